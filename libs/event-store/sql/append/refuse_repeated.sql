create or replace function app.refuse_repeated(streams text[]) returns void language plpgsql as $$
begin
  if cardinality(streams) > 1
    and (select count(distinct s collate "C") from unnest(streams) s) < cardinality(streams) then
    raise exception 'one operation per stream and call' using errcode = 'invalid_parameter_value';
  end if;
end $$;
