-- Nor may a rebuild.
create or replace trigger rebuild_needs_history before insert on app.rebuild
  for each row execute function app.refuse_archived_history();
