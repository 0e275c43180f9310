-- Messages to the committee's own people: to everyone who holds a role, also later, instead of to a cell. `obligation` then names the stream spoken of.
alter table app.message alter column cell drop not null;
alter table app.message add column role text check (role in ('clerk', 'approver'));
alter table app.message add constraint message_recipient check (num_nonnulls(cell, role) = 1);
create index message_role on app.message (role, at desc) where role is not null;
