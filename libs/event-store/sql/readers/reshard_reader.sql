-- Cuts a reader into another number of shards. Refused while the cursors differ: a stream that changes sides would be
-- read twice or not at all. Parked streams go with their shard. The caller holds the session lock of every shard.
create or replace function app.reshard_reader(p_reader text, p_shards int) returns void language plpgsql as $$
declare
  stands bigint;
  spread bigint;
begin
  perform from app.reader r where r.reader = p_reader order by r.name for update;
  select min(r.position), max(r.position) - min(r.position) into stands, spread
  from app.reader r where r.reader = p_reader;
  if spread is distinct from 0 then
    raise exception 'the shards of reader % do not stand at one position', p_reader
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  create temp table moving_parked on commit drop as
    select p.* from app.parked p join app.reader r on r.name = p.reader where r.reader = p_reader;
  delete from app.reader r where r.reader = p_reader;
  insert into app.reader (name, position, shard, shards)
  select case when p_shards = 1 then p_reader else p_reader || '#' || i end, stands, i, p_shards
  from generate_series(0, p_shards - 1) i;
  insert into app.parked (reader, stream, position, error, attempts, at)
  select case when p_shards = 1 then p_reader else p_reader || '#' || app.shard_of(m.stream, p_shards) end,
    m.stream, m.position, m.error, m.attempts, m.at
  from moving_parked m;
  drop table moving_parked;
end $$;
