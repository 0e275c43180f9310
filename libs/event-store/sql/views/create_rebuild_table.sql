-- The app's role may not create tables in the schema; here it may create and drop the table beside a view, and nothing
-- else. It has rights on app.rebuild like on any table, so these functions ask for none of its rows.
create or replace function app.create_rebuild_table(p_table text, keyed boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_table like '%\_\_rebuild' or not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'key'
    where n.nspname = 'app' and c.relname = p_table and c.relkind = 'r'
  ) then
    raise exception 'app.% is not the table of a view', p_table using errcode = 'undefined_table';
  end if;
  execute format('drop table if exists app.%I', p_table || '__rebuild');
  execute format('create unlogged table app.%I (like app.%I including defaults including generated)',
    p_table || '__rebuild', p_table);
  execute format('alter table app.%I set (autovacuum_enabled = false)', p_table || '__rebuild');
  execute format('grant select, insert, update, delete on app.%I to dondoc_app', p_table || '__rebuild');
  if keyed then execute format('alter table app.%I add primary key (key)', p_table || '__rebuild'); end if;
end $$;
revoke execute on function app.create_rebuild_table(text, boolean) from public;
grant execute on function app.create_rebuild_table(text, boolean) to dondoc_app;
