-- The way of app.append for new streams, with one event each. Null: some of them are there already.
create or replace function app.append_to_new(
  op_stream text[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb
) returns text
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  -- A new stream has no row to lock: its clock is read before its head is there, and the head is its lock.
  clock timestamptz := app.now();
  created text[];
  hashes bytea[];
  positions bigint[];
begin
  with o as materialized (
    select u.*, sha256(convert_to(app.event_text(
      u.stream, 1, u.type, coalesce(u.schema_version, 1), app.microseconds(coalesce(u.given, clock)),
      u.actor, u.causation, ev_data -> (u.op::int - 1)), 'UTF8')) as hash
    from unnest(op_stream, op_actor, op_causation, op_at, op_status, op_parent, op_owner, op_due_at, op_cutoff_at,
        ev_type, ev_schema_version) with ordinality
      as u(stream, actor, causation, given, status, parent, owner, due_at, cutoff_at, type, schema_version, op)
  ),
  fresh as (
    insert into app.head (stream, category, version, hash, status, parent, owner, due_at, cutoff_at)
    select o.stream, split_part(o.stream, '-', 1), 1, o.hash, o.status, o.parent, o.owner, o.due_at, o.cutoff_at
    from o order by o.stream collate "C"
    on conflict (stream) do nothing
    returning head.stream
  )
  select array_agg(o.hash order by o.op), (select array_agg(fresh.stream) from fresh) into hashes, created from o;
  if cardinality(created) is distinct from cardinality(op_stream) then
    delete from app.head h where h.stream = any (created);
    return null;
  end if;

  with written as (
    insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
    select nextval((select app.fence())), u.stream, 1, u.type, coalesce(u.schema_version, 1),
      ev_data -> (u.op::int - 1), u.actor, u.causation, coalesce(u.given, clock), u.hash
    from unnest(op_stream, op_actor, op_causation, op_at, hashes, ev_type, ev_schema_version) with ordinality
      as u(stream, actor, causation, given, hash, type, schema_version, op)
    returning event.position
  )
  select array_agg(w.position) into positions from written w;
  return concat('{"at":"', app.iso(clock), '","positions":[', array_to_string(positions, ','), ']}');
end $$;
