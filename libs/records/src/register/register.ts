import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Aggregate, Refused } from '#libs/decider';
import { assertNotOlderThanCheckpoint, type EventStore, type Mark, type Marks, type Operation } from '#libs/event-store';

// These names are stored. Never rename; add.
export const registerEvent = z.discriminatedUnion('type', [
  /** First fact of a register: the last number that was used on paper, 0 for a new one. */
  z.object({ type: z.literal('RegisterOpened'), data: z.object({ body: z.string(), term: z.string(), documentType: z.string(), lastUsed: z.number().int() }) }),
  z.object({ type: z.literal('NumberDrawn'), data: z.object({ number: z.number().int(), notice: z.string() }) }),
  /** A number that a newer database gave out before this one was restored from a backup: its paper exists, its facts are lost. */
  z.object({ type: z.literal('NumberVoided'), data: z.object({ number: z.number().int(), reason: z.string(), by: z.string() }) }),
]);
export type RegisterEvent = z.infer<typeof registerEvent>;

export interface Register {
  readonly last: number;
}

export const register: Aggregate<Register, RegisterEvent> = {
  name: 'register',
  initial: { last: 0 },
  evolve: (state, event) => {
    switch (event.type) {
      case 'RegisterOpened':
        return { last: event.data.lastUsed };
      case 'NumberDrawn':
      case 'NumberVoided':
        return { ...state, last: event.data.number };
    }
  },
  parse: (fact) => registerEvent.parse(fact),
  facts: { RegisterOpened: {}, NumberDrawn: {}, NumberVoided: {} },
  head: () => ({ status: 'open' }),
};

/** Numbers run from 01 per issuing body × term × document type (HD 36-HD/VPTW, II.1.3). */
export interface RegisterKey {
  readonly body: string;
  readonly term: string;
  readonly documentType: string;
  /** Last number used on paper before the register was opened here. */
  readonly lastUsed: number;
  /** Symbol of the body: ĐU. */
  readonly bodySymbol: string;
}

export interface DrawnNumber {
  readonly number: number;
  /** As printed: `241-CV/ĐU`, `09-TB/ĐU`. */
  readonly symbol: string;
  /** To be appended in the same transaction as the fact that uses the number. */
  readonly operation: Operation;
}

export function registerStream({ body, term, documentType }: Pick<RegisterKey, 'body' | 'term' | 'documentType'>): string {
  return `register-${body}-${term}-${documentType}`;
}

export function printedSymbol(number: number, documentType: string, bodySymbol: string): string {
  return `${String(number).padStart(2, '0')}-${documentType}/${bodySymbol}`;
}

/**
 * The next number, under the lock of the register's row until the caller's transaction ends: no gap, no number twice. Its version is the
 * count of its facts, so number = last used on paper + version: the unique (stream, version) of the events guards it once more.
 * Errors: `Refused` DATABASE_OLDER_THAN_CHECKPOINT.
 */
export async function drawNumber(
  store: EventStore,
  manager: EntityManager,
  key: RegisterKey,
  draw: { notice: string; actor: string },
): Promise<DrawnNumber> {
  await assertNotOlderThanCheckpoint(manager);
  const stream = registerStream(key);
  const head = await store.head(stream, { manager, lock: true });
  const opening = head ? await openingNumber(manager, stream) : key.lastUsed;
  const number = opening + (head ? head.version : 1);
  const drawn = { type: 'NumberDrawn', data: { number, notice: draw.notice } };
  const opened = { type: 'RegisterOpened', data: { body: key.body, term: key.term, documentType: key.documentType, lastUsed: key.lastUsed } };
  return {
    number,
    symbol: printedSymbol(number, key.documentType, key.bodySymbol),
    operation: {
      stream,
      expect: head ? head.version : 'none',
      events: head ? [drawn] : [opened, drawn],
      head: { status: 'open' },
      actor: draw.actor,
    },
  };
}

async function openingNumber(manager: EntityManager, stream: string): Promise<number> {
  const rows: { last: number }[] = await manager.query(`select (data->>'lastUsed')::int as last from app.event where stream = $1 and version = 1`, [stream]);
  if (!rows[0]) throw new Error(`register ${stream} has a head but no first event`);
  return rows[0].last;
}

/** How far each register has come, with what opens it again where it is missing. */
export async function registerMarks(manager: EntityManager): Promise<Marks> {
  const rows: { stream: string; version: number; about: Opening }[] = await manager.query(
    `select h.stream, h.version::float8, e.data as about from app.head h join app.event e on e.stream = h.stream and e.version = 1 where h.category = 'register'`);
  return Object.fromEntries(rows.map(({ stream, version, about }) => [stream, { last: about.lastUsed + version - 1, about: { ...about } }]));
}

type Opening = Extract<RegisterEvent, { type: 'RegisterOpened' }>['data'];

/** More than any year gives out: a mark so far ahead is a mistake. */
const MOST_VOIDED = 10_000;

/** Voids every number up to the mark that this register has not given out; answers the first of them, above the mark when there is none. */
export async function voidUpTo(store: EventStore, manager: EntityManager, { last, about }: Mark, why: { readonly reason: string; readonly by: string }): Promise<number> {
  const opened = registerEvent.parse({ type: 'RegisterOpened', data: about });
  const stream = registerStream(opened.data as Opening);
  const head = await store.head(stream, { manager, lock: true });
  if (!head) await store.append([{ stream, expect: 'none', events: [opened], head: { status: 'open' }, actor: why.by }], { manager, atomic: true });
  const version = head?.version ?? 1;
  const first = (await openingNumber(manager, stream)) + version;
  if (first > last) return first;
  if (last - first >= MOST_VOIDED) throw new Refused('TOO_MANY_TO_VOID', `${stream}: số ${last} cách số tiếp theo (${first}) quá xa. Hãy kiểm tra lại số cuối đã cấp.`);
  const events = Array.from({ length: last - first + 1 }, (_, i): RegisterEvent => ({ type: 'NumberVoided', data: { number: first + i, ...why } }));
  await store.append([{ stream, expect: version, events, actor: why.by }], { manager, atomic: true });
  return first;
}
