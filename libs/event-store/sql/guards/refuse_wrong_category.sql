create or replace function app.refuse_wrong_category() returns trigger language plpgsql as $$
begin
  raise exception 'the category of % is not "%"', new.stream, new.category
    using errcode = 'check_violation', constraint = 'head_category', table = 'head', schema = 'app';
end $$;
