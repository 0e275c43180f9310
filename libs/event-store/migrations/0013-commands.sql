-- Two calls with one command id queue here; the second then finds the first's answer. The lock is taken before the statement that looks.
create function app.open_command(p_actor text, p_id text) returns setof app.command language plpgsql as $$
begin
  perform pg_advisory_xact_lock(x'D0C'::int, hashtext(p_actor || E'\n' || p_id));
  return query select * from app.command c where c.actor = p_actor and c.id = p_id;
end $$;

-- After a bulk load the planner knows nothing of the new rows (100,000 transitions then took 20 s instead of 3.5 s). ANALYZE needs the owner.
create function app.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze app.event, app.head;
end $$;
