-- What is part of a report stays part of that report, whatever the program thinks.
create or replace function app.keep_attachment() returns trigger language plpgsql as $$
begin
  raise exception 'attachment % is part of report % and cannot change', old.id, old.receipt
    using errcode = 'check_violation';
end $$;
