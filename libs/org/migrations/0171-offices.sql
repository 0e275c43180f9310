-- Offices that take steps of a definition's own (decision 0044) have accounts like any other.
alter table app.account drop constraint account_role_check;
alter table app.account add constraint account_role_check check (role in ('admin', 'clerk', 'reviewer', 'approver', 'cell',
  'auditor', 'department', 'standing-committee', 'signer'));
