-- high: no event above it was drawn yet. safe: every event up to it that will ever be visible is visible to the next
-- statement. The high water is read before the fences: an appender not yet in the lock table then draws above it.
create or replace function app.read_bounds(out high bigint, out safe bigint) language plpgsql volatile as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' or pg_is_in_recovery() then
    raise exception 'ordered reading needs READ COMMITTED on the primary' using errcode = 'invalid_transaction_state';
  end if;
  select case when is_called then last_value else last_value - 1 end into high from app.event_position;
  select least(high, min(f.bound)) into safe from app.fences() f; /* fence */
end $$;
