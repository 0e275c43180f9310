-- What the committees directly below have issued, with how many obligations of each stand where: sums, and no cell,
-- person or report (decision 0058). Runs as the owner, bound by app.committees_below(). `workflow` is the definition
-- that each is pinned to.
create or replace function app.directives_below() returns table (
  committee text, directive text, status text, workflow text, symbol text, issued_on text,
  subject text, due_on text, wording text, sums jsonb
) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, substr(h.stream, 11), h.status, i.data->>'workflow', i.data->>'symbol', i.data->>'issuedOn',
    c.data->>'subject', c.data->>'dueOn', c.data->>'wording', coalesce(s.sums, '[]')
  from app.committees_below() b
  join app.head h on h.category = 'directive' and h.owner = b.id
  cross join lateral (select e.data, e.position from app.event e where e.stream = h.stream
    and e.type in ('DirectiveIssued', 'PeriodIssued') order by e.version limit 1) i
  cross join lateral (select e.data from app.event e where e.stream = h.stream
    and e.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected') order by e.version desc limit 1) c
  left join lateral (select jsonb_agg(to_jsonb(g)) as sums from (
    select o.status, coalesce(o.stands_at, o.status) as "standsAt", o.workflow,
      o.acknowledged_at is not null as acknowledged, cardinality(o.late_receipts) > 0 as late, count(*)::int as count
    from app.obligation o where o.directive = substr(h.stream, 11) group by 1, 2, 3, 4, 5) g) s on true
  order by b.id, i.position desc
$$;
revoke execute on function app.directives_below() from public;
grant execute on function app.directives_below() to dondoc_app;
