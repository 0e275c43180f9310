-- As a search reads a text: small letters without marks, so that "Ủy", "uỷ" and "UY" are one.
create or replace function app.fold_text(t text) returns text language sql immutable parallel safe as $$
  select replace(replace(regexp_replace(normalize(lower(normalize(t, NFC)), NFD), '[\u0300-\u036f]', '', 'g'),
    'đ', 'd'), 'Đ', 'd')
$$;
