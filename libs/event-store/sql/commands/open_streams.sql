-- Many commands at once: locks the heads that exist, in stream order, then reads the clock, as open_stream does for
-- one.
create or replace function app.open_streams(p_streams text[]) returns timestamptz language plpgsql as $$
begin
  perform from (
    select from app.head h where h.stream = any (p_streams) order by h.stream
    for no key update /* lock:streams */
  ) locked;
  return app.now();
end $$;
