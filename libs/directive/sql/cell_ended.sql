-- The last day of a cell that was gone at that instant; null while it exists.
create or replace function app.cell_ended(text, timestamptz) returns date language sql stable as $$
  select c.effective_to from app.cell c where c.id = $1 and c.effective_to < ($2 at time zone 'Asia/Ho_Chi_Minh')::date
$$;
