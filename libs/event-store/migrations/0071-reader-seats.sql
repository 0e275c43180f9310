-- Who runs readers now: a worker takes a seat, and holds the session lock (x'D0F', seat) as long as its connection lives. Workers with the same
-- set of shards share it out among themselves. Unlogged: after a crash of the server no connection is left either.
create sequence app.reader_seat_number as int cycle;
create unlogged table app.reader_seat (
  seat int primary key,
  -- the shards this worker could run
  shards text not null
);

create function app.seats_taken() returns table (seat int, shards text) language sql volatile as $$
  select s.seat, s.shards
  from app.reader_seat s join pg_locks l on l.objid = s.seat::oid
  where l.locktype = 'advisory' and l.objsubid = 2 and l.granted and l.classid = x'D0F'::int::oid
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$$;

create function app.take_seat(p_shards text) returns int language plpgsql as $$
declare
  mine int := nextval('app.reader_seat_number');
begin
  perform pg_advisory_lock(x'D0F'::int, mine);
  delete from app.reader_seat s where not exists (select from app.seats_taken() t where t.seat = s.seat);
  insert into app.reader_seat (seat, shards) values (mine, p_shards);
  return mine;
end $$;

create function app.leave_seat(p_seat int) returns void language plpgsql as $$
begin
  delete from app.reader_seat s where s.seat = p_seat;
  perform pg_advisory_unlock(x'D0F'::int, p_seat);
end $$;

-- Shards, of those named, that nobody runs now.
create function app.free_shards(names text[]) returns text[] language sql volatile as $$
  select coalesce(array_agg(r.name order by r.name), '{}') from app.reader r
  where r.name = any (names) and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2 and l.granted and l.classid = x'D0D'::int::oid
      and l.objid = (hashtext(r.name)::bigint & 4294967295)::oid and l.database = (select d.oid from pg_database d where d.datname = current_database()))
$$;

-- How many of p_shards shards the worker of this seat should run: the same for all, the older seats take what does not divide, and all together
-- exactly p_shards. Null: the seat is lost.
create function app.reader_share(p_seat int, p_shards int) returns int language sql volatile as $$
  with alive as (
    select t.seat, count(*) over () as workers, row_number() over (order by t.seat) as place
    from app.seats_taken() t where t.shards = (select s.shards from app.reader_seat s where s.seat = p_seat))
  select p_shards / a.workers::int + (a.place <= p_shards % a.workers)::int /* share */ from alive a where a.seat = p_seat
$$;
