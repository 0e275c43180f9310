-- A stream by its name, with a plan that is kept: planning over the years costs more than the reading (decision 0007).
-- A plan made while a year was empty must still be right when it is full, so no sequential scan.
create or replace function app.read_stream(p_stream text, p_after bigint) returns setof app.event
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  if exists (select from app.archived_stream a where a.stream = p_stream and a.last_version > p_after) then
    raise exception '% is archived up to version % in %', p_stream,
      (select max(a.last_version) from app.archived_stream a where a.stream = p_stream),
      (select string_agg(a.file, ', ' order by a.last_version) from app.archived_stream a where a.stream = p_stream)
      using errcode = 'DA001';
  end if;
  return query select * from app.event e where e.stream = p_stream and e.version > p_after order by e.version;
end $$;
