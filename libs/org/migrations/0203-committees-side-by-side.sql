-- Several committees in one installation: somebody of one of them sees nothing of another (decision 0057). The application
-- goes on seeing all as dondoc_app. Where there are several committees, a request goes out as dondoc_actor with
-- app.committee set, and then these policies say which rows there are. A cell's rows are its committee's.
alter table app.office add column committee text references app.committee;
update app.office set committee = (select min(id) from app.committee)
  where cell is null and (select count(*) from app.committee) = 1;

alter table app.committee enable row level security;
create policy everybody on app.committee using (true) with check (true);
create policy own on app.committee as restrictive to dondoc_actor
  using (id = current_setting('app.committee', true));

alter table app.cell enable row level security;
create policy everybody on app.cell using (true) with check (true);
create policy own on app.cell as restrictive to dondoc_actor
  using (committee = current_setting('app.committee', true));

alter table app.letterhead enable row level security;
create policy everybody on app.letterhead using (true) with check (true);
create policy own on app.letterhead as restrictive to dondoc_actor
  using (committee = current_setting('app.committee', true));

alter table app.term enable row level security;
create policy everybody on app.term using (true) with check (true);
create policy own on app.term as restrictive to dondoc_actor
  using (body = current_setting('app.committee', true) or body in (select c.id from app.cell c));

alter table app.register_opening enable row level security;
create policy everybody on app.register_opening using (true) with check (true);
create policy own on app.register_opening as restrictive to dondoc_actor
  using (committee = current_setting('app.committee', true));

alter table app.planned_post enable row level security;
create policy everybody on app.planned_post using (true) with check (true);
create policy own on app.planned_post as restrictive to dondoc_actor
  using (cell in (select c.id from app.cell c));

alter table app.office enable row level security;
create policy everybody on app.office using (true) with check (true);
create policy own on app.office as restrictive to dondoc_actor
  using (committee = current_setting('app.committee', true) or cell in (select c.id from app.cell c));

-- Directives are owned by their committee, obligations and lists by their cell; registers, papers and people by nobody:
-- what is read of those stands in tables of their own.
alter table app.head enable row level security;
create policy everybody on app.head using (true) with check (true);
create policy own on app.head as restrictive to dondoc_actor
  using (owner is null or owner = current_setting('app.committee', true) or owner in (select c.id from app.cell c));

-- Whoever does not see a stream reads none of its facts. Writing them is bound by the head.
alter table app.event enable row level security;
create policy everybody on app.event using (true) with check (true);
create policy own on app.event as restrictive for select to dondoc_actor
  using (exists (select from app.head h where h.stream = event.stream));

-- A statement may name a year instead of all of them. Years to come are made with the same policies.
do $$
declare part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'app.event'::regclass loop
    execute format('alter table %s enable row level security', part);
    execute format('create policy everybody on %s using (true) with check (true)', part);
    execute format('create policy own on %s as restrictive for select to dondoc_actor '
      'using (exists (select from app.head h where h.stream = %s.stream))', part, part);
  end loop;
end $$;
