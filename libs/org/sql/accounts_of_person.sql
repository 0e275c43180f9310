-- Ids of all accounts of the person who holds this one, closed ones too: what somebody did stays theirs.
create or replace function app.accounts_of_person(account text) returns text[] language sql stable as $$
  select coalesce(array_agg(o.id order by o.id), array[$1])
  from app.account a join app.account o on o.id = a.id or o.person = a.person
    or (o.name_key = a.name_key and (o.person is null or a.person is null))
  where a.id = $1
$$;
