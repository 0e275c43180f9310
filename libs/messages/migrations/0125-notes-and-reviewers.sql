-- What a person typed (a reason, the paper of an extension) stands beside the message and is never mailed: it may name people.
alter table app.message add column note text;
-- Reviewers are told of a report that was taken back.
alter table app.message drop constraint message_role_check;
alter table app.message add constraint message_role_check check (role in ('clerk', 'approver', 'reviewer'));

-- Facts that were not told before: those already there were read without a message, and none is owed for them.
create table app.told_since (
  type text primary key,
  position bigint not null
);
insert into app.told_since (type, position)
select t.type, coalesce((select max(position) from app.event), 0) from unnest(array['ReportRejected', 'ReportWithdrawn']) as t(type);
revoke insert, update, delete on app.told_since from dondoc_app;
