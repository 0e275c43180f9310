-- The only "now" of business SQL. A row in app.virtual_clock (tests, demo) is the whole system's clock.
create or replace function app.now() returns timestamptz language plpgsql volatile as $$
declare virtual timestamptz;
begin
  select at into virtual from app.virtual_clock;
  return coalesce(virtual, clock_timestamp());
end $$;
