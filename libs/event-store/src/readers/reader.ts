import { type EntityManager } from 'typeorm';
import { type StoredEvent } from '../event.js';
import { type EventRow, eventColumns, toEvent } from '../rows.js';
import { untilUnknown } from '../versions/index.js';

/** Follows all events in order. `handle` writes through `manager` only: its writes and the cursor commit together, and it may be called again for the same events. */
export interface Reader {
  readonly name: string;
  handle(events: StoredEvent[], manager: EntityManager): Promise<void>;
}

export interface Ahead {
  /** The cursor the events follow; the reader is registered on first sight. */
  readonly from: number;
  readonly events: StoredEvent[];
}

const NEXT = `
  with known as (insert into app.reader (name) select $1 where not exists (select from app.reader where name = $1) on conflict do nothing)
  select r.position as cursor, ${eventColumns}
  from (select coalesce((select position from app.reader where name = $1), 0) as position) r
  left join lateral app.read_after(r.position, $2) e on true order by e.position`;

/** The next events after the reader's cursor. */
export async function nextEvents(manager: EntityManager, name: string, limit: number): Promise<Ahead> {
  const rows: (EventRow & { cursor: string })[] = await manager.query(NEXT, [name, limit]);
  return { from: Number(rows[0]!.cursor), events: untilUnknown(rows.filter((row) => row.position !== null), toEvent) };
}

/** True while an appender under way keeps known positions back: worth another look soon, for a rollback rings no bell. */
export async function heldBack(manager: EntityManager): Promise<boolean> {
  const rows: { held: boolean }[] = await manager.query('select high > safe as held from app.read_bounds()');
  return rows[0]!.held;
}

/** Seconds since the oldest transaction that holds readers back began; 0 when none does. */
export async function fenceAge(manager: EntityManager): Promise<number> {
  const rows: { age: number }[] = await manager.query('select app.fence_age() as age');
  return rows[0]!.age;
}
