create or replace trigger keep_person_history before update on app.person for each row
  when ((old.card_number, old.name, old.born) is distinct from (new.card_number, new.name, new.born))
  execute function app.keep_person_history();
