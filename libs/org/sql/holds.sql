-- Whether an office gives anything on this civil day: it has begun and not ended, and so has the one that it is a loan
-- of.
create or replace function app.holds(held app.office, day date) returns boolean language sql stable as $$
  select not exists (select from app.office o where o.id in (held.id, held.lent_by)
    and (o.ended_at is not null or o.held_from > day or o.held_to < day))
$$;
