-- How many offices there are of a role and a cell, for the number of the next one. Ids are the installation's, so this
-- runs as the owner, past the wall between committees (decision 0057).
create or replace function app.offices_of_kind(role text, cell text) returns integer
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::integer from app.office o
  where o.role = $1 and o.cell is not distinct from $2 and o.lent_by is null
$$;
revoke execute on function app.offices_of_kind(text, text) from public;
grant execute on function app.offices_of_kind(text, text) to dondoc_app;
