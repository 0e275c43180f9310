-- Built apart and attached: ATTACH takes a lock that appends and reads do not meet (CREATE … PARTITION OF would stop
-- both).
create or replace function app.ensure_event_year(p_year int) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  part text := 'event_' || p_year;
begin
  if to_regclass('app.' || part) is not null then return false; end if;
  if p_year not between 1900 and 2200 then
    raise exception 'no year for events: %', p_year using errcode = 'invalid_parameter_value';
  end if;
  -- Two makers of one year queue here; the second then finds it.
  lock table app.event in share update exclusive mode;
  if to_regclass('app.' || part) is not null then return false; end if;
  execute format('create table app.%I (like app.event including defaults including constraints)', part);
  execute format('alter table app.%I add constraint %I primary key (position), '
    'add constraint %I unique (stream, version)', part, 'event_position_' || p_year, 'event_stream_version_' || p_year);
  execute format('create trigger event_append_only before update or delete or truncate on app.%I '
    'for each statement execute function app.refuse_change()', part);
  execute format('revoke all on app.%I from dondoc_app', part);
  execute format('grant select on app.%I to dondoc_app', part);
  -- Whoever may see only some streams may not see the others by naming a year.
  execute format('alter table app.%I enable row level security', part);
  execute format('create policy everybody on app.%I using (true) with check (true)', part);
  execute format('create policy own on app.%I as restrictive for select to dondoc_actor '
    'using (exists (select from app.head h where h.stream = %I.stream))', part, part);
  execute format('alter table app.event attach partition app.%I for values from (%L) to (%L)', part,
    make_timestamptz(p_year, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'),
    make_timestamptz(p_year + 1, 1, 1, 0, 0, 0, 'Asia/Ho_Chi_Minh'));
  return true;
end $$;
