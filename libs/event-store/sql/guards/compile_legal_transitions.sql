-- Writes app.is_legal_transition, the one function without a file, from app.legal_transition. A category without a
-- declared pair has no rules; a line break parts the names. In plpgsql, whose plan is kept for the session: an SQL
-- function would be parsed for each statement.
create or replace function app.compile_legal_transitions() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  categories text[];
  pairs text[];
begin
  -- Two that declare at once queue here; the later one then reads the pairs of both.
  perform pg_advisory_xact_lock(x'D0F'::int, 0);
  select coalesce(array_agg(distinct l.category), '{}'),
    coalesce(array_agg(l.category || E'\n' || l.from_status || E'\n' || l.to_status
      order by l.category, l.from_status collate "C", l.to_status collate "C"), '{}')
  into categories, pairs from app.legal_transition l;
  execute format(
    $f$create or replace function app.is_legal_transition(category text, from_status text, to_status text) $f$ ||
      $f$returns boolean language plpgsql stable parallel safe as %L$f$,
    format($b$begin return category <> all (%L::text[]) or category || E'\n' || coalesce(from_status, '') || $b$ ||
      $b$E'\n' || coalesce(to_status, '') = any (%L::text[]); end$b$, categories, pairs));
end $$;
select app.compile_legal_transitions();
