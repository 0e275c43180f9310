-- Files that a cell hands in beside its report. The bytes lie in the archive under their hash; the row is written when the last of them is there.
create table app.attachment (
  id uuid primary key,
  obligation text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  -- as the bytes say, whatever the name
  type text not null check (type in ('pdf', 'docx', 'xlsx', 'jpg', 'png')),
  bytes int not null check (bytes > 0),
  by text not null,
  -- Idempotency-Key of the upload
  command text not null,
  begun_at timestamptz not null,
  completed_at timestamptz not null,
  -- Number of the report that it is part of
  receipt text,
  removed_at timestamptz,
  unique (by, command),
  check (receipt is null or removed_at is null)
);
create index attachment_obligation on app.attachment (obligation);
create index attachment_sha256 on app.attachment (sha256);
revoke update, delete on app.attachment from dondoc_app;
grant update (receipt, removed_at) on app.attachment to dondoc_app;

-- What is part of a report stays part of that report, whatever the program thinks.
create function app.keep_attachment() returns trigger language plpgsql as $$
begin
  raise exception 'attachment % is part of report % and cannot change', old.id, old.receipt using errcode = 'check_violation';
end $$;

create trigger attachment_kept before update on app.attachment for each row when (old.receipt is not null) execute function app.keep_attachment();
