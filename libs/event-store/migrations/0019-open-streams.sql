-- Many commands at once: locks the heads that exist, in stream order, then reads the clock, as open_stream does for one.
create function app.open_streams(p_streams text[]) returns timestamptz language plpgsql as $$
begin
  perform from (
    select from app.head h where h.stream = any (p_streams) order by h.stream
    for no key update /* lock:streams */
  ) locked;
  return app.now();
end $$;

-- A generic plan made while app.head was empty and analysed (a fresh installation after vacuumdb -z) would scan the whole table once per
-- operation for ever: quadratic. Every statement of append finds its rows by key.
do $$
declare signature text;
begin
  select p.oid::regprocedure::text into strict signature from pg_proc p where p.proname = 'append' and p.pronamespace = 'app'::regnamespace;
  execute format('alter function %s set enable_seqscan = off', signature);
end $$;
