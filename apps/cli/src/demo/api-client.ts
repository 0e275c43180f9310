/** The answer of the API, whatever its status. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A caller of the product's own HTTP API, as any other system would be. */
export interface ApiClient {
  get(path: string): Promise<Answer>;
  /** `key` is the Idempotency-Key: the same call with the same key is one act. */
  send(method: 'POST' | 'PUT', path: string, call: { key: string; body?: object }): Promise<Answer>;
}

const ATTEMPTS = 240;
const PAUSE_MS = 250;

export function apiClient(url: string, token: string, signal?: AbortSignal): ApiClient {
  async function once(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(new URL(path, url), { ...init, signal, headers: { authorization: `Bearer ${token}`, ...init.headers } });
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
    send: (method, path, { key, body }) =>
      call(path, {
        method,
        headers: { 'idempotency-key': key, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
  };
}
