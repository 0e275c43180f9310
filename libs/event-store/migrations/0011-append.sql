-- The chain covers everything that gives a fact its standing, who and why included. jsonb's own text is canonical (key order, spacing, numbers).
create function app.event_text(
  stream text, version bigint, type text, schema_version int, at_us bigint, actor text, causation text, data jsonb
) returns text language sql stable parallel safe as
$$ select concat_ws(E'\n', stream, version, type, schema_version, at_us, actor, coalesce(causation, ''), data) $$;

create function app.microseconds(t timestamptz) returns bigint language sql stable parallel safe as
$$ select (extract(epoch from t) * 1000000)::bigint $$;

create function app.chain_step(state bytea, prev bytea, line text) returns bytea language plpgsql stable parallel safe as $$
begin
  return sha256(coalesce(state, prev) || convert_to(line, 'UTF8'));
end $$;

-- Hashes of several events of one stream in one statement: the first starts from prev, each next from the one before it.
create aggregate app.chain(prev bytea, line text) (sfunc = app.chain_step, stype = bytea);

-- Fences live in the lock table as shared advisory locks: 16 bits of tag, 48 bits of position. They never wait.
create function app.fence_tag() returns bigint language sql immutable parallel safe as $$ select x'5D0C'::bigint $$;

-- Says "this transaction may still commit positions above the sequence's present value". Call it before drawing positions.
-- One per transaction: the lowest holds, and a savepoint that is rolled back gives back both the lock and the setting.
create function app.fence() returns void language plpgsql as $$
declare
  bound bigint;
  xid text := pg_current_xact_id()::text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'events are appended in READ COMMITTED only' using errcode = 'invalid_transaction_state';
  end if;
  if current_setting('dondoc.fence', true) = xid then return; end if;
  select case when is_called then last_value else last_value - 1 end into bound from app.event_position;
  perform pg_advisory_xact_lock_shared((app.fence_tag() << 48) | bound);
  perform set_config('dondoc.fence', xid, true);
end $$;

-- Locks a stream's head, then reads the clock. Version 0: no such stream, nothing is locked.
create function app.open_stream(p_stream text, out version bigint, out at timestamptz) language plpgsql as $$
begin
  select h.version into version from app.head h where h.stream = p_stream
    for no key update /* lock:stream */
  ;
  version := coalesce(version, 0);
  at := app.now();
end $$;

-- Locks heads in stream order, then registers the fence: the door of bulk transitions.
create function app.lock_heads(streams text[]) returns void language plpgsql as $$
begin
  perform from (
    select from app.head h where h.stream = any (streams) order by h.stream
    for no key update /* lock:bulk */
  ) locked;
  perform app.fence();
end $$;

-- Appends many operations, one per stream. op_* arrays are parallel, ev_* arrays hold the events of all operations in their order,
-- op_events says how many belong to each. op_expect: n = that version, 0 = no such stream, -1 = any, -2 = exists.
-- op_at is given only by a transaction that read it under this stream's lock; else the clock is read here after the locks.
-- Each statement of this function has a snapshot of its own, so what is read after the locks is what the locks protect.
-- Plans are generic: no statement joins two arrays, so one plan is right for one operation and for 10,000, and planning would cost more than the work.
create function app.append(
  op_stream text[], op_expect bigint[], op_events int[], op_actor text[], op_causation text[], op_at timestamptz[],
  op_status text[], op_parent text[], op_owner text[], op_due_at timestamptz[], op_cutoff_at timestamptz[],
  ev_type text[], ev_schema_version int[], ev_data jsonb[], atomic boolean
) returns table (verdict_op int, verdict_ok boolean, verdict_version bigint, verdict_position bigint, verdict_at timestamptz)
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  created text[];
  base_version bigint[];
  base_hash bytea[];
  passed boolean[];
  clock timestamptz;
  -- per event
  e_stream text[]; e_version bigint[]; e_ok boolean[]; e_actor text[]; e_causation text[]; e_at timestamptz[];
  e_prev bytea[]; e_last boolean[]; e_position bigint[]; e_hash bytea[];
  -- per operation: those of its last event
  last_position bigint[]; last_hash bytea[];
begin
  if cardinality(op_stream) = 0 or 0 >= any (op_events) or cardinality(ev_type) <> (select sum(n) from unnest(op_events) n) then
    raise exception 'every operation needs at least one event' using errcode = 'invalid_parameter_value';
  end if;
  if cardinality(op_stream) > 1 and (select count(distinct s collate "C") from unnest(op_stream) s) < cardinality(op_stream) then
    raise exception 'one operation per stream and call' using errcode = 'invalid_parameter_value';
  end if;

  -- A missing head of "none" or "any" is created at version 0: unseen by others until we commit, and then no longer 0.
  -- It gets its indexed columns here already, so that the update below stays on its page.
  with fresh as (
    insert into app.head (stream, version, hash, status, parent, owner, due_at, cutoff_at)
    select o.stream, 0, ''::bytea, o.status, o.parent, o.owner, o.due_at, o.cutoff_at
    from unnest(op_stream, op_expect, op_status, op_parent, op_owner, op_due_at, op_cutoff_at) as o(stream, expect, status, parent, owner, due_at, cutoff_at)
    where o.expect in (0, -1) and not exists (select from app.head h where h.stream = o.stream)
    order by o.stream collate "C"
    on conflict (stream) do nothing
    returning stream)
  select array_agg(fresh.stream) into created from fresh;

  -- One index probe per stream, in stream order: two calls with the same streams cannot deadlock.
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
    return query
      select o.op::int, false, o.version, null::bigint, null::timestamptz
      from unnest(passed, base_version) with ordinality as o(ok, version, op) where not o.ok order by o.op;
    return;
  end if;

  clock := app.now();
  select array_agg(coalesce(o.at, clock) order by o.op) into op_at from unnest(op_stream, op_at) with ordinality as o(stream, at, op);
  perform app.fence();

  if cardinality(ev_type) = cardinality(op_stream) then
    e_stream := op_stream; e_ok := passed; e_actor := op_actor; e_causation := op_causation; e_at := op_at;
    select array_agg(v + 1 order by i) into e_version from unnest(base_version) with ordinality as b(v, i);
    select array_agg(t.position order by t.i),
           array_agg(case when t.ok then sha256(t.prev || convert_to(app.event_text(t.stream, t.version, t.type, t.schema_version, app.microseconds(t.at), t.actor, t.causation, t.data), 'UTF8')) end order by t.i)
    into e_position, e_hash
    from (
      select s.*, case when s.ok then nextval('app.event_position') end as position
      from (select * from unnest(e_stream, e_version, e_ok, e_actor, e_causation, e_at, base_hash, ev_type, ev_schema_version, ev_data)
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
      select c.*, case when c.ok then nextval('app.event_position') end as position
      from (
        select u.i, u.ok, u.last,
               app.chain(u.prev, app.event_text(u.stream, u.version, u.type, u.schema_version, app.microseconds(u.at), u.actor, u.causation, u.data))
                 over (partition by u.stream order by u.version) as hash
        from unnest(e_stream, e_version, e_ok, e_actor, e_causation, e_at, e_prev, e_last, ev_type, ev_schema_version, ev_data)
          with ordinality as u(stream, version, ok, actor, causation, at, prev, last, type, schema_version, data, i)
        order by u.i
      ) c
    ) t;
  end if;

  insert into app.event (position, stream, version, type, schema_version, data, actor, causation, at, hash)
  select u.position, u.stream, u.version, u.type, u.schema_version, u.data, u.actor, u.causation, u.at, u.hash
  from unnest(e_position, e_stream, e_version, e_ok, e_actor, e_causation, e_at, e_hash, ev_type, ev_schema_version, ev_data)
    as u(position, stream, version, ok, actor, causation, at, hash, type, schema_version, data)
  where u.ok;

  update app.head h
  set version = o.version + o.events, hash = o.hash, status = coalesce(o.status, h.status), parent = coalesce(o.parent, h.parent),
      owner = coalesce(o.owner, h.owner), due_at = coalesce(o.due_at, h.due_at), cutoff_at = coalesce(o.cutoff_at, h.cutoff_at)
  from unnest(op_stream, op_events, passed, base_version, last_hash, op_status, op_parent, op_owner, op_due_at, op_cutoff_at)
    as o(stream, events, ok, version, hash, status, parent, owner, due_at, cutoff_at)
  where o.ok and h.stream = o.stream;

  return query
    select o.op::int, o.ok, case when o.ok then o.version + o.events else o.version end, case when o.ok then o.position end, case when o.ok then o.at end
    from unnest(op_events, passed, base_version, last_position, op_at) with ordinality as o(events, ok, version, position, at, op) order by o.op;
end $$;
