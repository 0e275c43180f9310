-- open: numbers may be given out. held: older than a checkpoint. unchecked: this life of the database was not compared
-- yet. A database that was never compared is open: whoever runs api or worker compares before the first number.
create or replace function app.numbering(out state text, out detail jsonb) language plpgsql stable as $$
begin
  select 'held', h.detail into state, detail from app.restore_hold h;
  if found then return; end if;
  select case when c.incarnation = app.incarnation() then 'open' else 'unchecked' end into state
  from app.checkpoint_compared c;
  state := coalesce(state, 'open');
end $$;
