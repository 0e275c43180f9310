import { type QueryRunner } from 'typeorm';

/**
 * One part of a reader: the streams whose hash falls on it. `name` names its row in `app.reader`
 * and its session lock.
 */
export interface Shard {
  readonly name: string;
  readonly reader: string;
  readonly shard: number;
  readonly shards: number;
}

const MOST = 64;

function checked(reader: string, shards: number): void {
  if (reader === '' || reader.includes('#'))
    throw new RangeError(`a reader's name has no "#": ${reader}`);
  if (!Number.isSafeInteger(shards) || shards < 1 || shards > MOST)
    throw new RangeError(`reader ${reader}: 1 to ${MOST} shards, not ${shards}`);
}

export function shardsOf({
  name,
  shards = 1,
}: {
  readonly name: string;
  readonly shards?: number;
}): Shard[] {
  checked(name, shards);
  return Array.from({ length: shards }, (_, shard) => ({
    name: shards === 1 ? name : `${name}#${shard}`,
    reader: name,
    shard,
    shards,
  }));
}

const LOCK = `x'D0D'::int, hashtext($1)`;

/**
 * Takes the lease. It is a session lock, so it ends with its connection, whatever became of the
 * process.
 */
export async function tryLease(runner: QueryRunner, { name }: Shard): Promise<boolean> {
  const rows: { held: boolean }[] = await runner.query(
    `select pg_try_advisory_lock(${LOCK}) as held`,
    [name],
  );
  return rows[0]!.held;
}

/**
 * Frees the lease, which a connection back in the pool must not keep. A dead connection has lost
 * it.
 */
export async function endLease(runner: QueryRunner, { name }: Shard): Promise<void> {
  await runner.query(`select pg_advisory_unlock(${LOCK})`, [name]).catch(() => undefined);
}
