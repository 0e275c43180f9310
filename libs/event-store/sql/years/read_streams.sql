-- As read_stream, for many.
create or replace function app.read_streams(p_streams text[]) returns setof app.event
language plpgsql stable rows 500 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  archived text;
begin
  select a.stream into archived from app.archived_stream a where a.stream = any (p_streams) limit 1;
  if found then raise exception '% is archived', archived using errcode = 'DA001'; end if;
  return query select * from app.event e where e.stream = any (p_streams) order by e.stream, e.version;
end $$;
