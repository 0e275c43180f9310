-- The long way of app.append, for what the others do not take: several events in one operation, streams that exist and
-- new ones in one call, and every expectation. Heads are held, then judged, then the clock is read. The settings hold
-- for the plans of what it calls too.
create or replace function app.append_mixed(
  op_stream text[], op_expect bigint[], op_events int[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, atomic boolean
) returns text
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  created text[];
  base_version bigint[];
  base_hash bytea[];
  passed boolean[];
  clock timestamptz;
  -- of each operation's last event
  last_position bigint[];
  last_hash bytea[];
  answer text;
begin
  op_events := coalesce(op_events, array_fill(1, array[cardinality(op_stream)]));
  if cardinality(op_stream) = 0 or 0 >= any (op_events)
    or cardinality(ev_type) <> (select sum(n) from unnest(op_events) n) then
    raise exception 'every operation needs at least one event' using errcode = 'invalid_parameter_value';
  end if;
  perform app.refuse_repeated(op_stream);

  if 0 = any (op_expect) or -1 = any (op_expect) then
    created := app.make_heads(op_stream, op_expect, op_status, op_parent, op_owner, op_due_at, op_cutoff_at);
  end if;
  select h.versions, h.hashes into base_version, base_hash from app.hold_heads(op_stream) h;
  select array_agg(
    case o.expect when -1 then true when -2 then o.version > 0 else o.version = o.expect end order by o.op) into passed
  from unnest(op_expect, base_version) with ordinality as o(expect, version, op);

  if not (true = any (passed)) or atomic and false = any (passed) then
    delete from app.head h where h.stream = any (created);
    select json_agg(json_build_object('op', o.op, 'ok', false, 'version', o.version) order by o.op) into answer
    from unnest(passed, base_version) with ordinality as o(ok, version, op) where not o.ok;
    return answer;
  end if;

  clock := app.now();
  select array_agg(coalesce(o.at, clock) order by o.op) into op_at
  from unnest(op_stream, op_at) with ordinality as o(stream, at, op);
  if cardinality(ev_type) = cardinality(op_stream) then
    select w.positions, w.hashes into last_position, last_hash
    from app.write_events(op_stream, base_version, base_hash, passed, op_actor, op_causation, op_at,
      ev_type, ev_schema_version, ev_data) w;
  else
    select w.positions, w.hashes into last_position, last_hash
    from app.write_event_chains(op_stream, base_version, base_hash, op_events, passed, op_actor, op_causation, op_at,
      ev_type, ev_schema_version, ev_data) w;
  end if;

  update app.head h
  set version = o.version + o.events,
    hash = o.hash,
    status = coalesce(o.status, h.status),
    parent = coalesce(o.parent, h.parent),
    owner = coalesce(o.owner, h.owner),
    due_at = coalesce(o.due_at, h.due_at),
    cutoff_at = coalesce(o.cutoff_at, h.cutoff_at)
  from unnest(op_stream, op_events, passed, base_version, last_hash, op_status, op_parent, op_owner, op_due_at,
      op_cutoff_at) as o(stream, events, ok, version, hash, status, parent, owner, due_at, cutoff_at)
  where o.ok and h.stream = o.stream;

  select json_agg(json_build_object(
    'op', o.op, 'ok', o.ok, 'version', case when o.ok then o.version + o.events else o.version end,
    'position', case when o.ok then o.position end, 'at', case when o.ok then app.iso(o.at) end
  ) order by o.op) into answer
  from unnest(op_events, passed, base_version, last_position, op_at) with ordinality
    as o(events, ok, version, position, at, op);
  return answer;
end $$;
