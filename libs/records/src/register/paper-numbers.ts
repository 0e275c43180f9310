import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import {
  lastNumber,
  lockRegister,
  printedSymbol,
  type RegisterEvent,
  type RegisterKey,
  registerStream,
} from './register.js';

/**
 * What the organisation file newly says about a register: its last number used on paper, and what
 * it said before (null: nothing).
 */
export interface PaperChange extends Pick<RegisterKey, 'body' | 'term' | 'documentType'> {
  readonly recorded: number | null;
  readonly last: number;
}

/** A number that the system gave out, and the paper that has it. */
export interface GivenOut {
  readonly number: number;
  /** Symbol as printed, without the body: `119-TB`. */
  readonly symbol: string;
  /** What the paper is about; empty when it is not in the register of papers yet. */
  readonly title: string;
}

/** The state of the register in view of the change, under its lock until the transaction ends. */
export interface PaperStanding {
  readonly change: PaperChange;
  /** Last number of the register; null when no number was ever drawn from it. */
  readonly current: number | null;
  /**
   * Numbers that the system gave out and that the file now counts as used on paper, or no longer
   * does.
   */
  readonly given: readonly GivenOut[];
}

async function givenOut(
  manager: EntityManager,
  { body, term, documentType }: PaperChange,
  [from, to]: readonly [number, number],
): Promise<GivenOut[]> {
  const rows: { number: number; title: string | null }[] = await manager.query(
    `select u.number, o.title from app.used_number u left join app.outgoing o on o.key = u.notice
      where u.body = $1 and u.term = $2 and u.document_type = $3 and u.number between $4 and $5
        order by u.number`,
    [body, term, documentType, from, to],
  );
  return rows.map(({ number, title }) => ({
    number,
    symbol: printedSymbol(number, documentType, '').slice(0, -1),
    title: title ?? '',
  }));
}

const LARGEST = 2_147_483_647;

/**
 * Locks the register first, so that no paper draws from it until the import is written or given up.
 */
export async function paperStanding(
  store: EventStore,
  manager: EntityManager,
  change: PaperChange,
): Promise<PaperStanding> {
  await lockRegister(manager, change);
  const stream = registerStream(change);
  const head = await store.head(stream, { manager, lock: true });
  const recorded = change.recorded ?? 0;
  // The number was lowered, and everything above the new one would be drawn again.
  const given = await givenOut(
    manager,
    change,
    change.last > recorded ? [recorded + 1, change.last] : [change.last + 1, LARGEST],
  );
  return { change, current: head ? await lastNumber(manager, stream, head.version) : null, given };
}

/**
 * Records the numbers between the register and the file's last one as a fact. Writes nothing when
 * the register is not open yet, because its opening will say it.
 */
export async function useOnPaper(
  store: EventStore,
  manager: EntityManager,
  { change, current }: PaperStanding,
  why: { readonly source: string; readonly by: string },
): Promise<void> {
  if (current === null || change.last <= current) return;
  const stream = registerStream(change);
  const head = await store.head(stream, { manager });
  const event: RegisterEvent = {
    type: 'NumbersUsedOnPaper',
    data: { from: current + 1, to: change.last, ...why },
  };
  await store.append(
    [{ stream, expect: head!.version, events: [event], head: { status: 'open' }, actor: why.by }],
    { manager, atomic: true },
  );
}
