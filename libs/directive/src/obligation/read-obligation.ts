import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { requireExisting } from './permitted.js';
import { obligation, type Existing } from './obligation.js';

/** Folds the facts of an obligation. Errors: `Refused` NO_SUCH_OBLIGATION. */
export async function readObligation(
  store: EventStore,
  stream: string,
  manager?: EntityManager,
): Promise<Existing> {
  const events = stream.startsWith('obligation-') ? await store.read(stream, { manager }) : [];
  return requireExisting(
    events.map((stored) => obligation.parse(stored)).reduce(obligation.evolve, obligation.initial),
  );
}
