import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { noSuchObligation, obligation, type Obligation } from './obligation.js';

/** Folds the facts of an obligation. Errors: `Refused` NO_SUCH_OBLIGATION. */
export async function readObligation(
  store: EventStore,
  stream: string,
  manager?: EntityManager,
): Promise<Exclude<Obligation, { status: 'none' }>> {
  const events = stream.startsWith('obligation-') ? await store.read(stream, { manager }) : [];
  const state = events
    .map((stored) => obligation.parse(stored))
    .reduce(obligation.evolve, obligation.initial);
  if (state.status === 'none') throw noSuchObligation();
  return state;
}
