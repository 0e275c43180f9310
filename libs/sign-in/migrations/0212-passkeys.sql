-- Keys that a person's device or security key keeps; here stands the public half alone.
create table app.passkey (
  id         text primary key,
  official   text not null references app.official,
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null,
  device     text not null,
  made_at    timestamptz not null default app.now(),
  used_at    timestamptz
);
create index passkey_official on app.passkey (official);

-- What a device was asked to sign: once, and soon. Without an official anybody may answer, who is then known by the key.
create table app.passkey_challenge (
  hash     bytea primary key check (length(hash) = 32),
  official text references app.official,
  ends_at  timestamptz not null
);
create index passkey_challenge_ends on app.passkey_challenge (ends_at);
