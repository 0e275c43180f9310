-- With an account end all ways in that were open: opened again later, it begins anew.
create or replace function app.end_ways_in() returns trigger language plpgsql as $$
begin
  update app.session set ended_at = app.now() where official = new.official and ended_at is null;
  delete from app.sign_in_link where official = new.official and used_at is null;
  delete from app.sign_in_code where official = new.official and kind = 'one-time';
  return new;
end $$;
