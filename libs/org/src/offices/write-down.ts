import { type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type OfficialEvent, officialStream } from './official.js';

/** Who changed it: the id of an office, or `operator:` and the command. */
export interface By {
  readonly by: string;
}

/** Appends what changed about one person to their audit, in the caller's transaction. */
export async function writeDown(
  manager: EntityManager,
  { official, by }: By & { readonly official: string },
  events: readonly OfficialEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await new EventStore(manager.connection).append(
    [{ stream: officialStream(official), expect: 'any', events, actor: by }],
    { manager, atomic: true },
  );
}

/** Changes of offices wait for each other, so that ids and periods are counted once. */
export async function oneAtATime(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('org-account'))`);
}
