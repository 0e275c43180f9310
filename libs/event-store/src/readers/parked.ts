import { type DataSource, type EntityManager } from 'typeorm';
import { inTransaction, isRetryable, sqlState } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { type EventRow, eventColumns, toEvent } from '../rows.js';
import { UnknownEvent } from '../versions/index.js';
import { type Reader } from './reader.js';

/**
 * A stream that one reader could not take. `waiting` are its events from the failed one on, which a
 * retry replays in order.
 */
export interface ParkedStream {
  readonly reader: string;
  readonly stream: string;
  readonly position: number;
  readonly error: string;
  readonly attempts: number;
  readonly at: string;
  readonly waiting: number;
}

/**
 * True for errors of the database, of our schema or of an old program, which are not the fault of
 * one event. Parking would hide them, stream by stream. Classes: 42 schema and rights, 53
 * resources, 57 intervention, 58 system, XX internal.
 */
export function isEverybodysError(error: unknown): boolean {
  return (
    error instanceof UnknownEvent || isRetryable(error) || /^(42|53|57|58|XX)/.test(sqlState(error))
  );
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500);
}

/** `reader` is the shard's row, here and below. */
export async function park(
  manager: EntityManager,
  reader: string,
  event: StoredEvent,
  error: unknown,
): Promise<void> {
  await manager.query(
    `insert into app.parked (reader, stream, position, error) values ($1, $2, $3, $4)
     on conflict (reader, stream) do update set position = excluded.position,
       error = excluded.error, attempts = app.parked.attempts + 1, at = app.now()`,
    [reader, event.stream, event.position, messageOf(error)],
  );
}

/** All parked streams, oldest first. */
export async function parked(dataSource: DataSource): Promise<ParkedStream[]> {
  return dataSource.query(
    `select r.reader, p.stream, p.position::float8, p.error, p.attempts, app.iso(p.at) as at,
       (select count(*)::int from app.event e where e.stream = p.stream and e.position >= p.position
         and e.position <= r.position) as waiting
     from app.parked p join app.reader r on r.name = p.reader order by p.at, p.stream`,
  );
}

/**
 * Runs `work` so that its writes stay only if it did not throw. The transaction goes on in either
 * case.
 */
export async function guarded(manager: EntityManager, work: () => Promise<void>): Promise<unknown> {
  await manager.query('savepoint guarded');
  try {
    await work();
    await manager.query('release savepoint guarded');
    return undefined;
  } catch (error) {
    if (isEverybodysError(error)) throw error;
    await manager.query('rollback to savepoint guarded');
    await manager.query('release savepoint guarded');
    return error ?? new Error('a reader threw nothing');
  }
}

/**
 * Replays a parked stream's events one by one, in order, up to the reader's cursor. True when all
 * were taken and the stream runs again. False when it stopped at an event that failed; the events
 * before that one stay taken.
 */
export async function retryParked(
  dataSource: DataSource,
  reader: Reader,
  stream: string,
): Promise<boolean> {
  return inTransaction(dataSource, async (manager) => {
    // The lock on the shard's row keeps its loop out, and with it new events of this stream.
    const shards: { name: string }[] = await manager.query(
      `select r.name from app.reader r join app.parked p on p.reader = r.name
        where r.reader = $1 and p.stream = $2 for update of r`,
      [reader.name, stream],
    );
    const name = shards[0]?.name;
    if (name === undefined) return true;
    const rows: EventRow[] = await manager.query(
      `select ${eventColumns} from app.event e join app.parked p on p.stream = e.stream
        and e.position >= p.position join app.reader r on r.name = p.reader
        and e.position <= r.position
       where p.reader = $1 and p.stream = $2 order by e.position`,
      [name, stream],
    );
    for (const event of rows.map(toEvent)) {
      const error = await guarded(manager, () => reader.handle([event], manager));
      if (error) {
        await park(manager, name, event, error);
        return false;
      }
    }
    await manager.query('delete from app.parked where reader = $1 and stream = $2', [name, stream]);
    return true;
  });
}
