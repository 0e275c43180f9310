-- Who has failed how often, by what they tried: a name, a device that is known, an address. Subjects are hashes or addresses.
create table app.backoff (
  subject  text primary key,
  failures integer not null,
  last_at  timestamptz not null,
  until    timestamptz not null
);
create index backoff_last on app.backoff (last_at);

-- What happened at the door. Officials and offices by id; never a name that was typed, which may be a password in the wrong place.
create table app.security_event (
  id       bigint generated always as identity primary key,
  at       timestamptz not null default app.now(),
  kind     text not null,
  official text,
  office   text,
  address  text,
  device   text,
  detail   jsonb not null default '{}'
);
create index security_event_at on app.security_event (at, id);
create index security_event_kind on app.security_event (kind, at);
create index security_event_official on app.security_event (official, id) where official is not null;
revoke update, delete, truncate on app.security_event from dondoc_app;

-- The run of failures that goes on, or the last one: it ends with ten minutes of quiet, and is told once.
create table app.failure_run (
  only_one boolean primary key default true check (only_one),
  last_at  timestamptz not null,
  told     boolean not null
);
insert into app.failure_run (last_at, told) values ('-infinity', false);
