-- The usual way of app.append, in one statement: one event for each of some streams that exist at the version expected
-- (decision 0021). Null: `atomic`, and not all of them do.
create or replace function app.append_to_existing(
  op_stream text[], op_expect bigint[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, atomic boolean
) returns text
language plpgsql
set plan_cache_mode = force_generic_plan
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  held boolean;
  positions bigint[];
  clock_text text;
  answer text;
begin
  if atomic and cardinality(op_stream) > 1 then
    -- All or nothing: the heads are held before anything is written.
    select bool_and(h.version = o.expect) and count(*) = cardinality(op_stream) into held
    from (
      select s.stream, s.expect from unnest(op_stream, op_expect) as s(stream, expect) order by s.stream collate "C"
    ) o
    join lateral (
      select head.version from app.head where head.stream = o.stream
      for no key update
    ) h on true;
    if held is not true then return null; end if;
  end if;

  -- The update is the lock: one index probe per stream, in stream order, so that two calls with the same streams cannot
  -- deadlock. A head that somebody else moves meanwhile is waited for and looked at again, and is then no longer at the
  -- version expected. The clock is read in this statement, after its snapshot: no version seen here was committed
  -- later. Positions are drawn when all heads are held.
  with c as materialized (select app.now() as now),
  t as materialized (select app.microseconds(c.now) as us, app.iso(c.now) as text from c),
  moved as (
    update app.head h
    set version = h.version + 1,
      hash = sha256(h.hash || convert_to(app.event_text(
        h.stream, h.version + 1, ev_type[o.op], coalesce(ev_schema_version[o.op], 1),
        case when op_at[o.op] is null then (select t.us from t) else app.microseconds(op_at[o.op]) end,
        op_actor[o.op], op_causation[o.op], ev_data -> (o.op - 1)), 'UTF8')),
      status = coalesce(op_status[o.op], h.status),
      parent = coalesce(op_parent[o.op], h.parent),
      owner = coalesce(op_owner[o.op], h.owner),
      due_at = coalesce(op_due_at[o.op], h.due_at),
      cutoff_at = coalesce(op_cutoff_at[o.op], h.cutoff_at)
    from (
      select s.stream, s.expect, s.op::int as op
      from unnest(op_stream, op_expect) with ordinality as s(stream, expect, op) order by s.stream collate "C"
    ) o
    where h.stream = o.stream and h.version = o.expect
    returning o.op, h.stream, h.version, h.hash
  ),
  written as (
    insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
    select nextval((select app.fence())), m.stream, m.version, ev_type[m.op], coalesce(ev_schema_version[m.op], 1),
      ev_data -> (m.op - 1), op_actor[m.op], op_causation[m.op], coalesce(op_at[m.op], (select c.now from c)), m.hash
    from (select * from moved order by moved.op) m
    returning event.position
  )
  select array_agg(w.position), (select t.text from t) into positions, clock_text from written w;
  if cardinality(positions) = cardinality(op_stream) then
    return concat('{"at":"', clock_text, '","positions":[', array_to_string(positions, ','), ']}');
  end if;

  -- Some were refused: what was written tells which. A stream named twice was moved once.
  perform app.refuse_repeated(op_stream);
  select json_agg(json_build_object(
    'op', o.op, 'ok', e.position is not null, 'version', coalesce(e.version, h.version, 0), 'position', e.position,
    'at', app.iso(e.at)) order by o.op) into answer
  from unnest(op_stream, op_expect) with ordinality as o(stream, expect, op)
  left join app.head h on h.stream = o.stream
  left join app.event e on e.stream = o.stream and e.version = o.expect + 1 and e.position = any (positions);
  return answer;
end $$;
