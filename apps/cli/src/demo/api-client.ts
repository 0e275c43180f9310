/** The answer of the API, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A caller of the product's own HTTP API, as any other system would be. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  /** `key` is the Idempotency-Key. The same call with the same key is one act. */
  send(
    method: 'POST' | 'PUT',
    path: string,
    call: { key: string; body?: object; version?: number },
  ): Promise<Answer>;
  /** The file behind a path. */
  download(path: string): Promise<Buffer>;
  /**
   * Sends one file as the bare bytes of the body. `version` is the version of what it replaces
   * (If-Match).
   */
  upload(
    path: string,
    call: { key: string; bytes: Buffer; name?: string; version?: number },
  ): Promise<Answer>;
}

/** A file was asked for and was not given. */
export class DownloadFailed extends Error {
  override readonly name = 'DownloadFailed';
}

const ATTEMPTS = 240;
const PAUSE_MS = 250;

const seen = (version: number | undefined): Record<string, string> =>
  version === undefined ? {} : { 'if-match': `"${version}"` };

export function apiClient(url: string, token: string, signal?: AbortSignal): ApiClient {
  /**
   * A server that restarts is asked again. Every command carries its key, so asking twice is safe.
   */
  async function ask<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const response = await fetch(new URL(path, url), {
          ...init,
          signal,
          headers: { authorization: `Bearer ${token}`, ...init.headers },
        });
        if (response.status !== 503 || attempt >= ATTEMPTS) return await read(response);
      } catch (error) {
        if (signal?.aborted || attempt >= ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  const call = (path: string, init: RequestInit): Promise<Answer> =>
    ask(path, init, async (response) => ({
      status: response.status,
      body: (await response.json()) as Record<string, unknown>,
    }));

  return {
    get: (path) => call(path, {}),
    send: (method, path, { key, body, version }) =>
      call(path, {
        method,
        headers: {
          'idempotency-key': key,
          ...seen(version),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    async download(path) {
      const { ok, bytes } = await ask(path, {}, async (response) => ({
        ok: response.ok,
        bytes: Buffer.from(await response.arrayBuffer()),
      }));
      if (!ok) throw new DownloadFailed(`${path}: ${bytes.toString()}`);
      return bytes;
    },
    upload: (path, { key, bytes, name, version }) =>
      call(path, {
        method: 'POST',
        headers: {
          'idempotency-key': key,
          ...seen(version),
          'content-type': 'application/octet-stream',
          ...(name ? { 'x-file-name': encodeURIComponent(name) } : {}),
        },
        body: new Uint8Array(bytes),
      }),
  };
}
