-- Papers and receipts belong to the body that numbers them (decision 0057).
alter table app.outgoing enable row level security;
create policy everybody on app.outgoing using (true) with check (true);
create policy own on app.outgoing as restrictive to dondoc_actor
  using (body = current_setting('app.committee', true) or body in (select c.id from app.cell c));

-- What a paper is set from. It is written before the paper stands in the register, so only reading is bound.
alter table app.letter enable row level security;
create policy everybody on app.letter using (true) with check (true);
create policy own on app.letter as restrictive for select to dondoc_actor
  using (exists (select from app.outgoing o where o.key = letter.notice));
