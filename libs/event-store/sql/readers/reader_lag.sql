-- How far each shard of a reader is behind: positions, and seconds of the system's clock since the oldest event it has
-- not passed.
create or replace function app.reader_lag() returns table (
  name text, reader text, shard int, positions double precision, seconds double precision, beat double precision,
  parked int
) language sql volatile as $$
  select r.name, r.reader, r.shard, greatest(0, b.high - r.position)::double precision,
    coalesce(greatest(0, extract(epoch from app.now() - (
      select e.at from app.event e where e.position > r.position order by e.position limit 1))), 0)::double precision,
    app.beat_age(r.heartbeat), (select count(*)::int from app.parked p where p.reader = r.name)
  from app.reader r cross join app.read_bounds() b order by r.reader, r.shard
$$;
