create or replace trigger head_category after insert on app.head for each row
  when (new.category <> split_part(new.stream, '-', 1)) execute function app.refuse_wrong_category();
