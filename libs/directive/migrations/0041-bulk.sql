-- One command over many obligations, asked for by one person. The same id goes on after a crash.
create table app.bulk_run (
  id text primary key,
  -- who asked; the facts may bear another actor (the mark at a cutoff is the system's)
  actor text not null,
  role text not null,
  command text not null,
  directive text not null,
  request jsonb not null,
  state text not null default 'running' check (state in ('running', 'done')),
  total int not null default 0,
  done int not null default 0,
  -- chosen, but not done: somebody was faster, or a guard spoke after the choice
  skipped int not null default 0,
  -- left out at the choice: [{ code, message, count, cells }]
  left_out jsonb not null default '[]',
  at timestamptz not null default app.now(),
  finished_at timestamptz
);
create index bulk_run_open on app.bulk_run (at) where state = 'running';

-- What was chosen, at which version: whoever has moved on since is left alone, so nobody is moved twice.
create table app.bulk_item (
  run text not null references app.bulk_run (id),
  stream text collate "C" not null,
  version bigint not null,
  from_status text not null,
  to_status text not null,
  -- 'done', or the code of the reason why not
  outcome text,
  primary key (run, stream)
);
create index bulk_item_open on app.bulk_item (run, from_status, to_status, stream) where outcome is null;
