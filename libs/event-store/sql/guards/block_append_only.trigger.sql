create or replace trigger block_append_only before update or delete or truncate on app.block
  for each statement execute function app.refuse_change();
