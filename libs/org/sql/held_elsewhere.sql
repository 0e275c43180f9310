-- Whether this official holds, or will hold, an office outside the committee within which it is asked. It runs as the
-- owner, past the wall between committees (decision 0057), and says no more than yes or no.
create or replace function app.held_elsewhere(official text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.office o where o.official = $1 and o.ended_at is null
    and coalesce(o.held_to, 'infinity') >= app.today()
    and coalesce((select c.committee from app.cell c where c.id = o.cell), o.committee)
      is distinct from current_setting('app.committee', true))
$$;
revoke execute on function app.held_elsewhere(text) from public;
grant execute on function app.held_elsewhere(text) to dondoc_app;
