-- After a bulk load the planner knows nothing of the new rows (100,000 transitions then took 20 s instead of 3.5 s),
-- and ANALYZE needs the owner. What is unknown is how many heads have which status. The years of events cost more to
-- analyse (2 s for 100,000) than to write, and nothing plans on their contents: autovacuum gets to them in its time.
create or replace function app.refresh_statistics() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze app.head (stream, category, status, parent, cutoff_at);
end $$;
