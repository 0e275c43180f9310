-- What a cell is still typing, raw as typed: nothing of it is a report, nobody else reads it.
create table app.report_draft (
  obligation text primary key,
  -- goes on over a discarded draft, so that a version never means two contents
  version int not null check (version > 0),
  -- round that it is typed for, from 1
  round int not null check (round > 0),
  -- null: discarded
  content jsonb,
  by text not null,
  -- Idempotency-Key of the last writing
  command text not null,
  saved_at timestamptz not null default app.now()
);
