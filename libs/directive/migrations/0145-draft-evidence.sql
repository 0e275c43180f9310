-- What was wrong with the workbook that a draft came from stays with it, with the hash of the file, until the place is mended.
alter table app.report_draft add column workbook jsonb;

-- Earlier states of a draft, so that an upload by mistake can be undone; the newest twenty of each.
create table app.report_draft_state (
  obligation text not null,
  version int not null check (version > 0),
  round int not null check (round > 0),
  content jsonb not null,
  workbook jsonb,
  by text not null,
  saved_at timestamptz not null,
  kept_at timestamptz not null default app.now(),
  primary key (obligation, version)
);

-- The very files that became drafts: their bytes lie in the archive under their hash, beside attachments.
create table app.report_workbook (
  obligation text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null check (bytes >= 0),
  by text not null,
  received_at timestamptz not null default app.now(),
  primary key (obligation, sha256)
);
create index report_workbook_sha256 on app.report_workbook (sha256);
