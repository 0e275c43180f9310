-- A reader that only notes "this fact is followed by that effect" needs no event outside the database: the next p_limit
-- events, their effects and the cursor in one call. The id of an effect is that of effectId(stream, version, effect) in
-- TypeScript, so either way records it once. reach: the cursor afterwards, null without such a reader. seen: events
-- passed.
create or replace function app.record_following(
  p_reader text, p_limit int, p_shard int, p_shards int, p_facts text[], p_effects text[],
  out reach bigint, out seen bigint
) language plpgsql set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  stands bigint;
  bounds record;
  told timestamptz;
begin
  -- High water, fence, events: a statement each, as in read_after.
  select * into bounds from app.read_bounds();
  select r.position, 0 into reach, seen from app.reader r where r.name = p_reader;
  -- A look that finds nothing ahead leaves nothing behind.
  if reach is null or reach >= bounds.safe then return; end if;
  select r.position into stands from app.reader r where r.name = p_reader for update;
  select max(w.position), count(*) into reach, seen
  from (
    select e.position from app.event e
    where e.position > stands and e.position <= bounds.safe order by e.position limit p_limit
  ) w;
  if reach is null then reach := stands; return; end if;
  told := app.now();
  -- As every reader's transaction: a crash takes back effects and cursor together.
  perform set_config('synchronous_commit', 'off', true);
  insert into app.effect (id, kind, subject, position, recorded_at)
  select
    left(encode(sha256(convert_to(e.stream || E'\n' || e.version || E'\n' || e.effect, 'UTF8')), 'hex'), 32),
    e.effect, e.stream, e.position, told
  from (
    select e.stream, e.version, e.position, p_effects[array_position(p_facts, e.type)] as effect
    from app.event e where e.position > stands and e.position <= reach and e.type = any (p_facts)
      and (p_shards = 1 or app.shard_of(e.stream, p_shards) = p_shard)
      and not exists (select from app.parked p where p.reader = p_reader and p.stream = e.stream)
  ) e
  on conflict (id) do nothing;
  if found then perform pg_notify('dondoc_wake', 'effects'); end if;
  perform app.move_reader(p_reader, reach);
end $$;
