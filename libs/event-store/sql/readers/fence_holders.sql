-- Who holds readers back: the appenders under way, the oldest first. Runs as the owner, like app.fence_age():
-- xact_start and state of others' sessions are hidden from the app. `since` and `age` (seconds) are of the transaction,
-- on the wall clock.
create or replace function app.fence_holders() returns table (
  pid int, application text, state text, since timestamptz, age double precision, bound bigint
) language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select a.pid, a.application_name, a.state, a.xact_start,
    extract(epoch from clock_timestamp() - a.xact_start)::double precision, -- wall clock: xact_start is one
    f.bound
  from app.fences() f join pg_stat_activity a on a.pid = f.pid where a.xact_start is not null
  order by a.xact_start, a.pid
$$;
