create or replace trigger end_ways_in after update of closed_at on app.account for each row
  when (old.closed_at is null and new.closed_at is not null) execute function app.end_ways_in();
