-- Registers a reader on first sight; afterwards says in how many shards it is kept.
create or replace function app.open_reader(p_reader text, p_shards int) returns int language plpgsql as $$
declare
  kept int;
begin
  select r.shards into kept from app.reader r where r.reader = p_reader limit 1;
  if kept is not null then return kept; end if;
  -- Two processes may see it first, with different ideas of n.
  perform pg_advisory_xact_lock(x'D0E'::int, hashtext(p_reader));
  if exists (select from app.reader r where r.reader = p_reader) then
    return (select r.shards from app.reader r where r.reader = p_reader limit 1);
  end if;
  insert into app.reader (name, shard, shards)
  select case when p_shards = 1 then p_reader else p_reader || '#' || i end, i, p_shards
  from generate_series(0, p_shards - 1) i;
  return p_shards;
end $$;
