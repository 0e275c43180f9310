create or replace function app.seats_taken() returns table (seat int, shards text) language sql volatile as $$
  select s.seat, s.shards
  from app.reader_seat s join pg_locks l on l.objid = s.seat::oid
  where l.locktype = 'advisory' and l.objsubid = 2 and l.granted and l.classid = x'D0F'::int::oid
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$$;
