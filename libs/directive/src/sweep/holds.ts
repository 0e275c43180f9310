import { type DataSource } from 'typeorm';

/**
 * Writes down, once each, why an obligation past its cutoff is not marked: an upload begun before the cutoff and not finished, a report that
 * straddled it, or the intake was away at the cutoff for long (outage rows are written by the intake itself, on its wall clock).
 */
export async function recordHolds(dataSource: DataSource, graceMinutes: number): Promise<void> {
  await dataSource.query(
    `insert into app.hold (obligation, cutoff_at, reason)
     select h.stream, h.cutoff_at, case
         when exists (select from app.receipt r where r.obligation = h.stream and r.timeliness = 'straddled') then 'HELD_REPORT'
         when exists (select from app.intent i where i.obligation = h.stream and i.resolved_at is null and i.begun_at < h.cutoff_at) then 'UNFINISHED_UPLOAD'
         else 'OUTAGE' end
     from app.head h
     where h.category = 'obligation' and h.status = 'issued' and h.cutoff_at + make_interval(mins => $1::int) <= app.now()
       and (exists (select from app.receipt r where r.obligation = h.stream and r.timeliness = 'straddled')
         or exists (select from app.intent i where i.obligation = h.stream and i.resolved_at is null and i.begun_at < h.cutoff_at)
         or exists (select from app.outage o where o.service = 'intake' and o.from_at < h.cutoff_at and o.to_at >= h.cutoff_at))
     on conflict do nothing`,
    [graceMinutes],
  );
}

/** A named person looked at it: the mark may be made at the next tick. False when there was nothing held. */
export async function releaseHold(dataSource: DataSource, obligation: string, by: string): Promise<boolean> {
  const [, count]: [unknown[], number] = await dataSource.query(
    'update app.hold set released_by = $2, released_at = app.now() where obligation = $1 and released_at is null',
    [obligation, by],
  );
  return count > 0;
}
