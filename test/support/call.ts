import { request } from 'node:http';

export interface Call {
  readonly method?: string;
  readonly token?: string;
  /** The Idempotency-Key. */
  readonly key?: string;
  /** An object goes out as JSON, and a string as it stands. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The JSON of the answer, or {}. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** An upload that is under way: its head and a part of its body are sent. */
export interface Upload {
  /** Sends the rest. */
  finish(): Promise<Reply>;
  /** Hangs up. */
  abort(): void;
}

function parse(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return {};
  }
}

function headersOf({ token, key, body, headers }: Call): Record<string, string> {
  return {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
}

function open(url: string, path: string, call: Call, length?: number) {
  const { hostname, port } = new URL(url);
  const outgoing = request({
    hostname,
    port,
    path,
    method: call.method ?? (call.key || call.body !== undefined ? 'POST' : 'GET'),
    agent: false,
    headers: {
      ...headersOf(call),
      ...(length === undefined ? {} : { 'content-length': String(length) }),
    },
  });
  const reply = new Promise<Reply>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({
          status: incoming.statusCode ?? 0,
          type: incoming.headers['content-type'] ?? '',
          text,
          body: parse(text),
          headers: incoming.headers,
        });
      });
    });
  });
  return { outgoing, reply };
}

function bytesOf({ body }: Call): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * Sends one request, byte for byte as given. The path is not normalised, and nothing is asked
 * twice.
 */
export async function call(url: string, path: string, what: Call = {}): Promise<Reply> {
  const bytes = bytesOf(what);
  const { outgoing, reply } = open(url, path, what, bytes?.length);
  outgoing.end(bytes);
  return reply;
}

/** Sends half of the body and waits to be told to go on. */
export function beginUpload(url: string, path: string, what: Call): Upload {
  const bytes = bytesOf(what)!;
  const { outgoing, reply } = open(url, path, what, bytes.length);
  reply.catch(() => undefined);
  outgoing.write(bytes.subarray(0, bytes.length / 2));
  return {
    finish: () => {
      outgoing.end(bytes.subarray(bytes.length / 2));
      return reply;
    },
    abort: () => void outgoing.destroy(),
  };
}

/** The answer, or an error with what it said, for a call that only prepares something. */
export async function well(reply: Promise<Reply>): Promise<Reply> {
  const answer = await reply;
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer;
}
