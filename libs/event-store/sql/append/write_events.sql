-- Writes the event of each operation that passed behind the version and hash at which its stream stands, positions in
-- the order asked. The heads are held. Gives position and hash of each.
create or replace function app.write_events(
  op_stream text[], op_version bigint[], op_hash bytea[], op_passed boolean[],
  op_actor text[], op_causation text[], op_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, out positions bigint[], out hashes bytea[]
) language plpgsql as $$
declare
  fenced regclass := app.fence();
begin
  with numbered as materialized (
    select s.*,
      case when s.passed then nextval(fenced) end as position,
      case when s.passed then sha256(s.prev || convert_to(app.event_text(
        s.stream, s.version, s.type, s.schema_version, app.microseconds(s.at), s.actor, s.causation, s.data
      ), 'UTF8')) end as hash
    from (
      select o.i, o.stream, o.version + 1 as version, o.prev, o.passed, o.actor, o.causation, o.at, o.type,
        coalesce(o.schema_version, 1) as schema_version, ev_data -> (o.i::int - 1) as data
      from unnest(op_stream, op_version, op_hash, op_passed, op_actor, op_causation, op_at, ev_type, ev_schema_version)
        with ordinality as o(stream, version, prev, passed, actor, causation, at, type, schema_version, i)
      order by o.i
    ) s
  ),
  written as (
    insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
    select n.position, n.stream, n.version, n.type, n.schema_version, n.data, n.actor, n.causation, n.at, n.hash
    from numbered n where n.passed
  )
  select array_agg(n.position order by n.i), array_agg(n.hash order by n.i) into positions, hashes from numbered n;
end $$;
