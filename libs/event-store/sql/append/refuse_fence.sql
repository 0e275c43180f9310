create or replace function app.refuse_fence(why text, code text) returns regclass language plpgsql as $$
begin
  raise exception '%', why using errcode = code;
end $$;
