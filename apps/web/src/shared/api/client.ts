import { type Interrupts, interrupts, type OfferedOffice } from './interrupts.js';
import { NoAnswer, type Problem, problemIn, Refusal } from './problem.js';

export interface Asking {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; a Blob goes as it is. */
  readonly body?: unknown;
  /** The same key gets the same answer for ever: keep it with the form until it is answered. */
  readonly key?: string;
  /** In which office it is done, where the person has chosen. */
  readonly office?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** An answer with what its headers say. */
export interface Answered<T> {
  readonly status: number;
  readonly etag: string | null;
  readonly body: T;
}

export const newKey = (): string => crypto.randomUUID();

function headersOf({ body, key, office, headers }: Asking): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body === undefined || body instanceof Blob ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(office === undefined ? {} : { 'dondoc-office': office }),
    ...headers,
  };
}

function requestOf(asking: Asking): RequestInit {
  const { body, method = body === undefined ? 'GET' : 'POST', signal } = asking;
  return {
    method,
    headers: headersOf(asking),
    ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  };
}

async function send(path: string, asking: Asking): Promise<Response> {
  try {
    return await fetch(path, requestOf(asking));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer();
  }
}

/** What the person gives when a refusal asks for it; undefined when they gave up. */
const given: Readonly<
  Record<string, (at: Interrupts, problem: Problem) => Promise<Partial<Asking> | undefined>>
> = {
  NOT_SIGNED_IN: async (at) => ((await at.signIn()) ? {} : undefined),
  STEP_UP_NEEDED: async (at) => ((await at.stepUp()) ? {} : undefined),
  CHOOSE_OFFICE: async (at, { offices }) => {
    const office = await at.chooseOffice(offices as readonly OfferedOffice[]);
    return office === undefined ? undefined : { office };
  },
};

/** What to ask again with, after the person has given what was missing; undefined when not. */
async function settled({ problem }: Refusal, asking: Asking): Promise<Asking | undefined> {
  const at = interrupts();
  const more = at && (await given[problem.code]?.(at, problem));
  return more && { ...asking, ...more };
}

/**
 * Asks the server. A session that has ended, a step that needs the password again and a choice of
 * office are settled on the way. Errors: `Refusal`, `NoAnswer`, an `AbortError`.
 */
export async function askWhole<T>(path: string, asking: Asking = {}): Promise<Answered<T>> {
  const response = await send(path, asking);
  if (response.ok) {
    const text = await response.text();
    const body = (text === '' ? undefined : JSON.parse(text)) as T;
    return { status: response.status, etag: response.headers.get('etag'), body };
  }
  const refusal = new Refusal(await problemIn(response));
  const again = await settled(refusal, asking);
  if (again) return askWhole(path, again);
  throw refusal;
}

export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  return (await askWhole<T>(path, asking)).body;
}
