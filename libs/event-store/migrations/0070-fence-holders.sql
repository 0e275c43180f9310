-- Who holds readers back: the appenders under way, the oldest first. Runs as the owner, like app.fence_age(): xact_start and state of others'
-- sessions are hidden from the app. `since` and `age` (seconds) are of the transaction, on the wall clock.
create function app.fence_holders() returns table (pid int, application text, state text, since timestamptz, age double precision, bound bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select a.pid, a.application_name, a.state, a.xact_start, extract(epoch from clock_timestamp() - a.xact_start)::double precision, f.bound -- wall clock: xact_start is one
  from app.fences() f join pg_stat_activity a on a.pid = f.pid where a.xact_start is not null
  order by a.xact_start, a.pid
$$;

-- How far each shard of a reader is behind: positions, and seconds of the system's clock since the oldest event it has not passed.
create function app.reader_lag() returns table (name text, reader text, shard int, positions double precision, seconds double precision, beat double precision, parked int)
language sql volatile as $$
  select r.name, r.reader, r.shard, greatest(0, b.high - r.position)::double precision,
    coalesce(greatest(0, extract(epoch from app.now() - (select e.at from app.event e where e.position > r.position order by e.position limit 1))), 0)::double precision,
    app.beat_age(r.heartbeat), (select count(*)::int from app.parked p where p.reader = r.name)
  from app.reader r cross join app.read_bounds() b order by r.reader, r.shard
$$;
