-- The reports that the committees directly below have issued to their superior: of all their papers these alone are for
-- whoever asks from above (decision 0058). Runs as the owner, bound by app.committees_below().
create or replace function app.reports_below() returns setof app.outgoing
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.* from app.committees_below() b join app.outgoing o on o.body = b.id
  where o.kind = 'bao-cao-tong-hop' and not o.revoked
$$;
revoke execute on function app.reports_below() from public;
grant execute on function app.reports_below() to dondoc_app;
