-- Who looked at what: lists, approved lists, files and papers with names in them. Account and place only, never what was seen (domain facts §4.4).
create table app.look (
  account text not null,
  -- The route's own form, as /api/cells/:cell/approved-lists, and what stood in it.
  what text not null,
  subject text not null,
  at timestamptz not null default app.now()
);
create index look_subject on app.look (subject, at);
create index look_account on app.look (account, at);
revoke update, delete, truncate on app.look from dondoc_app;
