-- Remarks of reviewers and approvers on one round of a report. The words stay as they were written; only that a remark is settled is added.
create table app.review_comment (
  id uuid primary key,
  obligation text not null,
  round int not null check (round > 0),
  -- { table, row, column } | { file, page } | null: the report as a whole
  anchor jsonb,
  text text not null,
  by text not null,
  at timestamptz not null default app.now(),
  resolved_by text,
  resolved_at timestamptz,
  check ((resolved_by is null) = (resolved_at is null))
);
create index review_comment_obligation on app.review_comment (obligation, round);
revoke update, delete on app.review_comment from dondoc_app;
grant update (resolved_by, resolved_at) on app.review_comment to dondoc_app;

-- Who looked at which round of which report, and when: names and ballots are for the review group, so every view is written down.
create table app.report_view (
  obligation text not null,
  round int not null,
  account text not null,
  at timestamptz not null default app.now()
);
create index report_view_obligation on app.report_view (obligation, at);
revoke update, delete on app.report_view from dondoc_app;
