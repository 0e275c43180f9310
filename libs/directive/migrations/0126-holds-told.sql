-- A hold and its end are told once. Those from before were not, and are old news.
alter table app.hold add column told_at timestamptz;
alter table app.hold add column release_told_at timestamptz;
update app.hold set told_at = app.now(), release_told_at = case when released_at is not null then app.now() end;
create index hold_untold on app.hold (since) where told_at is null or (released_at is not null and release_told_at is null);
