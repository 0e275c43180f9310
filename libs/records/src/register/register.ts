import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Aggregate, Refused } from '#libs/decider';
import {
  assertNotOlderThanCheckpoint,
  type EventStore,
  type Counter,
  type Counters,
  type Operation,
} from '#libs/event-store';
import { listRegisterOpenings, termId } from '#libs/org';

// These names are stored. Never rename; add.
export const registerEvent = z.discriminatedUnion('type', [
  /** First fact of a register: the last number that was used on paper, or 0 for a new register. */
  z.object({
    type: z.literal('RegisterOpened'),
    data: z.object({
      body: z.string(),
      term: z.string(),
      documentType: z.string(),
      lastUsed: z.number().int(),
    }),
  }),
  z.object({
    type: z.literal('NumberDrawn'),
    data: z.object({ number: z.number().int(), notice: z.string() }),
  }),
  /**
   * A number that a newer database gave out before this one was restored from a backup. Its paper
   * exists, but its facts are lost.
   */
  z.object({
    type: z.literal('NumberVoided'),
    data: z.object({ number: z.number().int(), reason: z.string(), by: z.string() }),
  }),
  /**
   * Numbers that were given out by hand when the register stood here. Their papers are not in the
   * system. `source` names what said so.
   */
  z.object({
    type: z.literal('NumbersUsedOnPaper'),
    data: z.object({
      from: z.number().int(),
      to: z.number().int(),
      source: z.string(),
      by: z.string(),
    }),
  }),
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
      case 'NumbersUsedOnPaper':
        return { ...state, last: event.data.to };
    }
  },
  parse: (fact) => registerEvent.parse(fact),
  facts: { RegisterOpened: {}, NumberDrawn: {}, NumberVoided: {}, NumbersUsedOnPaper: {} },
  head: () => ({ status: 'open' }),
};

/** Numbers run from 01 for each issuing body, term and document type (HD 36-HD/VPTW, II.1.3). */
export interface RegisterKey {
  readonly body: string;
  readonly term: string;
  readonly documentType: string;
  /** Last number used on paper before the register was opened here. */
  readonly lastUsed: number;
  /** Symbol of the body, such as ĐU. */
  readonly bodySymbol: string;
}

export interface DrawnNumber {
  readonly number: number;
  /** As printed: `241-CV/ĐU`, `09-TB/ĐU`. */
  readonly symbol: string;
  /** Must be appended in the same transaction as the fact that uses the number. */
  readonly operation: Operation;
}

export function registerStream({
  body,
  term,
  documentType,
}: Pick<RegisterKey, 'body' | 'term' | 'documentType'>): string {
  return `register-${body}-${term}-${documentType}`;
}

export function printedSymbol(number: number, documentType: string, bodySymbol: string): string {
  return `${String(number).padStart(2, '0')}-${documentType}/${bodySymbol}`;
}

/**
 * The first fact of a register has no row yet on which to queue. Without this lock, two first
 * papers, or a paper and an import, would not see each other.
 */
export async function lockRegister(
  manager: EntityManager,
  key: Pick<RegisterKey, 'body' | 'term' | 'documentType'>,
): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(x'D0B'::int, hashtext($1))`, [
    registerStream(key),
  ]);
}

/**
 * The last number used on paper, as the organisation file has it now. It is read under the lock of
 * the register, because a paper may have read it before.
 */
async function recordedOpening(
  manager: EntityManager,
  { body, term, documentType, lastUsed }: RegisterKey,
): Promise<number> {
  const openings = await listRegisterOpenings(manager, body);
  return Math.max(
    lastUsed,
    ...openings
      .filter((opening) => opening.term === termId(body, term) && opening.type === documentType)
      .map(({ lastNumber }) => lastNumber),
  );
}

/**
 * When the organisation file goes further than the register, this records that the numbers above
 * `last` were used on paper. Otherwise it gives nothing.
 */
function usedOnPaper(last: number, upTo: number, by: string): RegisterEvent[] {
  return upTo > last
    ? [
        {
          type: 'NumbersUsedOnPaper',
          data: { from: last + 1, to: upTo, source: 'tệp tổ chức', by },
        },
      ]
    : [];
}

/**
 * Draws the next number. The row of the register stays locked until the caller's transaction ends,
 * so there is no gap and no number is drawn twice; the unique (stream, version) of the events
 * guards it once more. Numbers that the organisation file has meanwhile declared as used on paper
 * are passed over by a fact. Errors: `Refused` DATABASE_OLDER_THAN_CHECKPOINT.
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
  const opening = await recordedOpening(manager, key);
  const last = head ? await lastNumber(manager, stream, head.version) : opening;
  const passed: RegisterEvent[] = head
    ? usedOnPaper(last, opening, draw.actor)
    : [
        {
          type: 'RegisterOpened',
          data: {
            body: key.body,
            term: key.term,
            documentType: key.documentType,
            lastUsed: opening,
          },
        },
      ];
  const number = Math.max(last, opening) + 1;
  return {
    number,
    symbol: printedSymbol(number, key.documentType, key.bodySymbol),
    operation: {
      stream,
      expect: head ? head.version : 'none',
      events: [...passed, { type: 'NumberDrawn', data: { number, notice: draw.notice } }],
      head: { status: 'open' },
      actor: draw.actor,
    },
  };
}

/** The number to which the fact at this version brought the register. Each fact states it. */
export async function lastNumber(
  manager: EntityManager,
  stream: string,
  version: number,
): Promise<number> {
  const rows: { type: string; data: unknown }[] = await manager.query(
    'select type, data from app.event where stream = $1 and version = $2',
    [stream, version],
  );
  if (!rows[0]) throw new Error(`register ${stream} has a head but no event ${version}`);
  return register.evolve(register.initial, registerEvent.parse(rows[0])).last;
}

/** How far each register has come, and what is needed to open it again where it is missing. */
export async function registerCounters(manager: EntityManager): Promise<Counters> {
  const rows: { stream: string; about: Opening; type: string; data: unknown }[] =
    await manager.query(
      `select h.stream, e.data as about, l.type, l.data from app.head h
        join app.event e on e.stream = h.stream and e.version = 1
       join app.event l on l.stream = h.stream and l.version = h.version
         where h.category = 'register'`,
    );
  return Object.fromEntries(
    rows.map(({ stream, about, type, data }) => [
      stream,
      {
        last: register.evolve(register.initial, registerEvent.parse({ type, data })).last,
        about: { ...about },
      },
    ]),
  );
}

type Opening = Extract<RegisterEvent, { type: 'RegisterOpened' }>['data'];

/** No year gives out so many numbers. A counter that is so far ahead is a mistake. */
const MOST_VOIDED = 10_000;

/**
 * Voids every number up to the counter that this register has not given out. Answers the first of
 * them, which lies above the counter when there is none.
 */
export async function voidUpTo(
  store: EventStore,
  manager: EntityManager,
  { last, about }: Counter,
  why: { readonly reason: string; readonly by: string },
): Promise<number> {
  const opened = registerEvent.parse({ type: 'RegisterOpened', data: about });
  const stream = registerStream(opened.data as Opening);
  const head = await store.head(stream, { manager, lock: true });
  if (!head)
    await store.append(
      [{ stream, expect: 'none', events: [opened], head: { status: 'open' }, actor: why.by }],
      { manager, atomic: true },
    );
  const version = head?.version ?? 1;
  const first = (await lastNumber(manager, stream, version)) + 1;
  if (first > last) return first;
  if (last - first >= MOST_VOIDED)
    throw new Refused(
      'TOO_MANY_TO_VOID',
      `${stream}: số ${last} cách số tiếp theo (${first}) quá xa. Hãy kiểm tra lại số cuối đã cấp.`,
    );
  const events = Array.from({ length: last - first + 1 }, (_, i): RegisterEvent => ({
    type: 'NumberVoided',
    data: { number: first + i, ...why },
  }));
  await store.append([{ stream, expect: version, events, actor: why.by }], {
    manager,
    atomic: true,
  });
  return first;
}
