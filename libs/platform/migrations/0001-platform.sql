-- The application's own role: every connection of api and worker runs as it. Event tables take UPDATE and DELETE away from it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'dondoc_app') then
    create role dondoc_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of the cluster was migrating
end $$;

do $$
begin
  if not pg_has_role(current_user, 'dondoc_app', 'member') then
    execute format('grant dondoc_app to %I', current_user);
  end if;
end $$;

grant usage on schema app to dondoc_app;
alter default privileges in schema app grant select, insert, update, delete on tables to dondoc_app;
alter default privileges in schema app grant usage, select on sequences to dondoc_app;

-- app.now() is the only "now" of business SQL. A row here (tests, demo) is the whole system's clock; production refuses to start with one.
create table app.virtual_clock (
  only_one boolean primary key default true check (only_one),
  at timestamptz not null
);

create function app.now() returns timestamptz language plpgsql volatile as $$
declare virtual timestamptz;
begin
  select at into virtual from app.virtual_clock;
  return coalesce(virtual, clock_timestamp());
end $$;

-- Fixed width, UTC, microseconds: text comparison is comparison of instants, and JavaScript's Date cannot drop digits.
create function app.iso(t timestamptz) returns text language sql stable parallel safe as
$$ select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- Effect ledger: what is due and what was done. The queue only rings the bell.
create table app.effect (
  id text primary key,
  kind text not null,
  subject text not null,
  detail jsonb not null default '{}',
  position bigint,
  state text not null default 'pending' check (state in ('pending', 'running', 'done', 'failed')),
  attempts int not null default 0,
  not_before timestamptz,
  recorded_at timestamptz not null default app.now(),
  -- wall clock, like every technical retry: a virtual year must not stop a retry
  enqueued_wall timestamptz,
  retry_wall timestamptz,
  claimed_by bigint,
  done_at timestamptz,
  last_error text
);
create index effect_open on app.effect (state, id) where state in ('pending', 'running');
create index effect_subject on app.effect (subject, kind);

-- Where the tick and the sweep last stood: a clock that went backwards is seen here.
create table app.checkpoint (
  name text primary key,
  at timestamptz not null,
  wall timestamptz not null default clock_timestamp()
);

-- Times at which a service was not there, measured on the wall clock; marks at a cutoff inside such a gap are held for a person.
create table app.beat (
  service text primary key,
  at timestamptz not null,
  wall timestamptz not null
);
create table app.outage (
  service text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  from_wall timestamptz not null,
  to_wall timestamptz not null,
  primary key (service, from_wall)
);
