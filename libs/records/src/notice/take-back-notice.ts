import { type EntityManager } from 'typeorm';
import { type EventStore, type Operation } from '#libs/event-store';
import { fold } from '#libs/decider';
import { notice as aggregate, revokeNotice, type Revocation } from './notice.js';

/** A revoked paper as it is cited. */
export interface TakenBack {
  readonly symbol: string;
  readonly issuedOn: string;
  /**
   * Operations for the same atomic append as the fact that revokes it; none when it was revoked
   * before.
   */
  readonly operations: readonly Operation[];
}

/**
 * Locks the notice's row until the caller's transaction ends, so its file is sealed either before
 * that or after it.
 */
export async function takeBackNotice(
  store: EventStore,
  manager: EntityManager,
  {
    notice,
    actor,
    ...revocation
  }: Revocation & { readonly notice: string; readonly actor: string },
): Promise<TakenBack> {
  const head = await store.head(notice, { manager, lock: true });
  const state = await readNotice(store, notice, manager);
  if (!head || state.status === 'none')
    throw new Error(`${notice} was approved but never numbered`);
  const events = revokeNotice(state, { ...revocation, by: actor });
  const { symbol, issuedOn } = state;
  if (events.length === 0) return { symbol, issuedOn, operations: [] };
  return {
    symbol,
    issuedOn,
    operations: [
      {
        stream: notice,
        expect: head.version,
        events: [...events],
        head: aggregate.head(fold(aggregate, events, state)),
        actor,
      },
    ],
  };
}

/** Folds a notice's facts. */
export async function readNotice(store: EventStore, stream: string, manager?: EntityManager) {
  return fold(
    aggregate,
    (await store.read(stream, { manager })).map((stored) =>
      aggregate.parse({ type: stored.type, data: stored.data }),
    ),
  );
}
