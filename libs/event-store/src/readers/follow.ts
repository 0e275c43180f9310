import { type QueryRunner } from 'typeorm';
import { effectId, recordEffects } from '#libs/platform';
import { type Probe } from '../probe.js';
import { type Follows, type Reader } from './reader.js';
import { type Shard } from './shard.js';

const BATCH = 2000;

/**
 * Records an effect for each fact of the given types. It reads only a fact's type and place, so no
 * version of it is unknown.
 */
export function effectReader(name: string, follows: Follows): Reader {
  return {
    name,
    follows,
    handle: (events, manager) =>
      recordEffects(
        manager,
        events.flatMap(({ stream, version, position, type }) => {
          const kind = follows[type];
          return kind === undefined
            ? []
            : [{ id: effectId(stream, version, kind), kind, subject: stream, position }];
        }),
      ),
  };
}

interface Following {
  readonly shard: Shard;
  readonly probe?: Probe;
}

/**
 * Number of events that the reader passed; undefined when its row is gone. Its effects and its
 * cursor are written in one transaction, on the connection of its lease.
 */
export async function follow(
  runner: QueryRunner,
  follows: Follows,
  following: Following,
): Promise<number | undefined> {
  const {
    shard: { reader },
    probe,
  } = following;
  await probe?.('reader:read', reader);
  await runner.startTransaction();
  try {
    const seen = await record(runner, follows, following.shard);
    if (seen) await probe?.('reader:commit', reader);
    await runner.commitTransaction();
    return seen;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

async function record(
  runner: QueryRunner,
  follows: Follows,
  { name, shard, shards }: Shard,
): Promise<number | undefined> {
  const [passed]: { reach: string | null; seen: string }[] = await runner.query(
    'select reach, seen from app.record_following($1, $2, $3, $4, $5, $6)',
    [
      name,
      BATCH * Math.min(shards, 8),
      shard,
      shards,
      Object.keys(follows),
      Object.values(follows),
    ],
  );
  return passed!.reach === null ? undefined : Number(passed!.seen);
}
