-- The files of libs/*/sql that this database has had, in their order: the last one of a name says what stands now. Earlier ones stay, so that a
-- program that is older than the database is known by its text (decision 0039).
create table app.repeatable_sql (
  number bigint primary key generated always as identity,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- wall clock: when the program was brought here is no business
  applied_wall timestamptz not null default clock_timestamp(),
  unique (name, sha256)
);
revoke insert, update, delete, truncate on app.repeatable_sql from dondoc_app;
