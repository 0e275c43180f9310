-- The guard of I11, cheaper: a statement trigger with transition tables cost 0.2 ms a statement, more than the rest of a small append.
-- The legal pairs are compiled into a function, so that a row whose status changes costs no query, and any other row costs nothing.

create function app.refuse_illegal_transition() returns trigger language plpgsql as $$
declare
  before_status text := case tg_op when 'UPDATE' then coalesce(old.status, '') else '' end;
begin
  if app.is_legal_transition(split_part(new.stream, '-', 1), before_status, coalesce(new.status, '')) then return new; end if;
  raise exception 'illegal transition of %: from "%" to "%"', new.stream, before_status, coalesce(new.status, '')
    using errcode = 'check_violation', constraint = 'legal_transition', table = 'head', schema = 'app';
end $$;

-- Rewrites app.is_legal_transition from app.legal_transition. A category without a declared pair has no rules; a line break parts the names.
create function app.compile_legal_transitions() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  categories text[];
  pairs text[];
begin
  -- Two that declare at once queue here; the later one then reads the pairs of both.
  perform pg_advisory_xact_lock(x'D0F'::int, 0);
  select coalesce(array_agg(distinct l.category), '{}'), coalesce(array_agg(l.category || E'\n' || l.from_status || E'\n' || l.to_status), '{}')
  into categories, pairs from app.legal_transition l;
  execute format(
    $f$create or replace function app.is_legal_transition(category text, from_status text, to_status text) returns boolean language sql immutable parallel safe
       return category <> all (%L::text[]) or category || E'\n' || from_status || E'\n' || to_status = any (%L::text[])$f$, categories, pairs);
end $$;
select app.compile_legal_transitions();

create function app.legal_transitions_grew() returns trigger language plpgsql as $$
begin
  if exists (select from added) then perform app.compile_legal_transitions(); end if;
  return null;
end $$;
create trigger legal_transition_compile after insert on app.legal_transition referencing new table as added
  for each statement execute function app.legal_transitions_grew();

drop trigger head_legal_update on app.head;
drop trigger head_legal_insert on app.head;
drop function app.require_legal_transitions(), app.require_legal_starts();
create trigger head_legal_update before update on app.head for each row
  when (old.status is distinct from new.status) execute function app.refuse_illegal_transition();
-- After: a row that was there already (ON CONFLICT DO NOTHING) is nobody's start.
create trigger head_legal_insert after insert on app.head for each row
  when (new.status is not null) execute function app.refuse_illegal_transition();
