-- Hashes of several events of one stream in one statement: the first starts from prev, each next from the one before.
create or replace aggregate app.chain(prev bytea, line text) (sfunc = app.chain_step, stype = bytea);
