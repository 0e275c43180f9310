import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Aggregate } from '#libs/decider';
import { type EventStore, type Operation } from '#libs/event-store';

// These names are stored. Never rename; add.
export const registerEvent = z.discriminatedUnion('type', [
  /** First fact of a register: the last number that was used on paper, 0 for a new one. */
  z.object({ type: z.literal('RegisterOpened'), data: z.object({ body: z.string(), term: z.string(), documentType: z.string(), lastUsed: z.number().int() }) }),
  z.object({ type: z.literal('NumberDrawn'), data: z.object({ number: z.number().int(), notice: z.string() }) }),
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
        return { ...state, last: event.data.number };
    }
  },
  parse: (fact) => registerEvent.parse(fact),
  facts: { RegisterOpened: {}, NumberDrawn: {} },
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
 */
export async function drawNumber(
  store: EventStore,
  manager: EntityManager,
  key: RegisterKey,
  draw: { notice: string; actor: string },
): Promise<DrawnNumber> {
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
