-- A message belongs to the directive that it is about (decision 0057).
alter table app.message enable row level security;
create policy everybody on app.message using (true) with check (true);
create policy own on app.message as restrictive to dondoc_actor
  using (exists (select from app.head h where h.stream = 'directive-' || directive));
