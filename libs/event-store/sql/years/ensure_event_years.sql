-- This year and the next. Asked when the schema is made, by the tick, and whenever the virtual clock moves: no append
-- ever has to make its own year.
create or replace function app.ensure_event_years() returns int[] language sql volatile as $$
  select coalesce(array_agg(y order by y) filter (where app.ensure_event_year(y)), '{}')
  from generate_series(app.event_year(app.now()), app.event_year(app.now()) + 1) y
$$;
