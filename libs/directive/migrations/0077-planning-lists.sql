-- Warnings of the rules on the day of the report: a reviewer accepts each with a reason; bulk review leaves such reports out.
alter table app.receipt add column warnings int not null default 0 check (warnings >= 0);

-- Who is planned for what, since which notice: one row per cell's term, a view over the events. Ids only.
create table app.approved_list (
  key text primary key,
  cell text not null,
  term text not null,
  term_name text not null,
  version int not null,
  entries jsonb not null,
  cited text,
  directive text,
  amended_at timestamptz
);
create index approved_list_cell on app.approved_list (cell, term);
