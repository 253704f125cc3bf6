-- Signing in: cards, when an arrival became known, sign-ins taken back, attendance by telephone, lists kept without a network.

-- When we learned of it, where that was later than it was seen: a tablet without a network tells afterwards. Null: at once.
alter table assembly.presence add column learned_at timestamptz;
-- A sign-in that was a mistake counts for nothing; it stays to be seen.
alter table assembly.presence add column struck_at timestamptz;
alter table assembly.presence add column struck_by uuid;
alter table assembly.presence add constraint presence_struck_is_over check (struck_at is null or out_at is not null);

-- A card is known by its code only. The code stays sealed, so that a sheet can be printed again without ending the cards handed out.
create table assembly.card (
  id uuid primary key,
  attendee_id uuid not null references assembly.attendee (id),
  code_index bytea not null unique,
  code_sealed bytea not null,
  issued_at timestamptz not null,
  issued_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  constraint card_in_order check (ended_at >= issued_at)
);
create unique index card_live on assembly.card (attendee_id) where ended_at is null;

-- Attendance of a venue read out over the telephone: two people enter it, neither seeing the other’s, until both agree.
create table assembly.telephone_report (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  venue_id uuid not null references assembly.venue (id),
  began_at timestamptz not null,
  agreed_at timestamptz,
  dropped_at timestamptz,
  constraint telephone_report_ends_once check (agreed_at is null or dropped_at is null)
);
create unique index telephone_report_one_open on assembly.telephone_report (run_id, venue_id)
  where agreed_at is null and dropped_at is null;

create table assembly.telephone_entry (
  report_id uuid not null references assembly.telephone_report (id) on delete cascade,
  run_id uuid not null references assembly.run (id),
  person_id uuid not null,
  attendee_ids uuid[] not null,
  revision integer not null default 1,
  entered_at timestamptz not null,
  primary key (report_id, person_id)
);
create index telephone_entry_run on assembly.telephone_entry (run_id);

-- What was ticked on a tablet without a network, once each: sending it twice changes nothing.
create table assembly.kept_tick (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  venue_id uuid not null references assembly.venue (id),
  attendee_id uuid not null references assembly.attendee (id),
  act text not null check (act in ('in', 'out')),
  ticked_at timestamptz not null,
  entered_at timestamptz not null,
  entered_by uuid,
  outcome text not null check (outcome in ('done', 'already', 'elsewhere', 'not_there', 'overtaken'))
);
create index kept_tick_run on assembly.kept_tick (run_id);
