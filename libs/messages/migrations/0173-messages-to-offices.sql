-- An office that must take a step is told of it.
alter table app.message drop constraint message_role_check;
alter table app.message add constraint message_role_check check (role in ('clerk', 'approver', 'reviewer', 'department',
  'standing-committee', 'signer'));
