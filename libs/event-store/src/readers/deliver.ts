import { type EntityManager, type QueryRunner } from 'typeorm';
import { logger, prepared, sqlState } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { type Probe } from '../probe.js';
import { guarded, isEverybodysError, park } from './parked.js';
import { type Ahead, type Reader } from './reader.js';
import { type Shard } from './shard.js';

const log = logger('event-store');
const ABORTED = '25P02';

const CURSOR = prepared(
  'cursor',
  `
  select r.position, array(select p.stream from app.parked p where p.reader = r.name) as held,
    set_config('synchronous_commit', 'off', true)
  from app.reader r where r.name = $1 for update`,
);
const MOVE = prepared('move-reader', 'select app.move_reader($1, $2)');

interface Delivery {
  readonly shard: Shard;
  readonly ahead: Ahead;
  readonly probe?: Probe;
}

interface Hand {
  readonly reader: Reader;
  /** Name of the shard's row. */
  readonly name: string;
  readonly manager: EntityManager;
  readonly held: Set<string>;
}

/**
 * Handles all events at once. False when one of them must be at fault; nothing of the transaction
 * may stay then.
 */
async function handTogether(
  { reader, manager, held }: Hand,
  events: StoredEvent[],
): Promise<boolean> {
  const open = events.filter((event) => !held.has(event.stream));
  if (open.length === 0) return true;
  try {
    await reader.handle(open, manager);
    return true;
  } catch (error) {
    if (isEverybodysError(error)) throw error;
    return false;
  }
}

/**
 * Halves a failing batch until it finds the event that fails alone. The stream of that event is
 * parked, and the others go on.
 */
async function handApart(to: Hand, events: StoredEvent[]): Promise<void> {
  const { reader, name, manager, held } = to;
  const open = events.filter((event) => !held.has(event.stream));
  if (open.length === 0) return;
  const error = await guarded(manager, () => reader.handle(open, manager));
  if (!error) return;
  if (open.length === 1) {
    const { stream, position, type } = open[0]!;
    await park(manager, name, open[0]!, error);
    held.add(stream);
    // Only the name of the error is logged, because its message may quote the event. `app.parked`
    // keeps the message.
    log.warn('stream parked', {
      reader: name,
      stream,
      position,
      type,
      error: error instanceof Error ? error.name : typeof error,
    });
    return;
  }
  const half = open.length >> 1;
  await handApart(to, open.slice(0, half));
  await handApart(to, open.slice(half));
}

/**
 * Writes the reader's rows and its cursor in one transaction, on the connection that holds its
 * lease, so a reader that lost the lease cannot commit. The commit does not wait for the disk: a
 * crash takes back both, and the events are read again. Whoever acts on those writes commits later
 * in the same log. Savepoints are set only after the batch has failed once without them.
 */
export async function deliver(
  runner: QueryRunner,
  reader: Reader,
  delivery: Delivery,
): Promise<number> {
  const count = await attempt(runner, reader, delivery, handTogether);
  if (count !== undefined) return count;
  return (
    (await attempt(runner, reader, delivery, async (to, events) =>
      handApart(to, events).then(() => true),
    )) ?? 0
  );
}

type Handing = (to: Hand, events: StoredEvent[]) => Promise<boolean>;

/** Undefined when `hand` gave up and everything was rolled back. */
async function attempt(
  runner: QueryRunner,
  reader: Reader,
  delivery: Delivery,
  hand: Handing,
): Promise<number | undefined> {
  await runner.startTransaction();
  try {
    const count = await within(runner.manager, reader, delivery, hand);
    await (count === undefined ? runner.rollbackTransaction() : runner.commitTransaction());
    return count;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    // The reader swallowed an error of the database. Only savepoints can tell which event caused
    // it.
    if (sqlState(error) === ABORTED && hand === handTogether) return undefined;
    throw error;
  }
}

async function within(
  manager: EntityManager,
  reader: Reader,
  { shard: { name }, ahead: { from, to, events }, probe }: Delivery,
  hand: Handing,
): Promise<number | undefined> {
  const [row]: { position: string; held: string[] }[] = await manager.query(CURSOR, [name]);
  // Somebody else took these events meanwhile, or the row is gone.
  if (Number(row?.position) !== from) return 0;
  if (!(await hand({ reader, name, manager, held: new Set(row!.held) }, events))) return undefined;
  await manager.query(MOVE, [name, to]);
  await probe?.('reader:commit', reader.name);
  return events.length;
}
