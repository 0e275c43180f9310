-- Locks heads in stream order, then registers the fence: the door of bulk transitions.
create or replace function app.lock_heads(streams text[]) returns void language plpgsql as $$
begin
  perform from (
    select from app.head h where h.stream = any (streams) order by h.stream
    for no key update /* lock:bulk */
  ) locked;
  perform app.fence();
end $$;
