-- As write_events, where an operation may have several events, each chained to the one before it. Gives position and
-- hash of each operation's last.
create or replace function app.write_event_chains(
  op_stream text[], op_version bigint[], op_hash bytea[], op_events int[], op_passed boolean[],
  op_actor text[], op_causation text[], op_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, out positions bigint[], out hashes bytea[]
) language plpgsql as $$
declare
  fenced regclass := app.fence();
  -- what the operation says, for each of its events
  e_stream text[]; e_version bigint[]; e_passed boolean[]; e_actor text[]; e_causation text[]; e_at timestamptz[];
  e_prev bytea[]; e_last boolean[];
begin
  select array_agg(o.stream order by o.op, k), array_agg(o.version + k order by o.op, k),
    array_agg(o.passed order by o.op, k), array_agg(o.actor order by o.op, k),
    array_agg(o.causation order by o.op, k), array_agg(o.at order by o.op, k),
    array_agg(o.hash order by o.op, k), array_agg(k = o.events order by o.op, k)
  into e_stream, e_version, e_passed, e_actor, e_causation, e_at, e_prev, e_last
  from unnest(op_stream, op_events, op_version, op_hash, op_passed, op_actor, op_causation, op_at) with ordinality
      as o(stream, events, version, hash, passed, actor, causation, at, op),
    generate_series(1, o.events) k;

  with chained as (
    select s.*, app.chain(s.prev, app.event_text(
        s.stream, s.version, s.type, s.schema_version, app.microseconds(s.at), s.actor, s.causation, s.data))
      over (partition by s.stream order by s.version) as hash
    from (
      select e.i, e.stream, e.version, e.prev, e.passed, e.last, e.actor, e.causation, e.at, e.type,
        coalesce(e.schema_version, 1) as schema_version, ev_data -> (e.i::int - 1) as data
      from unnest(e_stream, e_version, e_prev, e_passed, e_last, e_actor, e_causation, e_at, ev_type, ev_schema_version)
        with ordinality as e(stream, version, prev, passed, last, actor, causation, at, type, schema_version, i)
    ) s
    order by s.i
  ),
  numbered as materialized (
    select c.*, case when c.passed then nextval(fenced) end as position from chained c
  ),
  written as (
    insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
    select n.position, n.stream, n.version, n.type, n.schema_version, n.data, n.actor, n.causation, n.at, n.hash
    from numbered n where n.passed
  )
  select array_agg(n.position order by n.i), array_agg(n.hash order by n.i) into positions, hashes
  from numbered n where n.last;
end $$;
