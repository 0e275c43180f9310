-- Four eyes are two persons, not two accounts: an account may be tied to a member; where one of two is not, the same name is the same person.
alter table app.account add column person text references app.person;
-- The name as a Vietnamese reader compares it: no case, one kind of apostrophe, the tone with its word and not with one of its vowels
-- (uỷ = ủy, but Hà and Hạ are two). Decomposed first, so that lower() needs to know ASCII only, whatever the collation.
alter table app.account add column name_key text generated always as (
  regexp_replace(lower(translate(normalize(name, NFD), 'Đ‘’ʼ´`', 'đ''''''''''')), '([\u0300\u0301\u0303\u0309\u0323])([^\u0300\u0301\u0303\u0309\u0323[:space:]]*)', '\2\1', 'g')
) stored;
alter table app.account drop constraint account_role_name_cell_key;
alter table app.account add constraint account_holder unique nulls not distinct (role, name, cell, person);
create index account_person on app.account (person) where person is not null;
create index account_name_key on app.account (name_key);

-- Ids of all accounts of the person who holds this one, closed ones too: what somebody did stays theirs.
create function app.accounts_of_person(account text) returns text[] language sql stable as $$
  select coalesce(array_agg(o.id order by o.id), array[$1])
  from app.account a join app.account o on o.id = a.id or o.person = a.person or (o.name_key = a.name_key and (o.person is null or a.person is null))
  where a.id = $1
$$;

-- Where a member's record comes from when it is not the organisation file: the notice that approved a person who was not on record yet.
alter table app.person add column source text not null default '';
