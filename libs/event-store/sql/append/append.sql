-- Short ways for single events, a long one for the rest. op_* arrays are parallel, ev_* lists hold the events of all operations in their order: op_events
-- says how many belong to each (null: one), ev_schema_version which versions they have (null: 1). A column in which every operation has null may be
-- null itself. op_expect: n = that version, 0 = no such stream, -1 = any, -2 = exists.
-- op_at is given only by a transaction that read it under this stream's lock; else the clock is read here, the long way after the locks.
-- Each statement of this function has a snapshot of its own, so what is read after the locks is what the locks protect.
-- Plans are generic: no statement joins two arrays, so one plan is right for one operation and for 10,000, and planning would cost more than the work.
-- Answers in JSON. Where every operation was single, expected a version or no stream, and passed: {"at", "positions"}, in their order; "at" holds
-- for those without op_at. Else a list of {"op" from 1, "ok", "version", "position", "at"}, with those that failed alone when nothing was written.
create or replace function app.append(
  op_stream text[], op_expect bigint[], op_events int[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb, atomic boolean
) returns text
language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  created text[];
  base_version bigint[];
  base_hash bytea[];
  passed boolean[];
  clock timestamptz;
  clock_text text;
  single boolean;
  held boolean := true;
  fenced regclass;
  answer text;
  -- per event
  e_stream text[]; e_version bigint[]; e_ok boolean[]; e_actor text[]; e_causation text[]; e_at timestamptz[];
  e_data jsonb[]; e_prev bytea[]; e_last boolean[]; e_position bigint[]; e_hash bytea[];
  -- per operation: those of its last event
  last_position bigint[]; last_hash bytea[];
begin
  single := cardinality(op_stream) > 0 and (op_events is null or 1 = all (op_events)) and cardinality(ev_type) = cardinality(op_stream);

  if single and 0 < all (op_expect) then
    if atomic and cardinality(op_stream) > 1 then
      -- All or nothing: the heads are held before anything is written.
      select bool_and(h.version = o.expect) and count(*) = cardinality(op_stream) into held
      from (select s.stream, s.expect from unnest(op_stream, op_expect) as s(stream, expect) order by s.stream collate "C") o
      join lateral (
        select head.version from app.head where head.stream = o.stream
        for no key update
      ) h on true;
    end if;
    if held then
      -- The update is the lock: one index probe per stream, in stream order, so that two calls with the same streams cannot deadlock. A head that
      -- somebody else moves meanwhile is waited for and looked at again, and is then no longer at the version expected. The clock is read in this
      -- statement, after its snapshot: no version seen here was committed later. Positions are drawn when all heads are held.
      with c as materialized (select app.now() as now),
      t as materialized (select app.microseconds(c.now) as us, app.iso(c.now) as text from c),
      moved as (
        update app.head h
        set version = h.version + 1,
            hash = sha256(h.hash || convert_to(app.event_text(h.stream, h.version + 1, ev_type[o.op], coalesce(ev_schema_version[o.op], 1),
              case when op_at[o.op] is null then (select t.us from t) else app.microseconds(op_at[o.op]) end,
              op_actor[o.op], op_causation[o.op], ev_data -> (o.op - 1)), 'UTF8')),
            status = coalesce(op_status[o.op], h.status), parent = coalesce(op_parent[o.op], h.parent), owner = coalesce(op_owner[o.op], h.owner),
            due_at = coalesce(op_due_at[o.op], h.due_at), cutoff_at = coalesce(op_cutoff_at[o.op], h.cutoff_at)
        from (select s.stream, s.expect, s.op::int as op from unnest(op_stream, op_expect) with ordinality as s(stream, expect, op) order by s.stream collate "C") o
        where h.stream = o.stream and h.version = o.expect
        returning o.op, h.stream, h.version, h.hash
      ),
      written as (
        insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
        select nextval((select app.fence())), m.stream, m.version, ev_type[m.op], coalesce(ev_schema_version[m.op], 1), ev_data -> (m.op - 1),
          op_actor[m.op], op_causation[m.op], coalesce(op_at[m.op], (select c.now from c)), m.hash
        from (select * from moved order by moved.op) m
        returning event.position
      )
      select array_agg(w.position), (select t.text from t) into last_position, clock_text from written w;
      if cardinality(last_position) = cardinality(op_stream) then
        return concat('{"at":"', clock_text, '","positions":[', array_to_string(last_position, ','), ']}');
      end if;
      -- Some were refused: what was written tells which. A stream named twice was moved once.
      perform app.refuse_repeated(op_stream);
      select json_agg(json_build_object('op', o.op, 'ok', e.position is not null, 'version', coalesce(e.version, h.version, 0), 'position', e.position,
        'at', app.iso(e.at)) order by o.op) into answer
      from unnest(op_stream, op_expect) with ordinality as o(stream, expect, op)
      left join app.head h on h.stream = o.stream
      left join app.event e on e.stream = o.stream and e.version = o.expect + 1 and e.position = any (last_position);
      return answer;
    end if;
  end if;

  if single and 0 = all (op_expect) then
    -- A new stream has no row to lock: its clock is read before its head is there, and the head is its lock.
    clock := app.now();
    with o as materialized (
      select u.*, sha256(convert_to(app.event_text(u.stream, 1, u.type, coalesce(u.schema_version, 1), app.microseconds(coalesce(u.given, clock)),
        u.actor, u.causation, ev_data -> (u.op::int - 1)), 'UTF8')) as hash
      from unnest(op_stream, op_actor, op_causation, op_at, op_status, op_parent, op_owner, op_due_at, op_cutoff_at, ev_type, ev_schema_version)
        with ordinality as u(stream, actor, causation, given, status, parent, owner, due_at, cutoff_at, type, schema_version, op)
    ),
    fresh as (
      insert into app.head (stream, category, version, hash, status, parent, owner, due_at, cutoff_at)
      select o.stream, split_part(o.stream, '-', 1), 1, o.hash, o.status, o.parent, o.owner, o.due_at, o.cutoff_at from o order by o.stream collate "C"
      on conflict (stream) do nothing
      returning head.stream
    )
    select array_agg(o.hash order by o.op), (select array_agg(fresh.stream) from fresh) into last_hash, created from o;
    if cardinality(created) = cardinality(op_stream) then
      with written as (
        insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
        select nextval((select app.fence())), u.stream, 1, u.type, coalesce(u.schema_version, 1), ev_data -> (u.op::int - 1), u.actor, u.causation, coalesce(u.given, clock), u.hash
        from unnest(op_stream, op_actor, op_causation, op_at, last_hash, ev_type, ev_schema_version)
          with ordinality as u(stream, actor, causation, given, hash, type, schema_version, op)
        returning event.position
      )
      select array_agg(w.position) into last_position from written w;
      return concat('{"at":"', app.iso(clock), '","positions":[', array_to_string(last_position, ','), ']}');
    end if;
    -- Some are there already: begin again the long way.
    delete from app.head h where h.stream = any (created);
    created := null;
  end if;

  op_events := coalesce(op_events, array_fill(1, array[cardinality(op_stream)]));
  ev_schema_version := coalesce(ev_schema_version, array_fill(1, array[cardinality(ev_type)]));
  e_data := array(select jsonb_array_elements(ev_data));
  if cardinality(op_stream) = 0 or 0 >= any (op_events) or cardinality(ev_type) <> (select sum(n) from unnest(op_events) n) then
    raise exception 'every operation needs at least one event' using errcode = 'invalid_parameter_value';
  end if;
  perform app.refuse_repeated(op_stream);

  -- A missing head of "none" or "any" is created at version 0: unseen by others until we commit, and then no longer 0.
  -- It gets its indexed columns here already, so that the update below stays on its page.
  if 0 = any (op_expect) or -1 = any (op_expect) then
    with fresh as (
      insert into app.head (stream, category, version, hash, status, parent, owner, due_at, cutoff_at)
      select o.stream, split_part(o.stream, '-', 1), 0, ''::bytea, o.status, o.parent, o.owner, o.due_at, o.cutoff_at
      from unnest(op_stream, op_expect, op_status, op_parent, op_owner, op_due_at, op_cutoff_at) as o(stream, expect, status, parent, owner, due_at, cutoff_at)
      where o.expect in (0, -1) and not exists (select from app.head h where h.stream = o.stream)
      order by o.stream collate "C"
      on conflict (stream) do nothing
      returning stream)
    select array_agg(fresh.stream) into created from fresh;
  end if;

  -- Locks as above; heads that are missing count as version 0.
  select array_agg(coalesce(l.version, 0) order by l.op), array_agg(l.hash order by l.op) into base_version, base_hash
  from (
    select o.op, h.version, h.hash
    from (select s.stream, s.op from unnest(op_stream) with ordinality as s(stream, op) order by s.stream collate "C") o
    left join lateral (
      select head.version, head.hash from app.head where head.stream = o.stream
      for no key update /* lock:heads */
    ) h on true
  ) l;

  select array_agg(case o.expect when -1 then true when -2 then o.version > 0 else o.version = o.expect end order by o.op) into passed
  from unnest(op_expect, base_version) with ordinality as o(expect, version, op);

  if not (true = any (passed)) or atomic and false = any (passed) then
    delete from app.head h where h.stream = any (created);
    select json_agg(json_build_object('op', o.op, 'ok', false, 'version', o.version) order by o.op) into answer
    from unnest(passed, base_version) with ordinality as o(ok, version, op) where not o.ok;
    return answer;
  end if;

  clock := app.now();
  select array_agg(coalesce(o.at, clock) order by o.op) into op_at from unnest(op_stream, op_at) with ordinality as o(stream, at, op);
  fenced := app.fence();

  if cardinality(ev_type) = cardinality(op_stream) then
    e_stream := op_stream; e_ok := passed; e_actor := op_actor; e_causation := op_causation; e_at := op_at;
    select array_agg(v + 1 order by i) into e_version from unnest(base_version) with ordinality as b(v, i);
    select array_agg(t.position order by t.i),
           array_agg(case when t.ok then sha256(t.prev || convert_to(app.event_text(t.stream, t.version, t.type, t.schema_version, app.microseconds(t.at), t.actor, t.causation, t.data), 'UTF8')) end order by t.i)
    into e_position, e_hash
    from (
      select s.*, case when s.ok then nextval(fenced) end as position
      from (select * from unnest(e_stream, e_version, e_ok, e_actor, e_causation, e_at, base_hash, ev_type, ev_schema_version, e_data)
              with ordinality as u(stream, version, ok, actor, causation, at, prev, type, schema_version, data, i) order by u.i) s
    ) t;
    last_position := e_position; last_hash := e_hash;
  else
    select array_agg(o.stream order by o.op, k), array_agg(o.version + k order by o.op, k), array_agg(o.ok order by o.op, k),
           array_agg(o.actor order by o.op, k), array_agg(o.causation order by o.op, k), array_agg(o.at order by o.op, k),
           array_agg(o.hash order by o.op, k), array_agg(k = o.events order by o.op, k)
    into e_stream, e_version, e_ok, e_actor, e_causation, e_at, e_prev, e_last
    from unnest(op_stream, op_events, base_version, base_hash, passed, op_actor, op_causation, op_at)
      with ordinality as o(stream, events, version, hash, ok, actor, causation, at, op), generate_series(1, o.events) k;
    select array_agg(t.position order by t.i), array_agg(t.hash order by t.i),
           array_agg(t.position order by t.i) filter (where t.last), array_agg(t.hash order by t.i) filter (where t.last)
    into e_position, e_hash, last_position, last_hash
    from (
      select c.*, case when c.ok then nextval(fenced) end as position
      from (
        select u.i, u.ok, u.last,
               app.chain(u.prev, app.event_text(u.stream, u.version, u.type, u.schema_version, app.microseconds(u.at), u.actor, u.causation, u.data))
                 over (partition by u.stream order by u.version) as hash
        from unnest(e_stream, e_version, e_ok, e_actor, e_causation, e_at, e_prev, e_last, ev_type, ev_schema_version, e_data)
          with ordinality as u(stream, version, ok, actor, causation, at, prev, last, type, schema_version, data, i)
        order by u.i
      ) c
    ) t;
  end if;

  insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
  select u.position, u.stream, u.version, u.type, u.schema_version, u.data, u.actor, u.causation, u.at, u.hash
  from unnest(e_position, e_stream, e_version, e_ok, e_actor, e_causation, e_at, e_hash, ev_type, ev_schema_version, e_data)
    as u(position, stream, version, ok, actor, causation, at, hash, type, schema_version, data)
  where u.ok;

  update app.head h
  set version = o.version + o.events, hash = o.hash, status = coalesce(o.status, h.status), parent = coalesce(o.parent, h.parent),
      owner = coalesce(o.owner, h.owner), due_at = coalesce(o.due_at, h.due_at), cutoff_at = coalesce(o.cutoff_at, h.cutoff_at)
  from unnest(op_stream, op_events, passed, base_version, last_hash, op_status, op_parent, op_owner, op_due_at, op_cutoff_at)
    as o(stream, events, ok, version, hash, status, parent, owner, due_at, cutoff_at)
  where o.ok and h.stream = o.stream;

  select json_agg(json_build_object('op', o.op, 'ok', o.ok, 'version', case when o.ok then o.version + o.events else o.version end,
    'position', case when o.ok then o.position end, 'at', case when o.ok then app.iso(o.at) end) order by o.op) into answer
  from unnest(op_events, passed, base_version, last_position, op_at) with ordinality as o(events, ok, version, position, at, op);
  return answer;
end $$;
