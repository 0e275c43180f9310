create or replace function app.legal_transitions_grew() returns trigger language plpgsql as $$
begin
  if exists (select from added) then perform app.compile_legal_transitions(); end if;
  return null;
end $$;
