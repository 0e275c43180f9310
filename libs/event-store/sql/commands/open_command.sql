-- Two calls with one command id queue here; the second then finds the first's answer. The lock is taken before the
-- statement that looks.
create or replace function app.open_command(p_actor text, p_id text) returns setof app.command language plpgsql as $$
begin
  perform pg_advisory_xact_lock(x'D0C'::int, hashtext(p_actor || E'\n' || p_id));
  return query select * from app.command c where c.actor = p_actor and c.id = p_id;
end $$;
