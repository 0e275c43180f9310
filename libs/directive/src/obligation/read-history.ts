import { type EntityManager } from 'typeorm';
import { type EventStore, type StoredEvent } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { requireExisting } from './permitted.js';
import { obligation, type Existing } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { requireMay } from '../definition/refusals.js';

export interface HistoryStep {
  readonly stored: StoredEvent;
  readonly event: ObligationEvent;
}

/** The state of an obligation, and the facts that led there. */
export interface History {
  readonly state: Existing;
  readonly steps: readonly HistoryStep[];
}

/**
 * Reads it for somebody who wants to see it. Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL.
 */
export async function readHistory(
  store: EventStore,
  { obligation: stream, actor }: { obligation: string; actor: Actor },
  manager?: EntityManager,
): Promise<History> {
  const stored = stream.startsWith('obligation-') ? await store.read(stream, { manager }) : [];
  const steps = stored.map((one) => ({ stored: one, event: obligation.parse(one) }));
  const state = requireExisting(
    steps.map(({ event }) => event).reduce(obligation.evolve, obligation.initial),
  );
  requireMay(actor, 'obligation.read', { cell: state.cell });
  return { state, steps };
}

/** A report as it was sent: its round, and the receipt under which it is kept. */
export interface SentRound {
  readonly round: number;
  readonly receipt: string;
  readonly at: string;
}

export function roundsOf({ steps }: History): SentRound[] {
  return steps.flatMap(({ stored, event }) =>
    event.type === 'ReportSubmitted'
      ? [{ round: event.data.round, receipt: event.data.receipt, at: stored.at }]
      : [],
  );
}

/**
 * The last round that a reviewer returned; 0 when none was. The cell may read the comments of that
 * round and of those before.
 */
export function returnedRound({ steps }: History): number {
  return Math.max(
    0,
    ...steps.map(({ event }) => (event.type === 'ReportReturned' ? event.data.round : 0)),
  );
}
