import { type QueryRunner } from 'typeorm';
import { effectId, recordEffects } from '#libs/platform';
import { type Probe } from '../probe.js';
import { type Reader } from './reader.js';
import { type Shard } from './shard.js';

/** Type of a fact → kind of the effect that follows it, once per fact, about its stream. */
export type Follows = Readonly<Record<string, string>>;

const BATCH = 2000;

/** Records an effect for each fact of the given types. Nothing of a fact is read but its type and place, so no version of it is unknown. */
export function effectReader(name: string, follows: Follows): Reader {
  return {
    name,
    follows,
    handle: (events, manager) => recordEffects(manager, events.flatMap(({ stream, version, position, type }) => {
      const kind = follows[type];
      return kind === undefined ? [] : [{ id: effectId(stream, version, kind), kind, subject: stream, position }];
    })),
  };
}

/** How many events the reader passed; undefined when its row is gone. Its effects and its cursor in one transaction on the connection of its lease. */
export async function follow(runner: QueryRunner, follows: Follows, { shard: { name, shard, shards, reader }, probe }: { shard: Shard; probe?: Probe }): Promise<number | undefined> {
  await probe?.('reader:read', reader);
  await runner.startTransaction();
  try {
    const [passed]: { reach: string | null; seen: string | null }[] = await runner.query('select reach, seen from app.record_following($1, $2, $3, $4, $5, $6)', [
      name, BATCH * Math.min(shards, 8), shard, shards, Object.keys(follows), Object.values(follows),
    ]);
    if (Number(passed?.seen) > 0) await probe?.('reader:commit', reader);
    await runner.commitTransaction();
    return passed?.reach == null ? undefined : Number(passed.seen ?? 0);
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
