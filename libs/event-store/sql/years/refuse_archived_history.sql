create or replace function app.refuse_archived_history() returns trigger language plpgsql as $$
declare
  archive record;
begin
  select a.file, a.year, a.last_position into archive
  from app.year_archive a order by a.last_position desc limit 1;
  if found and (tg_table_name = 'rebuild' or (to_jsonb(new)->>'position')::bigint < archive.last_position) then
    raise exception 'events of % are archived in %: attach it first (dondoc partitions attach)',
      archive.year, archive.file using errcode = 'DA001';
  end if;
  return new;
end $$;
