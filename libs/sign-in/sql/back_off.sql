-- Takes one try at `what`: 0 when it may be made, else the seconds to wait. The try counts as a failure until it is
-- forgiven, so that many at once are no more than one after the other. After `free` failures each doubles the wait,
-- from a second to a quarter of an hour. With `always` it is counted while one must wait, too. A day of quiet forgets.
create or replace function app.back_off(what text, free integer, always boolean default false) returns integer
language plpgsql as $$
declare
  moment timestamptz := app.now();
  held   app.backoff;
  n      integer;
begin
  insert into app.backoff (subject, failures, last_at, until) values (what, 0, moment, moment) on conflict do nothing;
  if found then
    delete from app.backoff where last_at < moment - interval '2 days';
  end if;
  select * into held from app.backoff where subject = what for update;
  if held.until > moment and not always then
    return ceil(extract(epoch from held.until - moment));
  end if;
  n := case when held.last_at < moment - interval '1 day' then 1 else held.failures + 1 end;
  update app.backoff set failures = n, last_at = moment, until = moment + interval '1 second'
    * case when n > free then least(power(2, least(n - free - 1, 20)), 900) else 0 end where subject = what;
  return 0;
end $$;
