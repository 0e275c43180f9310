-- Ids of all offices of the person who holds this one, those that ended too: what somebody did stays theirs. People of
-- one name are one person unless both are known by their cards.
create or replace function app.offices_of_person(office text) returns text[] language sql stable as $$
  select coalesce(array_agg(o.id order by o.id), array[$1])
  from app.office a
  join app.official p on p.id = a.official
  join app.official q on q.id = p.id or (q.name_key = p.name_key and (q.member is null or p.member is null))
  join app.office o on o.official = q.id
  where a.id = $1
$$;
