import { type EntityManager } from 'typeorm';
import {
  type CheckpointPlace,
  type EventStore,
  type Counters,
  type SigningKey,
  signingKey,
} from '#libs/event-store';
import { type Config, varPath } from '#libs/platform';
import { advanceIncoming, incomingCounters } from './incoming.js';
import { registerCounters, voidUpTo } from './register.js';

/**
 * How far every register and every incoming counter has come. Checkpoints carry this out of the
 * database.
 */
export async function numberCounters(manager: EntityManager): Promise<Counters> {
  return { ...(await registerCounters(manager)), ...(await incomingCounters(manager)) };
}

/** Where this installation stores its checkpoints, what they count, and the key that signs them. */
export function signing(config: Config): {
  readonly key: SigningKey;
  readonly place: CheckpointPlace;
} {
  const folders = [
    varPath(config, 'checkpoints'),
    ...(config.checkpointDir === undefined ? [] : [config.checkpointDir]),
  ];
  return { key: signingKey(config.secretKey), place: { folders, marks: numberCounters } };
}

/** Numbers from `from` to `to` that a newer database gave out and that are not given out again. */
export interface Skipped {
  readonly register: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Raises registers and counters to `marks` after a restore. Register numbers are voided one by one,
 * as facts; incoming numbers are passed over.
 */
export async function advanceNumbers(
  store: EventStore,
  manager: EntityManager,
  marks: Counters,
  why: { readonly reason: string; readonly by: string },
): Promise<Skipped[]> {
  const skipped: Skipped[] = [];
  for (const [register, mark] of Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const from =
      'year' in mark.about
        ? await advanceIncoming(manager, mark)
        : await voidUpTo(store, manager, mark, why);
    if (from <= mark.last) skipped.push({ register, from, to: mark.last });
  }
  return skipped;
}
