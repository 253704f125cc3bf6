-- A second factor: a secret that waits for its first code, the last code that was used, and codes for the day the phone is lost.
alter table identity.account
  add column second_factor_pending bytea,
  -- The 30-second step (RFC 6238) of the last code that was taken: none is taken twice.
  add column second_factor_step bigint;

create table identity.recovery_code (
  account_id uuid not null references identity.account (id),
  -- Argon2id is for what people choose; these are random, so one round of SHA-256 keeps them safe at rest.
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);
