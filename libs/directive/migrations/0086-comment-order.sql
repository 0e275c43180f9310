-- Remarks made at the same instant keep the order in which they were written.
alter table app.review_comment add column ordinal bigint generated always as identity;
