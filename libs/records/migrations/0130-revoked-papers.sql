-- A paper that was revoked stays in the register with its number and file; beside it stands what revokes it.
alter table app.outgoing
  add column revoked_at timestamptz,
  add column revoked_reason text,
  add column revoked_document text,
  add column revoked_document_on date;
