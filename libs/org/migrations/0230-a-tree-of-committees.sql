-- Which committee of this installation stands directly above this one (decision 0058). Null: none of them does.
alter table app.committee add column superior text references app.committee check (superior <> id);
create index committee_superior on app.committee (superior) where superior is not null;
