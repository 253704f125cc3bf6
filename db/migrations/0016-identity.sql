-- Residents sign in by a code sent to their phone.

-- An account without staff number and password is a resident's; it opens at the residents' door only.
alter table identity.account alter column staff_number drop not null;
alter table identity.account alter column password_hash drop not null;
alter table identity.account add constraint account_staff_whole check ((staff_number is null) = (password_hash is null));

alter table identity.session drop constraint session_proof_check;
alter table identity.session add constraint session_proof_check
  check (proof in ('password', 'first_run', 'second_factor', 'phone_code'));

-- A code on its way to a phone. The phone stands here only as a blind index of its own kind, the code as a keyed hash.
create table identity.phone_code (
  id uuid primary key,
  phone_index bytea not null check (octet_length(phone_index) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  made_at timestamptz not null,
  good_until timestamptz not null,
  tries integer not null default 0 check (tries between 0 and 5),
  -- Used, replaced by a newer one, or guessed at too often.
  ended_at timestamptz,
  address_hash bytea not null,
  -- Who proved a phone that nobody is known by holds this while saying what to be called.
  ticket_hash bytea check (octet_length(ticket_hash) = 32),
  ticket_until timestamptz,
  constraint ticket_whole check ((ticket_hash is null) = (ticket_until is null))
);
create unique index phone_code_one_live on identity.phone_code (phone_index) where ended_at is null;
create index phone_code_phone on identity.phone_code (phone_index, made_at);
create index phone_code_address on identity.phone_code (address_hash, made_at);
create index phone_code_age on identity.phone_code (made_at);

-- Who uses the residents' door, and which notice about their data they agreed to. Where they live is their grant of `resident`.
create table identity.resident (
  person_id uuid primary key references people.person (id),
  notice_version integer not null check (notice_version > 0),
  agreed_at timestamptz not null,
  -- Entered by themselves: their name is what they want to be called, and leaving takes everything away.
  self_entered boolean not null,
  joined_at timestamptz not null,
  left_at timestamptz
);
