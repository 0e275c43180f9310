create or replace function app.key_rebuild_table(p_table text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table app.%I add primary key (key)', p_table || '__rebuild');
  execute format('analyze app.%I', p_table || '__rebuild');
end $$;
revoke execute on function app.key_rebuild_table(text) from public;
grant execute on function app.key_rebuild_table(text) to dondoc_app;
