-- What any public service would need: answers kept for repeated requests, refusals, reads of protected fields, files.
create schema if not exists platform;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- The reply to a write, kept in the write's own transaction, so that the same request sent twice acts once.
create table platform.idempotency (
  account_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  reply jsonb not null,
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_age on platform.idempotency (created_at);

-- What outlives a refused act: written in a second transaction. No names, no phones; `subject_hash` counts tries against one account.
create table platform.refusal (
  id bigint generated always as identity primary key,
  refused_at timestamptz not null,
  request_id text not null,
  endpoint text not null,
  problem text not null,
  status integer not null,
  account_id uuid,
  subject_hash bytea,
  address_hash bytea
);
create index refusal_subject on platform.refusal (subject_hash, refused_at) where subject_hash is not null;
create index refusal_address on platform.refusal (address_hash, refused_at) where address_hash is not null;

-- Who looked at a protected field, when, and what for.
create table platform.access (
  id bigint generated always as identity primary key,
  read_at timestamptz not null,
  person_id uuid not null,
  purpose text not null,
  field text not null,
  subject_kind text not null,
  subject_id uuid not null
);

-- Content-addressed files. `received_sha256` is the hash of the bytes as they came; `sha256` of what is kept (images are re-encoded).
-- Where and when a photo says it was taken is protected: it is read before the location is stripped, and is only a claim.
create table platform.file (
  id uuid primary key,
  sha256 bytea not null,
  received_sha256 bytea not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  width_px integer,
  height_px integer,
  captured_at timestamptz,
  captured_place point,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
create index file_content on platform.file (sha256);
create index file_received on platform.file (received_sha256);

-- One-time facts of this installation (the first administrator's code, the day the demonstration was loaded).
create table platform.setting (
  key text primary key,
  value jsonb not null,
  set_at timestamptz not null
);
