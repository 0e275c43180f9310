-- Shards, of those named, that nobody runs now.
create or replace function app.free_shards(names text[]) returns text[] language sql volatile as $$
  select coalesce(array_agg(r.name order by r.name), '{}') from app.reader r
  where r.name = any (names) and not exists (
    select from pg_locks l
    where l.locktype = 'advisory' and l.objsubid = 2 and l.granted and l.classid = x'D0D'::int::oid
      and l.objid = (hashtext(r.name)::bigint & 4294967295)::oid
      and l.database = (select d.oid from pg_database d where d.datname = current_database()))
$$;
