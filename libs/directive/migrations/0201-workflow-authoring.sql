-- A definition that is being written, by its name. Its texts are kept as they were sent, wrong ones too.
create table app.workflow_draft (
  name text primary key,
  version int not null check (version > 0), -- counts the writings of this draft
  source text not null,
  form text,
  rules text,
  by text not null,
  saved_at timestamptz not null default app.now()
);

-- The last trial of a draft, as it goes on and as it ended.
create table app.workflow_trial (
  name text primary key references app.workflow_draft on delete cascade,
  id text not null unique, -- the effect that plays it
  definition text not null, -- the id of what is played: other texts have another
  by text not null,
  asked_at timestamptz not null default app.now(),
  state text not null default 'waiting' check (state in ('waiting', 'playing', 'played', 'failed')),
  done int,
  total int,
  why text,
  result jsonb,
  ended_at timestamptz
);
create table app.workflow_trial_paper (
  trial text not null references app.workflow_trial (id) on delete cascade on update cascade,
  n int not null check (n > 0),
  symbol text not null,
  title text not null,
  file text not null,
  bytes bytea not null,
  primary key (trial, n)
);

-- What was published: the newest of a name is taken for new work, in every process.
create table app.workflow_publication (
  definition text primary key references app.workflow_definition (id),
  name text not null,
  version int not null check (version > 0),
  by text not null,
  trial text not null,
  at timestamptz not null default app.now()
);
create index workflow_publication_name on app.workflow_publication (name, version);
revoke update, delete on app.workflow_publication from dondoc_app;
