-- A new reader may not take what is left for the whole.
create or replace trigger reader_needs_history before insert on app.reader
  for each row execute function app.refuse_archived_history();
