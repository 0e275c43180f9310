-- Locks a stream's head, then reads the clock. Version 0: no such stream, nothing is locked.
create or replace function app.open_stream(p_stream text, out version bigint, out at timestamptz) language plpgsql as $$
begin
  select h.version into version from app.head h where h.stream = p_stream
    for no key update /* lock:stream */
  ;
  version := coalesce(version, 0);
  at := app.now();
end $$;
