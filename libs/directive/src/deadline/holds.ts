import { type DataSource } from 'typeorm';
import { markAhead } from '#libs/workflow';

/**
 * Asked only where definitions differ: the head does not say which one an obligation is pinned to,
 * its first event does. `$1`: ids of definitions.
 */
export const PINNED_TO =
  `(select e.data->>'workflow' from app.event e where e.stream = h.stream and e.version = 1) = ` +
  'any ($1::text[])';

/** Minutes after the cutoff; `workflows`: of obligations pinned to these only. */
export interface Grace {
  readonly minutes: number;
  readonly workflows?: readonly string[];
}

/**
 * Writes down, once each, why an obligation past its cutoff is not marked: an upload begun before
 * the cutoff and not finished, a report that straddled it, a cell that does not exist any more, or
 * the intake was away at the cutoff for long (outage rows are written by the intake itself, on its
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
 * A named person looked at it: the mark may be made at the next tick. False when there was nothing
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
