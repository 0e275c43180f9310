-- Writes a line of the security log. More than twenty failures within ten minutes make one line more, for the
-- administrators, once for each run of failures; ten minutes of quiet end a run. Refusals of one address are written
-- once a minute, because whoever is refused asks on.
create or replace function app.note_security(event jsonb) returns void language plpgsql as $$
declare
  moment timestamptz := app.now();
  fails  constant text[] := array['sign-in-failed', 'token-refused'];
  recent integer;
  run    app.failure_run;
begin
  if event ->> 'kind' = 'refused' and exists (select from app.security_event e where e.kind = 'refused'
      and e.at > moment - interval '1 minute' and e.address is not distinct from event ->> 'address') then
    return;
  end if;
  insert into app.security_event (at, kind, official, office, address, device, detail)
    values (moment, event ->> 'kind', event ->> 'official', event ->> 'office', event ->> 'address',
      event ->> 'device', coalesce(event -> 'detail', '{}'));
  if not event ->> 'kind' = any (fails) then
    return;
  end if;
  select * into run from app.failure_run for update;
  if run.last_at < moment - interval '10 minutes' then
    run.told := false;
  end if;
  if not run.told then
    select count(*) into recent from (select from app.security_event e where e.kind = any (fails)
      and e.at > moment - interval '10 minutes' limit 21) few;
    if recent > 20 then
      insert into app.security_event (at, kind, detail)
        values (moment, 'burst', jsonb_build_object('failures', recent, 'minutes', 10));
      run.told := true;
    end if;
  end if;
  update app.failure_run set last_at = moment, told = run.told;
end $$;
