-- app.event in yearly partitions (decision 0006). A year is Vietnam's civil year of `at`.
-- PostgreSQL has no unique index across partitions without the partition key in it: each year keeps its own unique (stream, version) and
-- position; across years they rest on the head's version, which append and bulk transition read under the head's lock, and on the sequence.

create function app.event_year(at timestamptz) returns int language sql stable parallel safe as
$$ select extract(year from at at time zone 'Asia/Ho_Chi_Minh')::int $$;

-- Built apart and attached: ATTACH takes a lock that appends and reads do not meet (CREATE … PARTITION OF would stop both).
create function app.ensure_event_year(p_year int) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part text := 'event_' || p_year;
begin
  if to_regclass('app.' || part) is not null then return false; end if;
  if p_year not between 1900 and 2200 then raise exception 'no year for events: %', p_year using errcode = 'invalid_parameter_value'; end if;
  -- Two makers of one year queue here; the second then finds it.
  lock table app.event in share update exclusive mode;
  if to_regclass('app.' || part) is not null then return false; end if;
  execute format('create table app.%I (like app.event including defaults including constraints)', part);
  execute format('alter table app.%I add constraint %I primary key (position), add constraint %I unique (stream, version)',
    part, 'event_position_' || p_year, 'event_stream_version_' || p_year);
  execute format('create trigger event_append_only before update or delete or truncate on app.%I for each statement execute function app.refuse_change()', part);
  execute format('revoke all on app.%I from dondoc_app', part);
  execute format('grant select on app.%I to dondoc_app', part);
  execute format('alter table app.event attach partition app.%I for values from (%L) to (%L)', part,
    make_timestamptz(p_year, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'), make_timestamptz(p_year + 1, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'));
  return true;
end $$;

-- This year and the next. Asked by migrate, by the tick, and whenever the virtual clock moves: no append ever has to make its own year.
create function app.ensure_event_years() returns int[] language sql volatile as $$
  select coalesce(array_agg(y order by y) filter (where app.ensure_event_year(y)), '{}')
  from generate_series(app.event_year(app.now()), app.event_year(app.now()) + 1) y
$$;

-- A function that speaks of the row type of app.event would keep the old table alive: taken away and made again word for word.
do $$
declare
  made text[];
  gone text[];
  part record;
  line text;
  copied bigint;
begin
  lock table app.event in access exclusive mode;
  select array_agg(pg_get_functiondef(p.oid) order by p.oid), array_agg(p.oid::regprocedure::text order by p.oid desc) into made, gone
  from pg_proc p where p.prorettype = 'app.event'::regtype or 'app.event'::regtype::oid = any (p.proargtypes);
  foreach line in array coalesce(gone, '{}') loop execute 'drop function ' || line; end loop;

  alter sequence app.event_position owned by none;
  alter table app.event rename to event_whole;
  create table app.event (like app.event_whole including defaults including constraints) partition by range (at);
  alter table app.event alter column position set not null;
  create trigger event_append_only before update or delete or truncate on app.event for each statement execute function app.refuse_change();
  revoke update, delete, truncate on app.event from dondoc_app;
  alter sequence app.event_position owned by app.event.position;
  foreach line in array coalesce(made, '{}') loop execute line; end loop;

  for part in select distinct app.event_year(e.at) as year from app.event_whole e loop perform app.ensure_event_year(part.year); end loop;
  insert into app.event select * from app.event_whole order by position;
  get diagnostics copied = row_count;
  if copied <> (select count(*) from app.event_whole) then raise exception 'the yearly tables hold % events, the old one % ', copied, (select count(*) from app.event_whole); end if;
  drop table app.event_whole;
end $$;

select app.ensure_event_years();

create function app.ensure_years_of_clock() returns trigger language plpgsql as $$
begin
  perform app.ensure_event_year(app.event_year(new.at)), app.ensure_event_year(app.event_year(new.at) + 1);
  return null;
end $$;
create trigger virtual_clock_years after insert or update on app.virtual_clock for each row execute function app.ensure_years_of_clock();

-- Streams by name, with a plan that is kept: planning over the years costs more than the reading (decision 0006). A plan made while a year
-- was empty must still be right when it is full, so no sequential scan.
create function app.read_stream(p_stream text, p_after bigint) returns setof app.event
language plpgsql stable rows 20 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query select * from app.event e where e.stream = p_stream and e.version > p_after order by e.version;
end $$;

create function app.read_streams(p_streams text[]) returns setof app.event
language plpgsql stable rows 500 set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  return query select * from app.event e where e.stream = any (p_streams) order by e.stream, e.version;
end $$;
