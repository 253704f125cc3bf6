-- Every civic act is one event; every number is a question asked of events.
create schema ledger;

create table ledger.event (
  id uuid primary key,
  seq bigint generated always as identity,
  kind text not null,
  version integer not null,
  occurred_on date not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  place_id uuid not null,
  office_id uuid not null,
  actor_id uuid,
  channel text not null,
  subject_kind text not null,
  subject_id uuid not null,
  person_id uuid,
  household_id uuid,
  quantity numeric,
  measure text,
  evidence uuid[] not null default '{}',
  reverses uuid references ledger.event (id),
  reason text,
  turn integer not null default 0,
  data jsonb not null default '{}',
  dims jsonb not null default '{}',
  request_id text not null,
  transaction_id xid8 not null default pg_current_xact_id(),
  constraint quantity_has_measure check ((quantity is null) = (measure is null)),
  constraint reversal_has_reason check ((reverses is null) = (reason is null))
);
-- An event is reversed at most once.
create unique index event_reversed_once on ledger.event (reverses) where reverses is not null;
-- At most one live count per source and measure: the n-th count of a source may only come after n reversals.
create unique index event_counted_once on ledger.event (subject_kind, subject_id, measure, turn)
  where quantity is not null and reverses is null;
create index event_subject on ledger.event (subject_kind, subject_id, seq);
create index event_kind_day on ledger.event (kind, occurred_on);

-- One compact row per fact key and transaction; a job folds them into `rollup`. Readers add both, so a figure is exact at once
-- and no writer ever waits for another at a popular total.
create table ledger.delta (
  id bigint generated always as identity primary key,
  kind text not null,
  measure text not null,
  dims jsonb not null,
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null
);
create index delta_key on ledger.delta (kind, measure, dims);

create table ledger.rollup (
  kind text not null,
  measure text not null,
  dims jsonb not null,
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null,
  primary key (kind, measure, dims, day, place_id, office_id)
);

-- A view that adds folded and unfolded: what every question reads.
create view ledger.fact as
  select kind, measure, dims, day, place_id, office_id, quantity, n from ledger.rollup
  union all
  select kind, measure, dims, day, place_id, office_id, quantity, n from ledger.delta;

-- A seal is the Merkle root of a run of events, linked to the seal before it.
create table ledger.seal (
  id bigint generated always as identity primary key,
  sealed_at timestamptz not null,
  below_transaction xid8 not null,
  events integer not null check (events > 0),
  root bytea not null,
  previous_root bytea
);
create table ledger.sealed (
  event_id uuid primary key references ledger.event (id),
  seal_id bigint not null references ledger.seal (id),
  position integer not null,
  unique (seal_id, position)
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger rows are never changed or removed; record a reversal' using errcode = 'restrict_violation';
end $$;
create trigger event_is_append_only before update or delete on ledger.event
  for each row execute function ledger.refuse_change();
create trigger event_is_never_truncated before truncate on ledger.event
  for each statement execute function ledger.refuse_change();
create trigger seal_is_append_only before update or delete on ledger.seal
  for each row execute function ledger.refuse_change();
create trigger sealed_is_append_only before update or delete on ledger.sealed
  for each row execute function ledger.refuse_change();
