-- What was told to whom: one row per (obligation, step, recipient). The text is in the app whatever happens to the mail.
create table app.message (
  id text primary key,
  obligation text not null,
  directive text not null,
  cell text not null,
  step text not null,
  subject text not null,
  body text not null,
  at timestamptz not null default app.now(),
  -- kept: no mail server is set, the message waits in the app
  mail_state text not null default 'pending' check (mail_state in ('pending', 'sent', 'kept', 'failed', 'unknown')),
  mail_id text not null,
  read_at timestamptz
);
create index message_cell on app.message (cell, at desc);
create index message_obligation on app.message (obligation);
