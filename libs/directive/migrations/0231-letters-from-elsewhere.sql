-- Directives of a superior whose installation is another one, as they came in a signed file (decision 0058). The same letter
-- is one row; a later version of it takes the place of an earlier one.
create table app.received_directive (
  committee   text not null references app.committee,
  id          text not null,
  -- The place of the letter's last correction among its facts, where it was issued.
  version     int not null,
  content     jsonb not null,
  -- The letter as it was sealed, and its hash.
  letter      bytea not null,
  sha256      text not null check (sha256 = encode(sha256(letter), 'hex')),
  key_id      text not null,
  signature   text not null,
  received_at timestamptz not null default app.now(),
  received_by text not null,
  primary key (committee, id)
);
alter table app.received_directive enable row level security;
create policy everybody on app.received_directive using (true) with check (true);
create policy own on app.received_directive as restrictive to dondoc_actor
  using (committee = current_setting('app.committee', true));
