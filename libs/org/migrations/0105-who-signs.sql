-- Who signs, and in whose name, is data: T/M ĐẢNG ỦY or T/M BAN THƯỜNG VỤ on the committee's papers; T/M CHI BỘ or T/M CHI ỦY on a cell's, where
-- a deputy may sign for a secretary who is away.
alter table app.letterhead add column signs_for text not null default 'dang-uy' check (signs_for in ('dang-uy', 'ban-thuong-vu'));
alter table app.cell add column signs_for text not null default 'chi-bo' check (signs_for in ('chi-bo', 'chi-uy'));
alter table app.cell add column signer_name text not null default '';  -- '': the secretary
alter table app.cell add column signer_post text not null default 'bi-thu' check (signer_post in ('bi-thu', 'pho-bi-thu'));
