-- The ledger's two indexes: by id, and what is not done yet in the order in which it is handed to the queue. A change of state between the
-- first and the last does not touch either, so a claim stays on its page; nothing in the product asks by subject.
drop index app.effect_open;
drop index app.effect_subject;
alter table app.effect set (fillfactor = 70);
alter table app.effect add constraint effect_done check ((state = 'done') = (done_at is not null));
create index effect_open on app.effect (recorded_at, id) where done_at is null;
