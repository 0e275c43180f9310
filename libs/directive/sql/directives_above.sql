-- The letters to all bodies that the committee above has issued, for the one within which this is asked (decision
-- 0058): what each asks for and by when, and no obligation of anybody's. Runs as the owner, so whose they are is bound
-- here. A letter for chosen cells alone asks nothing of a committee below.
create or replace function app.directives_above() returns table (
  directive text, withdrawn boolean, body text, symbol text, issued_on text, sha256 text, content jsonb
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select substr(h.stream, 11), h.status = 'withdrawn', coalesce(l.name, h.owner), i.data->>'symbol',
    i.data->>'issuedOn', (select o.sha256 from app.outgoing o where o.key = i.data->>'notice'),
    (select jsonb_object_agg(f.key, f.value) from jsonb_each(c.data) f
      where f.key in ('workflow', 'year', 'subject', 'targetTerms', 'dueOn', 'wording', 'cutoffAt'))
  from app.committee own
  join app.head h on h.category = 'directive' and h.owner = own.superior
  cross join lateral (select e.data from app.event e where e.stream = h.stream
    and e.type = 'DirectiveIssued' order by e.version limit 1) i
  cross join lateral (select e.data from app.event e where e.stream = h.stream
    and e.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected') order by e.version desc limit 1) c
  left join app.letterhead l on l.committee = h.owner
    and (i.data->>'issuedOn')::date between l.effective_from and coalesce(l.effective_to, 'infinity')
  where own.id = current_setting('app.committee', true) and not c.data ? 'selection'
$$;
revoke execute on function app.directives_above() from public;
grant execute on function app.directives_above() to dondoc_app;
