import { type DataSource } from 'typeorm';
import { markAhead } from '#libs/workflow';
import { PINNED } from '../obligation/pinned-sql.js';

/**
 * Needed only where definitions differ: the head does not say which one an obligation is pinned to,
 * but its facts do. `$1` are ids of definitions.
 */
export const PINNED_TO = `${PINNED} = any ($1::text[])`;

/**
 * Minutes after the cutoff. `workflows` limits it to obligations that are pinned to these
 * definitions.
 */
export interface Grace {
  readonly minutes: number;
  readonly workflows?: readonly string[];
}

/**
 * Writes down, once each, why an obligation past its cutoff is not marked: an upload that began
 * before the cutoff is not finished, a report arrived across it, the cell does not exist any more,
 * or the intake was away for long at the cutoff (the intake writes the outage rows itself, by its
 * wall clock).
 */
export async function recordHolds(dataSource: DataSource, grace: Grace | number): Promise<void> {
  const { minutes, workflows }: Grace = typeof grace === 'number' ? { minutes: grace } : grace;
  await dataSource.query(
    `insert into app.hold (obligation, cutoff_at, reason)
     select h.stream, h.cutoff_at, case
         when exists (select from app.receipt r where r.obligation = h.stream
           and r.timeliness = 'straddled') then 'HELD_REPORT'
         when exists (select from app.intent i where i.obligation = h.stream
           and i.resolved_at is null and i.begun_at < h.cutoff_at) then 'UNFINISHED_UPLOAD'
         when app.cell_ended(h.owner, app.now()) is not null then 'CELL_ENDED'
         else 'OUTAGE' end
     from app.head h
     where h.category = 'obligation' and h.status = any ($3) and h.cutoff_at + make_interval(mins =>
       $2::int) <= app.now() and ($1::text[] is null or ${PINNED_TO})
       and (exists (select from app.receipt r where r.obligation = h.stream
         and r.timeliness = 'straddled')
         or exists (select from app.intent i where i.obligation = h.stream and i.resolved_at is null
           and i.begun_at < h.cutoff_at)
         or app.cell_ended(h.owner, app.now()) is not null
         or exists (select from app.outage o where o.service = 'intake' and o.from_at < h.cutoff_at
           and o.to_at >= h.cutoff_at))
     on conflict do nothing`,
    [workflows ?? null, minutes, markAhead],
  );
}

/**
 * A named person has looked at it, so the mark may be made at the next tick. False when nothing was
 * held.
 */
export async function releaseHold(
  dataSource: DataSource,
  obligation: string,
  by: string,
): Promise<boolean> {
  const [, count]: [unknown[], number] = await dataSource.query(
    `update app.hold set released_by = $2, released_at = app.now() where obligation = $1
      and released_at is null`,
    [obligation, by],
  );
  return count > 0;
}
