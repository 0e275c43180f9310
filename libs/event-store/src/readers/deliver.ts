import { type EntityManager, type QueryRunner } from 'typeorm';
import { logger } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { type Probe } from '../probe.js';
import { guarded, park, parkedAmong } from './parked.js';
import { type Ahead, type Reader } from './reader.js';

const log = logger('event-store');

/** Halves a failing batch until the event that fails alone is found; its stream is parked and the others go on. */
async function hand(reader: Reader, events: StoredEvent[], manager: EntityManager, held: Set<string>): Promise<void> {
  const open = events.filter((event) => !held.has(event.stream));
  if (open.length === 0) return;
  const error = await guarded(manager, () => reader.handle(open, manager));
  if (!error) return;
  if (open.length === 1) {
    const { stream, position, type } = open[0]!;
    await park(manager, reader.name, open[0]!, error);
    held.add(stream);
    // Only the name of the error: its message may quote the event. `app.parked` keeps it.
    log.warn('stream parked', { reader: reader.name, stream, position, type, error: error instanceof Error ? error.name : typeof error });
    return;
  }
  const half = open.length >> 1;
  await hand(reader, open.slice(0, half), manager, held);
  await hand(reader, open.slice(half), manager, held);
}

/** The reader's writes and its cursor in one transaction on the connection that holds its lock: whoever lost the lock cannot commit. */
export async function deliver(runner: QueryRunner, reader: Reader, { from, events }: Ahead, probe?: Probe): Promise<number> {
  const { manager } = runner;
  await runner.startTransaction();
  try {
    const rows: { position: string }[] = await manager.query('select position from app.reader where name = $1 for update', [reader.name]);
    const moved = Number(rows[0]?.position) !== from;
    if (!moved) {
      await hand(reader, events, manager, await parkedAmong(manager, reader.name, new Set(events.map((event) => event.stream))));
      await manager.query('select app.move_reader($1, $2)', [reader.name, events.at(-1)!.position]);
      await probe?.('reader:commit', reader.name);
    }
    await runner.commitTransaction();
    return moved ? 0 : events.length;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
