-- Works on many sites: each site with its phases, photos before and after, and its acceptance by another office. What a site brings
-- to a target is said beforehand; the records that count it are made by its phases.
create table plans.site (
  id uuid primary key,
  project_id uuid not null references plans.project (id),
  title text not null check (title <> ''),
  -- Where it is, whose works they are (the project's office), and who accepts them.
  place_id uuid not null,
  office_id uuid not null,
  acceptance_office_id uuid not null,
  area_m2 numeric check (area_m2 > 0),
  contractor text check (contractor <> ''),
  planned_start_on date,
  planned_finish_on date,
  phase text not null check (phase in ('planned', 'signed', 'begun', 'finished', 'accepted', 'stopped')),
  -- Where it stood when it was stopped, and why.
  stopped_at_phase text check (stopped_at_phase in ('planned', 'signed', 'begun', 'finished')),
  stopped_reason text,
  finished_by uuid,
  finished_on date,
  accepted_by uuid,
  accepted_on date,
  opened_by uuid not null,
  opened_at timestamptz not null,
  version integer not null default 1,
  constraint site_accepted_by_another_office check (acceptance_office_id <> office_id),
  constraint site_accepted_by_another check (accepted_by <> finished_by),
  constraint site_finish_is_answered check (phase not in ('finished', 'accepted') or (finished_by is not null and finished_on is not null)),
  constraint site_acceptance_is_answered check ((phase = 'accepted') = (accepted_by is not null) and (accepted_by is null) = (accepted_on is null)),
  constraint site_stopped_with_reason check ((phase = 'stopped') = (stopped_reason is not null) and (stopped_reason is null) = (stopped_at_phase is null)),
  constraint site_days_in_order check (planned_finish_on >= planned_start_on),
  constraint site_once unique (project_id, place_id, title)
);
create index site_of_project on plans.site (project_id, phase);
create index site_of_place on plans.site (place_id);
create index site_to_accept on plans.site (acceptance_office_id) where phase = 'finished';

-- What the site counts towards which target, once it reaches which phase: signed, begun and finished are targets of their own.
create table plans.site_count (
  site_id uuid not null references plans.site (id),
  target_id uuid not null references plans.target (id),
  phase text not null check (phase in ('signed', 'begun', 'finished', 'accepted')),
  quantity numeric not null check (quantity > 0),
  primary key (site_id, target_id, phase)
);
create index site_count_target on plans.site_count (target_id);

-- Every step a site took, back as well as forward; nothing is edited away.
create table plans.site_step (
  site_id uuid not null references plans.site (id),
  -- The version of the site that the step made.
  version integer not null,
  act text not null,
  phase text not null,
  happened_on date not null,
  words text,
  done_by uuid not null,
  done_at timestamptz not null,
  primary key (site_id, version)
);

create table plans.site_photo (
  file_id uuid primary key,
  site_id uuid not null references plans.site (id),
  moment text not null check (moment in ('before', 'during', 'after')),
  taken_on date not null,
  kept_by uuid not null,
  kept_at timestamptz not null
);
create index site_photo_of on plans.site_photo (site_id, moment, kept_at);

-- Which site and phase a record was made by.
alter table plans.record
  add column site_id uuid references plans.site (id),
  add column site_phase text check (site_phase in ('signed', 'begun', 'finished', 'accepted')),
  add constraint record_site_is_whole check ((site_id is null) = (site_phase is null));
create index record_of_site on plans.record (site_id) where site_id is not null;
