-- I11: an issued letter may be withdrawn by a further one.
insert into app.legal_transition (category, from_status, to_status) values ('directive', 'issued', 'withdrawn') on conflict do nothing;
