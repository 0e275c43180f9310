create or replace function app.chain_step(state bytea, prev bytea, line text) returns bytea
language plpgsql stable parallel safe as $$
begin
  return sha256(coalesce(state, prev) || convert_to(line, 'UTF8'));
end $$;
