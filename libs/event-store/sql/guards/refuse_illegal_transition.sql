-- I11. Only an illegal change comes here: the pairs are asked in the condition of the triggers, since calling a
-- function for every change cost more than the update of the row.
create or replace function app.refuse_illegal_transition() returns trigger language plpgsql as $$
begin
  raise exception 'illegal transition of %: from "%" to "%"', new.stream,
    case tg_op when 'UPDATE' then coalesce(old.status, '') else '' end, coalesce(new.status, '')
    using errcode = 'check_violation', constraint = 'legal_transition', table = 'head', schema = 'app';
end $$;
