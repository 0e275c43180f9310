-- Sealed blocks: every event of a range of positions, in one Merkle tree. Ranges follow each other without a hole.
create table app.block (
  number bigint primary key check (number > 0),
  from_position bigint not null unique,
  to_position bigint not null unique,
  count int not null check (count > 0),
  merkle_root bytea not null check (octet_length(merkle_root) = 32),
  -- that of block number - 1, 32 zero bytes for the first
  previous_root bytea not null check (octet_length(previous_root) = 32),
  signed_at timestamptz not null,
  signature bytea not null,
  key_id text not null,
  check (from_position <= to_position)
);

-- Here while the database is known to be older than a checkpoint outside it: no number is given out.
create table app.restore_hold (
  only_one boolean primary key default true check (only_one),
  detail jsonb not null,
  at timestamptz not null default app.now()
);

-- Which life of the database was last compared with the checkpoints.
create table app.checkpoint_compared (
  only_one boolean primary key default true check (only_one),
  incarnation text not null,
  at timestamptz not null default app.now()
);

-- Who let an older database go on, and why. The checkpoints named here no longer hold it.
create table app.restore_confirmation (
  id int primary key generated always as identity,
  checkpoints jsonb not null,
  reason text not null check (reason <> ''),
  by text not null check (by <> ''),
  skipped jsonb not null,
  at timestamptz not null default app.now()
);

create trigger block_append_only before update or delete or truncate on app.block
  for each statement execute function app.refuse_change();
create trigger restore_confirmation_append_only before update or delete or truncate on app.restore_confirmation
  for each statement execute function app.refuse_change();
revoke update, delete, truncate on app.block from dondoc_app;
revoke update, delete, truncate on app.restore_confirmation from dondoc_app;

-- Another text after each start of the server, and after a restore into a new database or new tables.
create function app.incarnation() returns text language sql stable as $$
  select concat_ws('/', app.microseconds(pg_postmaster_start_time()), (select d.oid from pg_database d where d.datname = current_database()), 'app.block'::regclass::oid)
$$;

-- open: numbers may be given out. held: older than a checkpoint. unchecked: this life of the database was not compared yet.
-- A database that was never compared is open: whoever runs api or worker compares before the first number.
create function app.numbering(out state text, out detail jsonb) language plpgsql stable as $$
begin
  select 'held', h.detail into state, detail from app.restore_hold h;
  if found then return; end if;
  select case when c.incarnation = app.incarnation() then 'open' else 'unchecked' end into state from app.checkpoint_compared c;
  state := coalesce(state, 'open');
end $$;
