-- Closes a batch of commands with the answer to each.
create or replace function app.record_commands(
  p_actor text[], p_id text[], p_name text[], p_hash text[], p_stream text[],
  p_base_version bigint[], p_version bigint[], p_position bigint[], p_result jsonb[], p_at timestamptz
) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into app.command (actor, id, name, request_hash, stream, base_version, version, position, result, at)
  select a.actor, a.id, a.name, decode(a.hash, 'hex'), a.stream, a.base_version, a.version, a.position, a.result, p_at
  from unnest(p_actor, p_id, p_name, p_hash, p_stream, p_base_version, p_version, p_position, p_result)
    as a(actor, id, name, hash, stream, base_version, version, position, result);
end $$;
