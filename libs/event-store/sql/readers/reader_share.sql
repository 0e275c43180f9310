-- How many of p_shards shards the worker of this seat should run: the same for all, the older seats take what does not
-- divide, and all together exactly p_shards. Null: the seat is lost.
create or replace function app.reader_share(p_seat int, p_shards int) returns int language sql volatile as $$
  with alive as (
    select t.seat, count(*) over () as workers, row_number() over (order by t.seat) as place
    from app.seats_taken() t where t.shards = (select s.shards from app.reader_seat s where s.seat = p_seat))
  select p_shards / a.workers::int + (a.place <= p_shards % a.workers)::int /* share */
  from alive a where a.seat = p_seat
$$;
