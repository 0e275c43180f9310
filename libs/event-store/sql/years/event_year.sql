-- The yearly table of an event (decision 0007): Vietnam's civil year of `at`.
-- PostgreSQL has no unique index across partitions without the partition key in it: each year keeps its own unique
-- (stream, version) and position; across years they rest on the head's version, which append and bulk transition read
-- under the head's lock, and on the sequence.
create or replace function app.event_year(at timestamptz) returns int language sql stable parallel safe as
$$ select extract(year from at at time zone 'Asia/Ho_Chi_Minh')::int $$;
