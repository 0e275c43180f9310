import { type EntityManager, type QueryRunner } from 'typeorm';
import { logger } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { type Probe } from '../probe.js';
import { guarded, park, parkedAmong } from './parked.js';
import { type Ahead, type Reader } from './reader.js';
import { type Shard } from './shard.js';

const log = logger('event-store');

interface Delivery {
  readonly shard: Shard;
  readonly ahead: Ahead;
  readonly probe?: Probe;
}

interface Hand {
  readonly reader: Reader;
  /** The shard's row. */
  readonly name: string;
  readonly manager: EntityManager;
  readonly held: Set<string>;
}

/** Halves a failing batch until the event that fails alone is found; its stream is parked and the others go on. */
async function hand(to: Hand, events: StoredEvent[]): Promise<void> {
  const { reader, name, manager, held } = to;
  const open = events.filter((event) => !held.has(event.stream));
  if (open.length === 0) return;
  const error = await guarded(manager, () => reader.handle(open, manager));
  if (!error) return;
  if (open.length === 1) {
    const { stream, position, type } = open[0]!;
    await park(manager, name, open[0]!, error);
    held.add(stream);
    // Only the name of the error: its message may quote the event. `app.parked` keeps it.
    log.warn('stream parked', { reader: name, stream, position, type, error: error instanceof Error ? error.name : typeof error });
    return;
  }
  const half = open.length >> 1;
  await hand(to, open.slice(0, half));
  await hand(to, open.slice(half));
}

/** The reader's writes and its cursor in one transaction on the connection that holds its lease: whoever lost the lease cannot commit. */
export async function deliver(runner: QueryRunner, reader: Reader, { shard: { name }, ahead: { from, to, events }, probe }: Delivery): Promise<number> {
  const { manager } = runner;
  await runner.startTransaction();
  try {
    const rows: { position: string }[] = await manager.query('select position from app.reader where name = $1 for update', [name]);
    const moved = Number(rows[0]?.position) !== from;
    if (!moved) {
      await hand({ reader, name, manager, held: await parkedAmong(manager, name, new Set(events.map((event) => event.stream))) }, events);
      await manager.query('select app.move_reader($1, $2)', [name, to]);
      await probe?.('reader:commit', reader.name);
    }
    await runner.commitTransaction();
    return moved ? 0 : events.length;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}
