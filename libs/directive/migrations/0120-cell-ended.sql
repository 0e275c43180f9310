-- A cell that was dissolved, split or merged is not marked in silence: the mark is held until a person cancels or moves what it owed.
alter table app.hold drop constraint hold_reason_check;
alter table app.hold add constraint hold_reason_check check (reason in ('UNFINISHED_UPLOAD', 'HELD_REPORT', 'OUTAGE', 'CELL_ENDED'));

-- The last day of a cell that was gone at that instant; null while it exists.
create function app.cell_ended(text, timestamptz) returns date language sql stable as $$
  select c.effective_to from app.cell c where c.id = $1 and c.effective_to < ($2 at time zone 'Asia/Ho_Chi_Minh')::date
$$;
