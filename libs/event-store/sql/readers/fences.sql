create or replace function app.fences() returns table (bound bigint, pid int) language sql volatile as $$
  select ((l.classid::bigint & 65535) << 32) | l.objid::bigint, l.pid
  from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and l.classid::bigint >> 16 = app.fence_tag()
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$$;
