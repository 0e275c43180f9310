-- How often an item of a bulk run failed for a reason that no rule gave: what failed comes after all others, and not for ever.
alter table app.bulk_item add column failures integer not null default 0 check (failures >= 0);
