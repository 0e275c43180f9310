create or replace trigger restore_confirmation_append_only
  before update or delete or truncate on app.restore_confirmation
  for each statement execute function app.refuse_change();
