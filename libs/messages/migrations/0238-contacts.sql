-- The clerk called a cell: a note beside the obligation, and no fact of it, because nothing follows from it.
create table app.contact (
  id uuid primary key default gen_random_uuid(),
  obligation text not null,
  note text not null check (note <> ''),
  by text not null,
  command text not null,
  at timestamptz not null default app.now(),
  unique (by, command)
);
create index contact_obligation on app.contact (obligation, at desc);
grant select, insert on app.contact to dondoc_app;
alter table app.contact enable row level security;
create policy everybody on app.contact using (true) with check (true);
create policy own on app.contact as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = obligation));
