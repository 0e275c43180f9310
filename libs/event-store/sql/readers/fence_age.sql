-- Seconds since the oldest transaction that still holds readers back began; 0 without one. Runs as the owner:
-- xact_start of others' sessions is hidden from the app.
create or replace function app.fence_age() returns double precision
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(
    extract(epoch from clock_timestamp() - a.xact_start) -- wall clock: xact_start is one
  ), 0)::double precision
  from app.fences() f join pg_stat_activity a on a.pid = f.pid
$$;
