-- Why a chosen obligation was not done, in the words of who refused it: shown with the run.
alter table app.bulk_item add column message text;
