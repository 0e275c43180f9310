-- How people get in and who is in. Every secret stands here as a hash; what must be read again (a TOTP secret) is sealed with a key of
-- SECRET_KEY.
create table app.password (
  official text primary key references app.official,
  hash     text not null,  -- argon2id with its own cost and salt
  set_at   timestamptz not null default app.now()
);

create table app.session (
  id            uuid primary key default gen_random_uuid(),
  official      text not null references app.official,
  hash          bytea not null unique check (length(hash) = 32),
  -- The cookie of before a rotation: requests that were under way still bring it for a moment.
  former_hash   bytea unique check (length(former_hash) = 32),
  rotated_at    timestamptz not null default app.now(),
  -- The offices that its holder had when the cookie was given out: others, and a new cookie is.
  offices       text[] not null,
  own_phone     boolean not null,
  device        text not null,
  address       text not null,
  signed_in_at  timestamptz not null default app.now(),
  seen_at       timestamptz not null default app.now(),
  stepped_up_at timestamptz,
  ended_at      timestamptz
);
create index session_official on app.session (official, signed_in_at);

create table app.totp (
  official     text primary key references app.official,
  secret       bytea not null,
  confirmed_at timestamptz,
  -- The last step of thirty seconds whose code was used: neither it nor an earlier one is taken again.
  last_step    bigint not null default 0
);

-- Codes that open once: ten to recover with (as long as they last), and one that a clerk tells somebody.
create table app.sign_in_code (
  id       uuid primary key default gen_random_uuid(),
  official text not null references app.official,
  kind     text not null check (kind in ('recovery', 'one-time')),
  salt     bytea not null,
  hash     bytea not null check (length(hash) = 32),
  made_by  text not null,
  made_at  timestamptz not null default app.now(),
  ends_at  timestamptz,
  -- How often it opened the way to a password that was then wrong.
  tries    integer not null default 0,
  used_at  timestamptz
);
create index sign_in_code_official on app.sign_in_code (official) where used_at is null;

-- Links that set a password: to somebody who was invited, or who forgot it.
create table app.sign_in_link (
  hash     bytea primary key check (length(hash) = 32),
  official text not null references app.official,
  kind     text not null check (kind in ('invitation', 'recovery')),
  made_by  text not null,
  reason   text not null,
  made_at  timestamptz not null default app.now(),
  ends_at  timestamptz not null,
  used_at  timestamptz
);
create index sign_in_link_official on app.sign_in_link (official) where used_at is null;

-- Somebody said that a password is forgotten. Whether there is such an account is looked up when the mail is sent, so that the asking
-- tells nothing.
create table app.recovery_request (
  id      uuid primary key default gen_random_uuid(),
  name    text not null,
  at      timestamptz not null default app.now(),
  address text not null
);
create index recovery_request_at on app.recovery_request (at);
