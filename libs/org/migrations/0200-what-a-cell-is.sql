-- What a cell is and what it works in, as the organisation file words them, so that a directive can be for some cells by that. '' is: not on record.
alter table app.cell add column kind text not null default '';
alter table app.cell add column work_field text not null default '';
