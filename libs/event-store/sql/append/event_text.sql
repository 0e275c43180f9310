-- The chain covers everything that gives a fact its standing, who and why included. jsonb's own text is canonical (key
-- order, spacing, numbers).
create or replace function app.event_text(
  stream text, version bigint, type text, schema_version int, at_us bigint, actor text, causation text, data jsonb
) returns text language sql stable parallel safe as
$$ select concat_ws(E'\n', stream, version, type, schema_version, at_us, actor, coalesce(causation, ''), data) $$;
