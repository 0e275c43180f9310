-- The civil day in Việt Nam, by the clock of the product.
create or replace function app.today() returns date language sql volatile as $$
  select (app.now() at time zone 'Asia/Ho_Chi_Minh')::date
$$;
