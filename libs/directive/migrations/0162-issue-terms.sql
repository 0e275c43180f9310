-- The terms that each cell reviews, as they were on record when the directive was issued, written in the issue's own transaction; as a letter's text
-- beside its number. Whoever makes the obligations later takes them from here: an import may have changed the organisation meanwhile.
create table app.issue_terms (
  directive text primary key,
  terms jsonb not null
);
revoke update, delete on app.issue_terms from dondoc_app;
