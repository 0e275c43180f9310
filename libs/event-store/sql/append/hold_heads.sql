-- Locks heads in stream order, so that two calls with the same streams cannot deadlock, and tells what they say, in the
-- order asked. A head that is missing counts as version 0.
create or replace function app.hold_heads(streams text[], out versions bigint[], out hashes bytea[])
language plpgsql as $$
begin
  select array_agg(coalesce(l.version, 0) order by l.op), array_agg(l.hash order by l.op) into versions, hashes
  from (
    select o.op, h.version, h.hash
    from (
      select s.stream, s.op from unnest(streams) with ordinality as s(stream, op) order by s.stream collate "C"
    ) o
    left join lateral (
      select head.version, head.hash from app.head where head.stream = o.stream
      for no key update /* lock:heads */
    ) h on true
  ) l;
end $$;
