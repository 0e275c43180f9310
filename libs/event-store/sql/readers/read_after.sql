-- The next events in global order. Three statements, three snapshots: high water, lowest fence, events.
create or replace function app.read_after(p_after bigint, p_limit int) returns setof app.event
language plpgsql volatile rows 500 as $$
declare
  bounds record;
begin
  select * into bounds from app.read_bounds();
  return query select * from app.event e
    where e.position > p_after and e.position <= bounds.safe order by e.position limit p_limit;
end $$;
