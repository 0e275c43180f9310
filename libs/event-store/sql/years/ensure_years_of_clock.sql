create or replace function app.ensure_years_of_clock() returns trigger language plpgsql as $$
begin
  perform app.ensure_event_year(app.event_year(new.at)), app.ensure_event_year(app.event_year(new.at) + 1);
  return null;
end $$;
