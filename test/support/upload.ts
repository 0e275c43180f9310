import { request } from 'node:http';
import { type Reply } from './call.js';

export interface FileCall {
  readonly token?: string;
  /** The Idempotency-Key. */
  readonly key?: string;
  /** The name goes out percent-encoded, as X-File-Name. */
  readonly name?: string;
  readonly bytes: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const headersOf = ({ token, key, name, headers }: FileCall): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  ...(key ? { 'idempotency-key': key } : {}),
  ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) }),
  ...headers,
});

function open(url: string, path: string, what: FileCall, chunked: boolean) {
  const { hostname, port } = new URL(url);
  const length = chunked ? {} : { 'content-length': String(what.bytes.length) };
  const outgoing = request({
    hostname,
    port,
    path,
    method: 'POST',
    agent: false,
    headers: { ...headersOf(what), ...length },
  });
  const reply = new Promise<Reply & { readonly bytes: Buffer }>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const type = incoming.headers['content-type'] ?? '';
        const body = type.includes('json') ? (JSON.parse(bytes.toString()) as Reply['body']) : {};
        resolve({
          status: incoming.statusCode ?? 0,
          type,
          text: bytes.toString(),
          body,
          headers: incoming.headers,
          bytes,
        });
      });
    });
  });
  reply.catch(() => undefined);
  return { outgoing, reply };
}

/** Sends one file as the bare body. With `chunked` it does not say its length. */
export async function sendFile(
  url: string,
  path: string,
  what: FileCall,
  { chunked = false } = {},
): Promise<Reply & { readonly bytes: Buffer }> {
  const { outgoing, reply } = open(url, path, what, chunked);
  outgoing.end(what.bytes);
  return reply;
}

/** Sends the first part of a file, and hangs up when told to. */
export function beginFile(
  url: string,
  path: string,
  what: FileCall,
  part: number,
): { abort(): void } {
  const { outgoing } = open(url, path, what, false);
  outgoing.on('error', () => undefined);
  outgoing.write(what.bytes.subarray(0, part));
  return { abort: () => void outgoing.destroy() };
}
