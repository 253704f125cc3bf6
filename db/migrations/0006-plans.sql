-- Promises: from a text to projects and targets, from records to figures.
create schema plans;

create table plans.plan (
  id uuid primary key,
  title text not null,
  year integer,
  place_id uuid not null,
  office_id uuid not null,
  adopted_on date,
  adopted_at timestamptz,
  adopted_by uuid,
  adopted_draft_id uuid,
  basis text,
  created_by uuid not null,
  created_at timestamptz not null,
  constraint adoption_is_whole check (
    (adopted_on is null) = (adopted_at is null) and (adopted_on is null) = (adopted_draft_id is null)
    and (adopted_on is null) = (basis is null) and (adopted_on is null or year is not null))
);
-- One adopted list per office and year.
create unique index plan_one_per_year on plans.plan (office_id, year) where adopted_on is not null;

create table plans.draft (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  stage text not null check (stage in ('soliciting', 'submitted', 'voting', 'issued')),
  ordinal integer not null,
  version integer not null default 1,
  source text not null,
  source_name text,
  source_file_id uuid,
  content jsonb not null,
  frozen_at timestamptz,
  saved_by uuid not null,
  saved_at timestamptz not null,
  constraint draft_ordinal_once unique (plan_id, ordinal)
);
alter table plans.plan add constraint adopted_draft_exists foreign key (adopted_draft_id) references plans.draft (id);

-- The adopted text, passage by passage, in the order it was voted. A project stands on one passage.
create table plans.passage (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  position integer not null,
  number text,
  category text,
  text text not null,
  constraint passage_position_once unique (plan_id, position)
);

create table plans.project (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  passage_id uuid not null unique references plans.passage (id),
  level text not null check (level in ('city', 'district', 'street')),
  title text not null,
  state text not null check (state in ('draft', 'adopted', 'under_way', 'finished', 'accepted', 'stopped')),
  stopped_reason text,
  -- Whose it is: the lead office once there is one, until then the office that drew up the plan; and the place it covers.
  place_id uuid not null,
  office_id uuid not null,
  lead_office_id uuid,
  contact_person_id uuid,
  budget_fen bigint check (budget_fen >= 0),
  site text,
  site_place_id uuid,
  version integer not null default 1,
  -- Why it was stopped, or why it finished short of its targets.
  constraint stopped_with_reason check (
    case state when 'stopped' then stopped_reason is not null when 'finished' then true when 'accepted' then true
      else stopped_reason is null end)
);
create index project_of_plan on plans.project (plan_id);
create index project_office on plans.project (office_id);

create table plans.joining_office (
  project_id uuid not null references plans.project (id),
  office_id uuid not null,
  primary key (project_id, office_id)
);

create table plans.leader_term (
  id uuid primary key,
  project_id uuid not null references plans.project (id),
  person_id uuid not null,
  during daterange not null check (not isempty(during)),
  constraint leader_one_at_a_time exclude using gist (project_id with =, during with &&)
);

create table plans.milestone (
  id uuid primary key,
  project_id uuid not null references plans.project (id),
  title text not null,
  due_on date not null,
  reached_on date
);
create index milestone_of_project on plans.milestone (project_id, due_on);

create table plans.target (
  id uuid primary key,
  project_id uuid not null references plans.project (id),
  position integer not null,
  quoted text not null,
  start_at integer not null,
  end_at integer not null,
  source_start integer,
  source_end integer,
  value numeric not null,
  max numeric,
  comparator text not null check (comparator in ('=', '>=', '>', '<=', '<', '~')),
  unit text,
  subject text,
  kind text not null check (kind in ('flow', 'level')),
  baseline numeric,
  per text,
  part_of uuid references plans.target (id),
  measured_by text not null check (measured_by in ('count', 'change', 'share', 'reading')),
  denominator numeric,
  denominator_unit text,
  due_on date not null,
  counted_how text,
  constraint share_has_positive_whole check (denominator is null or denominator > 0),
  constraint anchor_has_words check (end_at > start_at),
  constraint target_position_once unique (project_id, position)
);

create table plans.record (
  id uuid primary key,
  target_id uuid not null references plans.target (id),
  project_id uuid not null references plans.project (id),
  place_id uuid not null,
  -- The line's office that decides about it.
  office_id uuid not null,
  happened_on date not null,
  quantity numeric not null,
  note text,
  state text not null check (state in ('submitted', 'accepted', 'returned', 'withdrawn', 'reversed')),
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  return_reason text,
  reversal_reason text,
  accepted_event_id uuid,
  released_at timestamptz,
  released_by uuid,
  released_event_id uuid,
  held_until_on date,
  hold_reason text,
  held_by uuid,
  sheet_id uuid,
  sheet_row integer,
  constraint accepted_by_another check (state not in ('accepted', 'reversed') or decided_by <> submitted_by),
  constraint release_is_answered check ((released_at is null) = (released_by is null)),
  constraint hold_has_reason check ((held_until_on is null) = (hold_reason is null)),
  constraint sheet_row_once unique (sheet_id, sheet_row)
);
create index record_of_target on plans.record (target_id, happened_on desc);
create index record_of_project on plans.record (project_id, id desc);
create index record_waiting on plans.record (office_id, id) where state = 'submitted';
create index record_waiting_of_project on plans.record (project_id) where state = 'submitted';
create index record_unreleased on plans.record (project_id, id) where state = 'accepted' and released_at is null;
create index record_released on plans.record (released_at desc) where released_at is not null;
create index record_held on plans.record (held_until_on) where held_until_on is not null;
create index record_by_person on plans.record (submitted_by, id desc);
create index record_place on plans.record (place_id, id desc);

create table plans.photo (
  file_id uuid primary key,
  record_id uuid references plans.record (id),
  position integer not null default 0,
  kept_by uuid not null,
  kept_at timestamptz not null,
  is_public boolean not null default true
);
create index photo_of_record on plans.photo (record_id, position);
create index photo_waiting on plans.photo (kept_at) where record_id is null;

create table plans.sample (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  record_id uuid not null references plans.record (id),
  drawn_by uuid not null,
  drawn_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'doubted')),
  words text,
  judged_by uuid,
  judged_at timestamptz,
  constraint sample_once unique (record_id)
);
create index sample_of_plan on plans.sample (plan_id, drawn_at desc);

create table plans.sheet (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  name text not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- The file as it came back: what records made from its rows rest on.
  file_id uuid not null,
  rows jsonb not null
);

-- What was adopted stays as it was voted: text and anchors never change, by whatever road someone comes.
create function plans.refuse_change_of_adopted() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'adopted text stays' using errcode = 'restrict_violation', constraint = 'adopted_text_stays';
  end if;
  if tg_table_name = 'passage' then
    raise exception 'adopted text stays' using errcode = 'restrict_violation', constraint = 'adopted_text_stays';
  elsif tg_table_name = 'draft' then
    if old.frozen_at is not null then
      raise exception 'adopted text stays' using errcode = 'restrict_violation', constraint = 'adopted_text_stays';
    end if;
  elsif (old.quoted, old.start_at, old.end_at, old.source_start, old.source_end, old.subject, old.per, old.value, old.max, old.comparator, old.unit, old.kind, old.baseline, old.part_of, old.project_id)
      is distinct from (new.quoted, new.start_at, new.end_at, new.source_start, new.source_end, new.subject, new.per, new.value, new.max, new.comparator, new.unit, new.kind, new.baseline, new.part_of, new.project_id) then
    raise exception 'adopted numbers stay' using errcode = 'restrict_violation', constraint = 'adopted_text_stays';
  end if;
  return new;
end $$;
create trigger passage_stays before update or delete on plans.passage for each row execute function plans.refuse_change_of_adopted();
create trigger target_stays before update or delete on plans.target for each row execute function plans.refuse_change_of_adopted();
create trigger frozen_draft_stays before update or delete on plans.draft for each row execute function plans.refuse_change_of_adopted();

comment on column plans.draft.content is 'type: import("./contract/drafts.ts").DraftContent';
comment on column plans.sheet.rows is 'type: import("./sheets/reading.ts").KeptRow[]';
