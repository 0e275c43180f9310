-- The letter's data as it stood when the number was drawn: a render after a crash, or years later, says the same.
create table app.letter (
  notice text primary key,
  kind text not null,
  data jsonb not null
);
revoke update, delete on app.letter from dondoc_app;

-- Register of outgoing papers: a view, one row per notice.
create table app.outgoing (
  key text primary key,
  kind text not null,
  body text not null,
  term text not null,
  document_type text not null,
  number int not null,
  symbol text not null,
  issued_on date not null,
  subject text not null,
  dossier text not null,
  title text not null,
  sha256 text,
  size int,
  file text,
  delivered_to text[] not null default '{}',
  revoked boolean not null default false
);
create index outgoing_dossier on app.outgoing (dossier, document_type, number);

-- A number is never used twice: the database's own guard, beside the lock and the register's stream. Written with the number.
create table app.used_number (
  body text not null,
  term text not null,
  document_type text not null,
  number int not null,
  notice text not null unique,
  primary key (body, term, document_type, number)
);
revoke update, delete on app.used_number from dondoc_app;

-- Incoming register: one counter per body and calendar year, drawn under its row's lock.
create table app.incoming_counter (
  body text not null,
  year int not null,
  last int not null,
  primary key (body, year)
);

insert into app.legal_transition (category, from_status, to_status) values
  ('register', '', 'open'),
  ('notice', '', 'numbered'), ('notice', 'numbered', 'sealed'), ('notice', 'numbered', 'revoked'), ('notice', 'sealed', 'revoked');
