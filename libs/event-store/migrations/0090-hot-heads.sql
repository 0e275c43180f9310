-- A head's status changes with nearly every fact. While an index held it, each such change wrote all indexes of the head anew, a quarter of the
-- time of a bulk transition; without it the new version stays on its page (HOT), if there is room for it (decision 0020).
drop index app.head_open;
create index head_due on app.head (category, cutoff_at);
alter table app.head set (fillfactor = 60);

-- The guard of I11 again: the pairs are asked in the condition of the trigger, and only an illegal change calls it. Calling a trigger for every
-- change cost more than the update of the row. In plpgsql, whose plan is kept for the session; an SQL function would be parsed for each statement.
create or replace function app.compile_legal_transitions() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  categories text[];
  pairs text[];
begin
  -- Two that declare at once queue here; the later one then reads the pairs of both.
  perform pg_advisory_xact_lock(x'D0F'::int, 0);
  select coalesce(array_agg(distinct l.category), '{}'), coalesce(array_agg(l.category || E'\n' || l.from_status || E'\n' || l.to_status), '{}')
  into categories, pairs from app.legal_transition l;
  execute format(
    $f$create or replace function app.is_legal_transition(category text, from_status text, to_status text) returns boolean language plpgsql stable parallel safe as %L$f$,
    format($b$begin return category <> all (%L::text[]) or category || E'\n' || from_status || E'\n' || to_status = any (%L::text[]); end$b$, categories, pairs));
end $$;
select app.compile_legal_transitions();

create or replace function app.refuse_illegal_transition() returns trigger language plpgsql as $$
begin
  raise exception 'illegal transition of %: from "%" to "%"', new.stream, case tg_op when 'UPDATE' then coalesce(old.status, '') else '' end, coalesce(new.status, '')
    using errcode = 'check_violation', constraint = 'legal_transition', table = 'head', schema = 'app';
end $$;

drop trigger head_legal_update on app.head;
drop trigger head_legal_insert on app.head;
create trigger head_legal_update before update on app.head for each row
  when (old.status is distinct from new.status and not app.is_legal_transition(split_part(new.stream, '-', 1), coalesce(old.status, ''), coalesce(new.status, '')))
  execute function app.refuse_illegal_transition();
-- After: a row that was there already (ON CONFLICT DO NOTHING) is nobody's start.
create trigger head_legal_insert after insert on app.head for each row
  when (new.status is not null and not app.is_legal_transition(split_part(new.stream, '-', 1), '', new.status))
  execute function app.refuse_illegal_transition();
