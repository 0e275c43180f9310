/** The answer of the API, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A caller of the product's own HTTP API, as any other system would be. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  /** `key` is the Idempotency-Key: the same call with the same key is one act. */
  send(method: 'POST' | 'PUT', path: string, call: { key: string; body?: object; version?: number }): Promise<Answer>;
  /** The file behind a path. */
  download(path: string): Promise<Buffer>;
  /** One file as the bare bytes of the body. `version`: of what it replaces (If-Match). */
  upload(path: string, call: { key: string; bytes: Buffer; name?: string; version?: number }): Promise<Answer>;
}

/** A file was asked for and not given. */
export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed';
}

const ATTEMPTS = 240;
const PAUSE_MS = 250;

const seen = (version: number | undefined): Record<string, string> => (version === undefined ? {} : { 'if-match': `"${version}"` });

export function apiClient(url: string, token: string, signal?: AbortSignal): ApiClient {
  const ask = (path: string, init: RequestInit): Promise<Response> => fetch(new URL(path, url), { ...init, signal, headers: { authorization: `Bearer ${token}`, ...init.headers } });

  async function once(path: string, init: RequestInit): Promise<Answer> {
    const response = await ask(path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  /** A server that restarts is asked again: every command carries its key, so asking twice is safe. */
  async function call(path: string, init: RequestInit): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await once(path, init);
        if (answer.status !== 503 || attempt >= ATTEMPTS) return answer;
      } catch (error) {
        if (signal?.aborted || attempt >= ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  return {
    get: (path) => call(path, {}),
    send: (method, path, { key, body, version }) =>
      call(path, {
        method,
        headers: { 'idempotency-key': key, ...seen(version), ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    async download(path) {
      const response = await ask(path, {});
      if (!response.ok) throw new DownloadFailed(`${path}: ${response.status} ${await response.text()}`);
      return Buffer.from(await response.arrayBuffer());
    },
    upload: (path, { key, bytes, name, version }) =>
      call(path, {
        method: 'POST',
        headers: { 'idempotency-key': key, ...seen(version), 'content-type': 'application/octet-stream', ...(name ? { 'x-file-name': encodeURIComponent(name) } : {}) },
        body: new Uint8Array(bytes),
      }),
  };
}
