create or replace function app.move_reader(p_name text, p_position bigint) returns void language sql as $$
  update app.reader set position = greatest(position, p_position),
    heartbeat = clock_timestamp() -- wall clock: see the column
  where name = p_name
$$;
