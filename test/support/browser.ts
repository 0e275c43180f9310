import { call, type Reply } from './call.js';

/** What a browser sends, as a page of ours would. */
export interface Asking {
  readonly method?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A browser with its cookies, at an address behind a trusted proxy. */
export interface Browser {
  readonly cookies: Map<string, string>;
  ask(path: string, asking?: Asking): Promise<Reply>;
  /** The cookies that the last answer set, as they stand. */
  readonly set: readonly string[];
}

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Chrome/130.0.0.0 Safari/537.36';

const listOf = (header: string | string[] | undefined): string[] =>
  header === undefined ? [] : [header].flat();

function keep(cookies: Map<string, string>, set: readonly string[]): void {
  for (const line of set) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (/Max-Age=0/.test(line)) cookies.delete(name!);
    else cookies.set(name!, value!);
  }
}

/** Opens a browser. `from` is its address, by X-Forwarded-For, and `agent` what it says it is. */
export function openBrowser(
  url: string,
  { from, agent = CHROME }: { from?: string; agent?: string } = {},
): Browser {
  const cookies = new Map<string, string>();
  let set: string[] = [];
  return {
    cookies,
    get set() {
      return set;
    },
    async ask(path, { method, body, headers } = {}) {
      const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const reply = await call(url, path, {
        method: method ?? (body ? 'POST' : 'GET'),
        ...(body ? { body } : {}),
        headers: {
          origin: new URL(url).origin,
          'user-agent': agent,
          ...(jar ? { cookie: jar } : {}),
          ...(from ? { 'x-forwarded-for': from } : {}),
          ...headers,
        },
      });
      set = listOf(reply.headers['set-cookie']);
      keep(cookies, set);
      return reply;
    },
  };
}
