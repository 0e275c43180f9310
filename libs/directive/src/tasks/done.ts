import { type DataSource } from 'typeorm';
import { type Instant } from '#libs/calendar';
import { type Actor } from '#libs/org';
import { factWords } from './task-words.js';

/** Something this person has done. */
export interface Done {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  readonly directive: string | null;
  readonly obligation: string | null;
  readonly cell: string | null;
  readonly cellName: string | null;
  /** The number of the receipt, where a report was sent. */
  readonly receipt: string | null;
}

export const SHOWN = 10;

interface Row extends Omit<Done, 'text'> {
  readonly type: string;
}

// A command leaves its first fact behind the version that it found. A few more are read than are
// shown, because some are acts of no screen.
const DONE = `
  select e.position::text as id, app.iso(e.at) as at, e.type, e.data->>'receipt' as receipt,
    case h.category when 'directive' then substr(h.stream, 11) else h.parent end as directive,
    case h.category when 'obligation' then h.stream end as obligation,
    c.id as cell, c.name as "cellName"
  from (select k.stream, k.base_version + 1 as version from app.command k
    where k.actor = any ($1) and k.position is not null and k.version > k.base_version
    order by k.position desc limit 40) m
  join app.event e on e.stream = m.stream and e.version = m.version
  join app.head h on h.stream = m.stream and h.category in ('directive', 'obligation')
  left join app.cell c on c.id = h.owner and h.category = 'obligation'
  order by e.position desc`;

/** The last acts of a person in all their offices, within the committee in which this is asked. */
export async function lastDone(dataSource: DataSource, actor: Actor): Promise<Done[]> {
  const rows: Row[] = await dataSource.query(DONE, [actor.offices ?? [actor.id]]);
  return rows.flatMap(({ type, ...row }) => {
    const text = factWords(type);
    return text === undefined ? [] : [{ ...row, text }];
  });
}
