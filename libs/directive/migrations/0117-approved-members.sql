-- Persons whom an approval put on a list while they were not on record, before approvals recorded them: taken from the report that named them.
insert into app.person (id, card_number, name, born, sex, ethnicity, position, qualification, political_theory, source)
select distinct on (n.person->>'cardNumber')
  n.person->>'id', n.person->>'cardNumber', n.person->>'name', n.person->>'born', n.person->>'sex', n.person->>'ethnicity', n.person->>'position', n.person->>'qualification',
  n.person->>'politicalTheory', n.since
from (
  select distinct on (l.line->>'person', r.completed_at) p.person, e.data->>'since' as since, r.completed_at
  from app.event e
  cross join lateral jsonb_array_elements(e.data->'delta'->'lines') as l (line)
  join app.receipt r on r.obligation = 'obligation-' || (e.data->>'directive') || '--' || (e.data->'delta'->>'cell')
  cross join lateral jsonb_path_query(r.content::jsonb, 'lax $.report.submission.people[*]') as p (person)
  where e.type = 'PlanListAmended' and l.line->>'movement' <> 'remove' and p.person->>'id' = l.line->>'person') n
where not exists (select from app.person k where k.id = n.person->>'id' or k.card_number = n.person->>'cardNumber')
order by n.person->>'cardNumber', n.completed_at desc
on conflict do nothing;
