-- Who exists: committees, cells, terms, members, planned posts. Ids are short words from the organisation file, so that a stream name
-- such as register-<body>-<term>-<type> can be read by a person.

create table app.committee (
  id   text primary key,
  note text not null default ''
);

-- What stands at the head and foot of the committee's papers, by date: parents are dissolved, committees renamed, secretaries replaced,
-- and a paper of 2024 must be printed again as it was in 2024.
create table app.letterhead (
  committee      text not null references app.committee,
  effective_from date not null,
  effective_to   date check (effective_to >= effective_from),
  name           text not null,
  symbol         text not null,
  place          text not null,
  parent_name    text not null,
  parent_symbol  text not null,
  signer_name    text not null,
  signer_post    text not null check (signer_post in ('bi-thu', 'pho-bi-thu')),
  primary key (committee, effective_from)
);

create table app.cell (
  id               text primary key,
  committee        text not null references app.committee,
  ordinal          integer not null,
  name             text not null,
  symbol           text not null,
  email            text not null,
  secretary        text not null,
  official_members integer not null check (official_members >= 0),
  -- chi ủy: small cells have a secretary and a deputy only
  has_committee    boolean not null,
  effective_from   date not null,
  effective_to     date check (effective_to >= effective_from),
  note             text not null default ''
);
create index cell_committee on app.cell (committee, ordinal);

-- A term belongs to a committee or to a cell; `body` names either. Both reset their registers on their own dates.
create table app.term (
  id        text primary key,
  committee text references app.committee,
  cell      text references app.cell,
  body      text not null generated always as (coalesce(cell, committee)) stored,
  kind      text not null generated always as (case when cell is null then 'dang-uy' else 'chi-bo' end) stored,
  name      text not null,
  starts_on date not null,
  ends_on   date check (ends_on > starts_on),
  check (num_nonnulls(committee, cell) = 1),
  unique (body, name),
  unique (id, cell)
);

create table app.person (
  id               text primary key,
  card_number      text not null unique,
  name             text not null,
  born             text not null check (born ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),  -- old records know the month or the year only
  sex              text not null check (sex in ('nam', 'nu')),
  ethnicity        text not null,
  position         text not null default '',
  qualification    text not null default '',
  political_theory text not null default '',
  joined_on        date,
  note             text not null default ''
);

create table app.planned_post (
  cell   text not null references app.cell,
  term   text not null,
  person text not null references app.person,
  post   text not null check (post in ('bi-thu', 'pho-bi-thu', 'chi-uy-vien')),
  since  text not null,  -- the notice that approved it, as cited on paper
  note   text not null default '',
  primary key (term, person, post),
  foreign key (term, cell) references app.term (id, cell)
);
create index planned_post_cell on app.planned_post (cell, term);

-- The last number used on paper when the committee adopts the system in mid-term. Data only: records draws the numbers.
create table app.register_opening (
  committee   text not null references app.committee,
  term        text not null references app.term,
  type        text not null,
  last_number integer not null check (last_number >= 0),
  primary key (term, type)
);

create table app.account (
  id         text primary key,
  name       text not null,
  role       text not null check (role in ('admin', 'clerk', 'reviewer', 'approver', 'cell', 'auditor')),
  cell       text references app.cell,
  created_at timestamptz not null default app.now(),
  closed_at  timestamptz,
  check ((role = 'cell') = (cell is not null)),
  unique nulls not distinct (role, name, cell)
);

create table app.api_token (
  hash       bytea primary key check (length(hash) = 32),  -- sha256 of the token; the token itself is shown once
  account    text not null references app.account,
  created_at timestamptz not null default app.now(),
  revoked_at timestamptz
);
create index api_token_account on app.api_token (account);
