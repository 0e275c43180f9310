create or replace function app.keep_person_history() returns trigger language plpgsql as $$
begin
  insert into app.person_history (person, card_number, name, born) values (old.id, old.card_number, old.name, old.born);
  if old.card_number <> new.card_number then
    insert into app.former_card (card_number, person) values (old.card_number, old.id)
      on conflict (card_number) do update set person = excluded.person, ended_at = excluded.ended_at;
    delete from app.former_card where card_number = new.card_number;
  end if;
  return new;
end $$;
