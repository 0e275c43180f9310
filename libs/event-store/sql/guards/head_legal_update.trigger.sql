-- The condition is short because PostgreSQL reads its text anew for each statement. After the update, like the guard of
-- marks: a trigger before it makes PostgreSQL lock each row by itself first.
create or replace trigger head_legal_update after update on app.head for each row
  when (old.status is distinct from new.status and not app.is_legal_transition(new.category, old.status, new.status))
  execute function app.refuse_illegal_transition();
