create or replace function app.beat_age(heartbeat timestamptz) returns double precision language sql volatile as
$$ select extract(epoch from clock_timestamp() - heartbeat)::double precision $$; -- wall clock: heartbeats are
