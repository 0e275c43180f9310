-- Definitions as they were when first used: obligations are pinned to the id, whatever happens to the file.
create table app.workflow_definition (
  id text primary key,
  source text not null
);
revoke update, delete on app.workflow_definition from dondoc_app;

-- First byte of an upload. Unresolved ones from before a cutoff hold the mark.
create table app.intent (
  id text primary key,
  obligation text not null,
  actor text not null,
  begun_at timestamptz not null default app.now(),
  resolved_at timestamptz,
  -- received: a receipt was given; abandoned: the sender was told no or went away
  outcome text check (outcome in ('received', 'abandoned')),
  receipt text
);
create index intent_open on app.intent (obligation) where resolved_at is null;

-- What arrived, complete and hashed, with the very bytes. Never changed.
create table app.receipt (
  body text not null,
  number text not null,
  obligation text not null,
  begun_at timestamptz not null,
  completed_at timestamptz not null,
  timeliness text not null check (timeliness in ('onTime', 'straddled', 'late')),
  by text not null,
  sha256 text not null,
  content text not null,
  primary key (body, number)
);
create index receipt_obligation on app.receipt (obligation);
revoke update, delete on app.receipt from dondoc_app;

-- Why an obligation past its cutoff is not marked yet; a person decides.
create table app.hold (
  obligation text not null,
  cutoff_at timestamptz not null,
  reason text not null check (reason in ('UNFINISHED_UPLOAD', 'HELD_REPORT', 'OUTAGE')),
  since timestamptz not null default app.now(),
  released_by text,
  released_at timestamptz,
  primary key (obligation, cutoff_at)
);

-- The board: one row per obligation, a view over the events.
create table app.obligation (
  key text primary key,
  directive text not null,
  cell text not null,
  workflow text not null,
  status text not null,
  due_on date not null,
  cutoff_at timestamptz not null,
  wording text not null,
  acknowledged_at timestamptz,
  round int not null default 0,
  receipt text,
  submitted_at timestamptz,
  returns int not null default 0,
  late_receipts text[] not null default '{}',
  reviewed_by text,
  notice text,
  approved_at timestamptz,
  expired_at timestamptz,
  effective_at timestamptz
);
create index obligation_directive on app.obligation (directive, cell);

-- I2, in the database itself: a report that was here before its cutoff forbids the mark, whatever the program thinks.
create function app.refuse_wrong_mark() returns trigger language plpgsql as $$
begin
  if new.category = 'obligation'
    and exists (select from app.receipt r where r.obligation = new.stream and r.timeliness = 'onTime' and r.completed_at < new.cutoff_at) then
    raise exception 'obligation % has a receipt from before its cutoff and cannot be marked expired', new.stream using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger head_refuse_wrong_mark after update on app.head for each row
when (new.status = 'expired' and old.status is distinct from new.status)
execute function app.refuse_wrong_mark();

-- I11: what a directive's status may do. An obligation's transitions are declared from its definition when that is first used.
insert into app.legal_transition (category, from_status, to_status) values
  ('directive', '', 'drafted'), ('directive', 'drafted', 'issued'), ('directive', 'drafted', 'withdrawn'), ('directive', 'issued', 'closed');
