-- A definition is three files; all three are kept as they were at first use. Rows from before have workflow.yaml alone, and no version to compare.
alter table app.workflow_definition
  add column name text,
  add column version int check (version > 0),
  add column form text,
  add column rules text,
  add column used_at timestamptz not null default app.now();

-- Immutable once used: the same version of a name never means two contents.
create unique index workflow_definition_version on app.workflow_definition (name, version);
