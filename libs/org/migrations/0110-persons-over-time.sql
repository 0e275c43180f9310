-- A person keeps the id of the first card for life. Cards that were theirs before: a report or a list that still says the old card finds them.
create table app.former_card (
  card_number text primary key,
  person      text not null references app.person,
  ended_at    timestamptz not null default app.now()
);
create index former_card_person on app.former_card (person);

-- What a member's record said until it was corrected: papers of before say it still, and this says why.
create table app.person_history (
  id          bigint generated always as identity primary key,
  person      text not null references app.person,
  card_number text not null,
  name        text not null,
  born        text not null,
  until       timestamptz not null default app.now()
);
create index person_history_person on app.person_history (person, until);

create function app.keep_person_history() returns trigger language plpgsql as $$
begin
  insert into app.person_history (person, card_number, name, born) values (old.id, old.card_number, old.name, old.born);
  if old.card_number <> new.card_number then
    insert into app.former_card (card_number, person) values (old.card_number, old.id)
      on conflict (card_number) do update set person = excluded.person, ended_at = excluded.ended_at;
    delete from app.former_card where card_number = new.card_number;
  end if;
  return new;
end $$;
create trigger keep_person_history before update on app.person for each row
  when ((old.card_number, old.name, old.born) is distinct from (new.card_number, new.name, new.born)) execute function app.keep_person_history();
revoke update, delete on app.person_history from dondoc_app;
