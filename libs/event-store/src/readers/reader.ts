import { type EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { type StoredEvent } from '../event.js';
import { type EventRow, eventColumns, toEvent } from '../rows.js';
import { untilUnknown } from '../versions/index.js';
import { type Shard } from './shard.js';

/**
 * Maps the type of a fact to the kind of effect that follows it, once per fact, about its stream.
 */
export type Follows = Readonly<Record<string, string>>;

/**
 * Follows all events in order. `handle` writes only through `manager`, so its writes and the cursor
 * commit together. It may be called again for the same events.
 */
export interface Reader {
  readonly name: string;
  /**
   * Number of shards (1) into which its streams are cut. Each has its own cursor, and different
   * processes work them at once. A reader may be sharded when its work for one stream does not
   * depend on another. Changing the number is safe: see `reshard`.
   */
  readonly shards?: number;
  handle(events: StoredEvent[], manager: EntityManager): Promise<void>;
  /**
   * Does the same as `handle`, inside the database and for many events at once: see `effectReader`.
   */
  readonly follows?: Follows;
}

export interface Ahead {
  /** The cursor before these events. */
  readonly from: number;
  /** The cursor after these events. Events of other shards are passed over. */
  readonly to: number;
  readonly events: StoredEvent[];
}

const NEXT = prepared(
  'next-events',
  `
  with ahead as materialized (
    select e.* from app.reader r cross join lateral app.read_after(r.position, $2) e
      where r.name = $1 and ($5::bigint is null or e.position <= $5))
  select r.position as cursor, coalesce((select max(position) from ahead), r.position) as reach,
    ${eventColumns}
  from (select position from app.reader where name = $1) r
  left join (select * from ahead a where $4 = 1 or app.shard_of(a.stream, $4) = $3) e on true
    order by e.position`,
);

/**
 * The next events after the shard's cursor, at most `limit` and none above `upto`. Undefined when
 * the shard has no row.
 */
export async function nextEvents(
  manager: EntityManager,
  { name, shard, shards }: Shard,
  limit: number,
  upto?: number,
): Promise<Ahead | undefined> {
  const rows: (EventRow & { cursor: string; reach: string })[] = await manager.query(NEXT, [
    name,
    limit,
    shard,
    shards,
    upto ?? null,
  ]);
  if (!rows[0]) return undefined;
  const found = rows.filter((row) => row.position !== null);
  const events = untilUnknown(found, toEvent);
  return {
    from: Number(rows[0].cursor),
    to: events.length < found.length ? events.at(-1)!.position : Number(rows[0].reach),
    events,
  };
}

const HELD = prepared(
  'held-back',
  `
  select b.high > b.safe or exists (select from app.event e where e.position > r.position) as held
  from app.reader r, app.read_bounds() b where r.name = $1`,
);

/**
 * True while an appender under way holds known positions back. Another look is then due soon,
 * because a rollback rings no bell. It is also true when something lies ahead of the shard by now:
 * the appender may have rolled back between the look that found nothing and this one.
 */
export async function heldBack(manager: EntityManager, { name }: Shard): Promise<boolean> {
  const rows: { held: boolean }[] = await manager.query(HELD, [name]);
  return rows[0]?.held ?? false;
}

/** Seconds since the start of the oldest transaction that holds readers back; 0 when none does. */
export async function fenceAge(manager: EntityManager): Promise<number> {
  const rows: { age: number }[] = await manager.query('select app.fence_age() as age');
  return rows[0]!.age;
}
