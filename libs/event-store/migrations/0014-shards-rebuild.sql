-- A reader in n shards has n rows, name#0 … name#n-1, each with its own cursor and session lock; an unsharded one is the row of its name.
alter table app.reader
  add column reader text not null generated always as (split_part(name, '#', 1)) stored,
  add column shard int not null default 0 check (shard >= 0),
  add column shards int not null default 1 check (shards between 1 and 64),
  add constraint reader_row_name check (name = case when shards = 1 then split_part(name, '#', 1) else split_part(name, '#', 1) || '#' || shard end and shard < shards);
create index reader_of_shards on app.reader (reader, shard);

-- Which shard a stream belongs to. Of the name's SHA-256, not of hashtext: that may change with the server, and a stream would change sides.
create function app.shard_of(stream text, shards int) returns int language sql immutable parallel safe as
$$ select case when shards = 1 then 0 else ((get_byte(h, 0) << 16) + (get_byte(h, 1) << 8) + get_byte(h, 2)) % shards end from sha256(convert_to(stream, 'UTF8')) h $$;

create function app.beat_age(heartbeat timestamptz) returns double precision language sql volatile as
$$ select extract(epoch from clock_timestamp() - heartbeat)::double precision $$; -- wall clock: heartbeats are

-- Registers a reader on first sight; afterwards says in how many shards it is kept.
create function app.open_reader(p_reader text, p_shards int) returns int language plpgsql as $$
declare
  kept int;
begin
  select r.shards into kept from app.reader r where r.reader = p_reader limit 1;
  if kept is not null then return kept; end if;
  -- Two processes may see it first, with different ideas of n.
  perform pg_advisory_xact_lock(x'D0E'::int, hashtext(p_reader));
  if exists (select from app.reader r where r.reader = p_reader) then return (select r.shards from app.reader r where r.reader = p_reader limit 1); end if;
  insert into app.reader (name, shard, shards)
  select case when p_shards = 1 then p_reader else p_reader || '#' || i end, i, p_shards from generate_series(0, p_shards - 1) i;
  return p_shards;
end $$;

-- Cuts a reader into another number of shards. Refused while the cursors differ: a stream that changes sides would be read twice or not at all.
-- Parked streams go with their shard. The caller holds the session lock of every shard.
create function app.reshard_reader(p_reader text, p_shards int) returns void language plpgsql as $$
declare
  stands bigint;
  spread bigint;
begin
  perform from app.reader r where r.reader = p_reader order by r.name for update;
  select min(r.position), max(r.position) - min(r.position) into stands, spread from app.reader r where r.reader = p_reader;
  if spread is distinct from 0 then
    raise exception 'the shards of reader % do not stand at one position', p_reader using errcode = 'object_not_in_prerequisite_state';
  end if;
  create temp table moving_parked on commit drop as select p.* from app.parked p join app.reader r on r.name = p.reader where r.reader = p_reader;
  delete from app.reader r where r.reader = p_reader;
  insert into app.reader (name, position, shard, shards)
  select case when p_shards = 1 then p_reader else p_reader || '#' || i end, stands, i, p_shards from generate_series(0, p_shards - 1) i;
  insert into app.parked (reader, stream, position, error, attempts, at)
  select case when p_shards = 1 then p_reader else p_reader || '#' || app.shard_of(m.stream, p_shards) end, m.stream, m.position, m.error, m.attempts, m.at from moving_parked m;
  drop table moving_parked;
end $$;

-- Rebuilds under way. Unlogged like the tables they fill: after a crash of the server both are empty, and the rebuild begins anew;
-- after a crash of its process it goes on at the cursor, which was written with the rows.
create unlogged table app.rebuild (
  view text primary key,
  fingerprint text not null,
  -- load: from nothing to upto_position; follow: the table has its key and takes what came after
  phase text not null default 'load' check (phase in ('load', 'follow')),
  upto_position bigint not null,
  cursor_position bigint not null default 0,
  cursor_stream text collate "C" not null default '',
  events_done bigint not null default 0,
  events_total bigint not null,
  started_at timestamptz not null default app.now()
);

-- The app's role may not create tables in the schema; here it may create and drop the table beside a view, and nothing else.
-- It has rights on app.rebuild like on any table, so these functions ask for none of its rows.
create function app.create_rebuild_table(p_table text, keyed boolean) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_table like '%\_\_rebuild' or not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'key'
    where n.nspname = 'app' and c.relname = p_table and c.relkind = 'r'
  ) then
    raise exception 'app.% is not the table of a view', p_table using errcode = 'undefined_table';
  end if;
  execute format('drop table if exists app.%I', p_table || '__rebuild');
  execute format('create unlogged table app.%I (like app.%I including defaults including generated)', p_table || '__rebuild', p_table);
  execute format('alter table app.%I set (autovacuum_enabled = false)', p_table || '__rebuild');
  execute format('grant select, insert, update, delete on app.%I to dondoc_app', p_table || '__rebuild');
  if keyed then execute format('alter table app.%I add primary key (key)', p_table || '__rebuild'); end if;
end $$;

create function app.key_rebuild_table(p_table text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table app.%I add primary key (key)', p_table || '__rebuild');
  execute format('analyze app.%I', p_table || '__rebuild');
end $$;

create function app.drop_rebuild_table(p_table text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute format('drop table if exists app.%I', p_table || '__rebuild');
end $$;
revoke execute on function app.create_rebuild_table(text, boolean), app.key_rebuild_table(text), app.drop_rebuild_table(text) from public;
grant execute on function app.create_rebuild_table(text, boolean), app.key_rebuild_table(text), app.drop_rebuild_table(text) to dondoc_app;
