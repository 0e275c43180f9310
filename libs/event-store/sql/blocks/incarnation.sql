-- Another text after each start of the server, and after a restore into a new database or new tables.
create or replace function app.incarnation() returns text language sql stable as $$
  select concat_ws('/', app.microseconds(pg_postmaster_start_time()),
    (select d.oid from pg_database d where d.datname = current_database()), 'app.block'::regclass::oid)
$$;
