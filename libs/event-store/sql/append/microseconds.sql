create or replace function app.microseconds(t timestamptz) returns bigint language sql stable parallel safe as
$$ select (extract(epoch from t) * 1000000)::bigint $$;
