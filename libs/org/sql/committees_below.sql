-- The committees directly below the one within which this is asked, with their names of today. It runs as the owner,
-- past the wall between committees (decision 0058), so whom it shows is bound here and nowhere else.
create or replace function app.committees_below() returns table (id text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, coalesce((select l.name from app.letterhead l where l.committee = c.id
    order by l.effective_from <= app.today() desc, abs(l.effective_from - app.today()) limit 1), c.id)
  from app.committee c where c.superior = current_setting('app.committee', true)
$$;
revoke execute on function app.committees_below() from public;
grant execute on function app.committees_below() to dondoc_app;
