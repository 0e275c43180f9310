-- A batch of commands opens and closes with one call each; their plans are kept, where planning cost more than the work.

-- Locks the heads that exist, in stream order; then reads the clock, and the answers that were given to these ids before. `known`: a JSON array
-- of {i, ...} with i the place of the id in p_ids (from 1), or null.
create function app.open_commands(p_streams text[], p_actors text[], p_ids text[], out at timestamptz, out known jsonb)
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  at := app.open_streams(p_streams);
  if cardinality(p_ids) = 0 then return; end if;
  select jsonb_agg(jsonb_build_object('i', a.i, 'name', c.name, 'request_hash', encode(c.request_hash, 'hex'), 'stream', c.stream,
    'base_version', c.base_version, 'version', c.version, 'position', c.position, 'result', c.result)) into known
  from unnest(p_actors, p_ids) with ordinality as a(actor, id, i)
  join lateral (select * from app.command k where k.actor = a.actor and k.id = a.id) c on true;
end $$;

create function app.record_commands(
  p_actor text[], p_id text[], p_name text[], p_hash text[], p_stream text[], p_base_version bigint[], p_version bigint[], p_position bigint[], p_result jsonb[], p_at timestamptz
) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  insert into app.command (actor, id, name, request_hash, stream, base_version, version, position, result, at)
  select a.actor, a.id, a.name, decode(a.hash, 'hex'), a.stream, a.base_version, a.version, a.position, a.result, p_at
  from unnest(p_actor, p_id, p_name, p_hash, p_stream, p_base_version, p_version, p_position, p_result)
    as a(actor, id, name, hash, stream, base_version, version, position, result);
end $$;
