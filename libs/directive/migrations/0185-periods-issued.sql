-- A period of a standing letter begins as an issued campaign: it has the number of that letter, and nobody drafts it.
insert into app.legal_transition (category, from_status, to_status) values ('directive', '', 'issued')
on conflict do nothing;
