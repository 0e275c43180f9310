create table app.reader (
  name text primary key,
  -- everything up to here is delivered
  position bigint not null default 0,
  heartbeat timestamptz not null default clock_timestamp() -- wall clock: says whether somebody still reads, also while the virtual clock stands
);

-- A stream that a reader could not take: it stands still from `position` on, for this reader only. Its later events wait in app.event.
create table app.parked (
  reader text not null references app.reader (name) on delete cascade,
  stream text collate "C" not null,
  position bigint not null,
  error text not null,
  attempts int not null default 1,
  at timestamptz not null default app.now(),
  primary key (reader, stream)
);

create function app.fences() returns table (bound bigint, pid int) language sql volatile as $$
  select ((l.classid::bigint & 65535) << 32) | l.objid::bigint, l.pid
  from pg_locks l
  where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and l.classid::bigint >> 16 = app.fence_tag()
    and l.database = (select d.oid from pg_database d where d.datname = current_database())
$$;

-- high: no event above it was drawn yet. safe: every event up to it that will ever be visible is visible to the next statement.
-- The high water is read before the fences: an appender not yet in the lock table then draws above it.
create function app.read_bounds(out high bigint, out safe bigint) language plpgsql volatile as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' or pg_is_in_recovery() then
    raise exception 'ordered reading needs READ COMMITTED on the primary' using errcode = 'invalid_transaction_state';
  end if;
  select case when is_called then last_value else last_value - 1 end into high from app.event_position;
  select least(high, min(f.bound)) into safe from app.fences() f; /* fence */
end $$;

-- The next events in global order. Three statements, three snapshots: high water, lowest fence, events.
create function app.read_after(p_after bigint, p_limit int) returns setof app.event language plpgsql volatile rows 500 as $$
declare
  bounds record;
begin
  select * into bounds from app.read_bounds();
  return query select * from app.event e where e.position > p_after and e.position <= bounds.safe order by e.position limit p_limit;
end $$;

-- Seconds since the oldest transaction that still holds readers back began; 0 without one. Runs as the owner: xact_start of others' sessions is hidden from the app.
create function app.fence_age() returns double precision language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(max(extract(epoch from clock_timestamp() - a.xact_start)), 0)::double precision -- wall clock: xact_start is one
  from app.fences() f join pg_stat_activity a on a.pid = f.pid
$$;

create function app.move_reader(p_name text, p_position bigint) returns void language sql as $$
  update app.reader set position = greatest(position, p_position), heartbeat = clock_timestamp() where name = p_name -- wall clock: see the column
$$;
