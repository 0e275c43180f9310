create or replace function app.leave_seat(p_seat int) returns void language plpgsql as $$
begin
  delete from app.reader_seat s where s.seat = p_seat;
  perform pg_advisory_unlock(x'D0F'::int, p_seat);
end $$;
