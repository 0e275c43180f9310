create or replace function app.take_seat(p_shards text) returns int language plpgsql as $$
declare
  mine int := nextval('app.reader_seat_number');
begin
  perform pg_advisory_lock(x'D0F'::int, mine);
  delete from app.reader_seat s where not exists (select from app.seats_taken() t where t.seat = s.seat);
  insert into app.reader_seat (seat, shards) values (mine, p_shards);
  return mine;
end $$;
