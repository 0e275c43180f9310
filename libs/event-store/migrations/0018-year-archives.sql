-- What was detached from app.event and lies in a file (decision 0007): enough to go on appending, to verify what follows, and to say where the rest is.
create table app.year_archive (
  file text primary key,
  year int not null,
  sha256 text not null,
  streams bigint not null,
  events bigint not null,
  last_position bigint not null,
  at timestamptz not null default app.now()
);
create table app.archived_stream (
  stream text collate "C" not null,
  last_version bigint not null,
  first_version bigint not null,
  -- hash and position of the last archived event: the next one in the database chains onto it
  hash bytea not null,
  position bigint not null,
  file text not null references app.year_archive (file) on delete cascade,
  primary key (stream, last_version)
);
revoke insert, update, delete, truncate on app.year_archive, app.archived_stream from dondoc_app;

create function app.refuse_archived_history() returns trigger language plpgsql as $$
declare
  archive record;
begin
  select a.file, a.year, a.last_position into archive from app.year_archive a order by a.last_position desc limit 1;
  if found and (tg_table_name = 'rebuild' or (to_jsonb(new)->>'position')::bigint < archive.last_position) then
    raise exception 'events of % are archived in %: attach it first (dondoc partitions attach)', archive.year, archive.file using errcode = 'DA001';
  end if;
  return new;
end $$;

-- Neither a new reader nor a rebuild may take what is left for the whole.
create trigger reader_needs_history before insert on app.reader for each row execute function app.refuse_archived_history();
create trigger rebuild_needs_history before insert on app.rebuild for each row execute function app.refuse_archived_history();

create or replace function app.read_stream(p_stream text, p_after bigint) returns setof app.event
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  if exists (select from app.archived_stream a where a.stream = p_stream and a.last_version > p_after) then
    raise exception '% is archived up to version % in %', p_stream,
      (select max(a.last_version) from app.archived_stream a where a.stream = p_stream),
      (select string_agg(a.file, ', ' order by a.last_version) from app.archived_stream a where a.stream = p_stream) using errcode = 'DA001';
  end if;
  return query select * from app.event e where e.stream = p_stream and e.version > p_after order by e.version;
end $$;

create or replace function app.read_streams(p_streams text[]) returns setof app.event
language plpgsql stable rows 500 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  archived text;
begin
  select a.stream into archived from app.archived_stream a where a.stream = any (p_streams) limit 1;
  if found then raise exception '% is archived', archived using errcode = 'DA001'; end if;
  return query select * from app.event e where e.stream = any (p_streams) order by e.stream, e.version;
end $$;
