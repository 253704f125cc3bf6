-- Accounts, what their persons may do where, and who is signed in.
create schema identity;

create table identity.account (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  staff_number text not null check (staff_number <> ''),
  -- Argon2id in PHC form: the parameters travel with the hash, so they can be raised later.
  password_hash text not null check (password_hash like '$argon2id$%'),
  must_change boolean not null,
  -- A one-time password is good until then.
  password_until timestamptz,
  -- A second factor, sealed by the vault, and since when it is asked for.
  second_factor_sealed bytea,
  second_factor_at timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint account_one_per_person unique (person_id),
  constraint account_staff_number unique (staff_number),
  constraint second_factor_whole check ((second_factor_sealed is null) = (second_factor_at is null))
);

create table identity.grant (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  role text not null,
  place_id uuid references units.unit (id),
  office_id uuid references units.unit (id),
  -- null: every line of work.
  lines text[] check (cardinality(lines) > 0),
  from_on date not null,
  until_on date,
  given_by uuid references people.person (id),
  constraint grant_on_one_node check (num_nonnulls(place_id, office_id) = 1),
  -- A grant ended before its first day never held; it stays as an empty period.
  constraint grant_days_in_order check (until_on >= from_on),
  constraint grant_once exclude using gist (
    person_id with =, role with =, (coalesce(place_id, office_id)) with =, daterange(from_on, until_on) with &&)
);
create index grant_person on identity.grant (person_id);
create index grant_place on identity.grant (place_id) where place_id is not null;
create index grant_office on identity.grant (office_id) where office_id is not null;

create table identity.session (
  id uuid primary key,
  -- Only the hash: who reads the table cannot become anybody.
  token_hash bytea not null check (octet_length(token_hash) = 32),
  account_id uuid not null references identity.account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Signed out, or ended by a new password. The row stays a while: it knows which addresses are this account's own.
  ended_at timestamptz,
  -- What the person reads in a list of their sessions: "Chrome, Windows".
  device text not null,
  -- Guessing from elsewhere does not hold up an address from which this account has signed in before.
  address_hash bytea,
  -- How the session was opened; a second factor strengthens it later.
  proof text not null default 'password' check (proof in ('password', 'first_run', 'second_factor')),
  constraint session_token unique (token_hash)
);
create index session_account on identity.session (account_id);
create index session_age on identity.session (created_at);

-- Raised by every change of an account or a grant and by every ended session: a process asks whether what it remembers still holds.
create table identity.version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into identity.version (version) values (1);

create function identity.raise_version() returns trigger language plpgsql as $$
begin
  update identity.version set version = version + 1;
  return null;
end $$;
create trigger account_raises_version after insert or update or delete on identity.account
  for each statement execute function identity.raise_version();
create trigger grant_raises_version after insert or update or delete on identity.grant
  for each statement execute function identity.raise_version();
create trigger session_end_raises_version after update of ended_at on identity.session
  for each statement execute function identity.raise_version();
