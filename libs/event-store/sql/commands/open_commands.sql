-- Opens a batch of commands: locks the heads that exist, in stream order; then reads the clock, and the answers that
-- were given to these ids before. `known`: a JSON array of {i, ...} with i the place of the id in p_ids (from 1), or
-- null. The plan is kept: planning cost more than the work.
create or replace function app.open_commands(
  p_streams text[], p_actors text[], p_ids text[], out at timestamptz, out known jsonb
) language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
begin
  at := app.open_streams(p_streams);
  if cardinality(p_ids) = 0 then return; end if;
  select jsonb_agg(jsonb_build_object(
    'i', a.i, 'name', c.name, 'request_hash', encode(c.request_hash, 'hex'), 'stream', c.stream,
    'base_version', c.base_version, 'version', c.version, 'position', c.position, 'result', c.result
  )) into known
  from unnest(p_actors, p_ids) with ordinality as a(actor, id, i)
  join lateral (select * from app.command k where k.actor = a.actor and k.id = a.id) c on true;
end $$;
