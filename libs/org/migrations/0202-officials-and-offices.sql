-- People, the offices that they hold from a day to a day, and the accounts by which they sign in (decision 0056). What was
-- called an account was an office all along: a role for a body. Its id stands in the facts and stays.
create table app.official (
  id         text primary key,
  name       text not null check (name <> ''),
  -- As app.account had it: the name as a Vietnamese reader compares it.
  name_key   text not null generated always as (
    regexp_replace(lower(translate(normalize(name, NFD), 'Đ‘’ʼ´`', 'đ''''''''''')), '([\u0300\u0301\u0303\u0309\u0323])([^\u0300\u0301\u0303\u0309\u0323[:space:]]*)', '\2\1', 'g')
  ) stored,
  -- The member of the Party who this is, once somebody has named the card.
  member     text references app.person,
  email      text,
  created_at timestamptz not null default app.now()
);
create index official_name_key on app.official (name_key);

alter table app.account rename to office;
alter table app.office rename constraint account_pkey to office_pkey;
alter table app.office rename constraint account_role_check to office_role_check;
alter table app.office rename constraint account_check to office_check;
alter table app.office rename constraint account_cell_fkey to office_cell_fkey;
alter table app.office drop constraint account_holder;
alter table app.office rename column closed_at to ended_at;
alter table app.office
  add column official  text references app.official,
  -- First and last day, both included. Null: no such day is known. `ended_at` ends it at once, whatever the days say.
  add column held_from date,
  add column held_to   date check (held_to >= held_from),
  add column source    text not null default '',
  -- The office of which this one is a loan: its holder acts on behalf of (thay mặt) the other.
  add column lent_by   text references app.office;

-- A member's offices are one person's. Offices without a member stay apart, because a like name gives nobody what is not theirs;
-- four eyes go on taking like names for one person.
create temp table became on commit drop as
  select id as office, person, name, created_at,
    'nguoi-' || dense_rank() over (order by coalesce(person, ''), case when person is null then id end) as official
  from app.office;
insert into app.official (id, name, member, created_at)
  select official, (array_agg(name order by created_at, office))[1], min(person), min(created_at) from became group by official;
update app.office o set official = b.official from became b where b.office = o.id;
alter table app.office alter column official set not null;
create unique index official_member on app.official (member) where member is not null;
create index office_official on app.office (official);
create index office_lent_by on app.office (lent_by) where lent_by is not null;
drop function if exists app.accounts_of_person(text);
delete from app.repeatable_sql where name = 'accounts_of_person';
alter table app.office drop column name_key, drop column person;

create table app.account (
  official   text primary key references app.official,
  -- The name to sign in with, in small letters: an address, or a word that was chosen.
  name       text not null check (name = lower(name) and name <> ''),
  created_at timestamptz not null default app.now(),
  closed_at  timestamptz
);
-- The address of a cell goes from one secretary to the next.
create unique index account_name on app.account (name) where closed_at is null;

alter table app.look rename column account to office;
alter index app.look_account rename to look_office;

alter table app.api_token rename column account to office;
alter table app.api_token rename constraint api_token_account_fkey to api_token_office_fkey;
alter index app.api_token_account rename to api_token_office;
alter table app.api_token
  add column expires_at timestamptz,
  add column used_at    timestamptz,
  -- What it may be used for, of what the office may do. Null: all of it.
  add column actions    text[];
-- Tokens never ended before. They end now, ninety days after the upgrade.
update app.api_token set expires_at = app.now() + interval '90 days';
alter table app.api_token alter column expires_at set not null;
