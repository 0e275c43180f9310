-- Fixed width, UTC, microseconds: text comparison is comparison of instants, and JavaScript's Date cannot drop digits.
create or replace function app.iso(t timestamptz) returns text language sql stable parallel safe as
$$ select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
