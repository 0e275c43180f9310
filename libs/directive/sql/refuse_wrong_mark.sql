-- I2, in the database itself: a report that was here before its cutoff forbids the mark, whatever the program thinks.
create or replace function app.refuse_wrong_mark() returns trigger language plpgsql as $$
begin
  if new.category = 'obligation' and exists (
    select from app.receipt r
    where r.obligation = new.stream and r.timeliness = 'onTime' and r.completed_at < new.cutoff_at
  ) then
    raise exception 'obligation % has a receipt from before its cutoff and cannot be marked expired', new.stream
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
