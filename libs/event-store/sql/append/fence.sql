-- Says "this transaction may still commit positions above the sequence's present value"; called before the first
-- position is drawn. It gives the sequence: who has it has raised the fence. One expression, which PostgreSQL folds
-- into the statement that draws. One fence per transaction: the lowest holds, and a savepoint that is rolled back gives
-- back both the lock and the setting.
create or replace function app.fence() returns regclass language sql as $$
  select case
    when current_setting('transaction_isolation') <> 'read committed'
      then app.refuse_fence('events are appended in READ COMMITTED only', 'invalid_transaction_state')
    when current_setting('dondoc.fence', true) = pg_current_xact_id()::text then 'app.event_position'::regclass
    -- Shared, and nobody takes it exclusively: it never waits, and false would be a fault.
    when not pg_try_advisory_xact_lock_shared(
        (app.fence_tag() << 48) | coalesce(pg_sequence_last_value('app.event_position'), 0))
      then app.refuse_fence('the fence is taken by somebody who is no appender', 'lock_not_available')
    when set_config('dondoc.fence', pg_current_xact_id()::text, true) <> '' then 'app.event_position'::regclass
  end
$$;
