-- Which shard a stream belongs to. Of the name's SHA-256, not of hashtext: that may change with the server, and a
-- stream would change sides.
create or replace function app.shard_of(stream text, shards int) returns int
language sql immutable parallel safe as $$
  select case when shards = 1 then 0
    else ((get_byte(h, 0) << 16) + (get_byte(h, 1) << 8) + get_byte(h, 2)) % shards end
  from sha256(convert_to(stream, 'UTF8')) h
$$;
