import { type QueryRunner } from 'typeorm';
import { deliver } from './deliver.js';
import { nextEvents, type Reader } from './reader.js';
import { endLease, type Shard, shardsOf, tryLease } from './shard.js';

const BATCH = 500;

/**
 * The number of shards that the database keeps for this reader. Registers the reader on first
 * sight.
 */
export async function keptShards(
  runner: QueryRunner,
  { name, shards = 1 }: Reader,
): Promise<number> {
  const rows: { kept: number }[] = await runner.query('select app.open_reader($1, $2) as kept', [
    name,
    shards,
  ]);
  return rows[0]!.kept;
}

/**
 * Brings every shard to the position of the foremost one. Without that, a stream that moves to
 * another shard would be read twice or not at all.
 */
async function level(runner: QueryRunner, reader: Reader, old: readonly Shard[]): Promise<void> {
  const rows: { upto: number }[] = await runner.query(
    'select max(position)::float8 as upto from app.reader where reader = $1',
    [reader.name],
  );
  const { upto } = rows[0]!;
  for (const shard of old) {
    for (
      let ahead = await nextEvents(runner.manager, shard, BATCH, upto);
      ahead && ahead.to > ahead.from;
      ahead = await nextEvents(runner.manager, shard, BATCH, upto)
    ) {
      await deliver(runner, reader, { shard, ahead });
    }
    await runner.query('select app.move_reader($1, $2)', [shard.name, upto]);
  }
}

/**
 * Cuts a reader anew, from the number of shards in the database to the number that it now asks for:
 * takes every old lease, levels the cursors, then changes the rows in one transaction. False while
 * another process still works a shard of the old cut; nothing has changed then.
 */
export async function reshard(runner: QueryRunner, reader: Reader, kept: number): Promise<boolean> {
  const leased: Shard[] = [];
  try {
    const old = shardsOf({ name: reader.name, shards: kept });
    for (const shard of old) {
      if (!(await tryLease(runner, shard))) return false;
      leased.push(shard);
    }
    if ((await keptShards(runner, reader)) !== kept) return false;
    await level(runner, reader, old);
    await runner.query('select app.reshard_reader($1, $2)', [reader.name, reader.shards ?? 1]);
    return true;
  } finally {
    for (const shard of leased) await endLease(runner, shard);
  }
}
