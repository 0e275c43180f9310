create or replace trigger virtual_clock_years after insert or update on app.virtual_clock
  for each row execute function app.ensure_years_of_clock();
