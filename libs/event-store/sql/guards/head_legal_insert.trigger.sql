-- After: a row that was there already (ON CONFLICT DO NOTHING) is nobody's start.
create or replace trigger head_legal_insert after insert on app.head for each row
  when (new.status is not null and not app.is_legal_transition(split_part(new.stream, '-', 1), '', new.status))
  execute function app.refuse_illegal_transition();
