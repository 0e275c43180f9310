import { interrupts, type OfferedOffice } from './interrupts.js';
import { NoAnswer, problemIn, Refusal } from './problem.js';

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

async function send(path: string, asking: Asking): Promise<Response> {
  const { body, method = body === undefined ? 'GET' : 'POST', signal } = asking;
  try {
    return await fetch(path, {
      method,
      headers: headersOf(asking),
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new NoAnswer();
  }
}

/** What to ask again with, after the person has given what was missing; undefined when not. */
async function settled(refusal: Refusal, asking: Asking): Promise<Asking | undefined> {
  const at = interrupts();
  if (!at) return undefined;
  const { status, code, offices } = refusal.problem;
  if (status === 401 && code === 'NOT_SIGNED_IN') return (await at.signIn()) ? asking : undefined;
  if (code === 'STEP_UP_NEEDED') return (await at.stepUp()) ? asking : undefined;
  if (code !== 'CHOOSE_OFFICE') return undefined;
  const office = await at.chooseOffice(offices as readonly OfferedOffice[]);
  return office === undefined ? undefined : { ...asking, office };
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
