-- Open data: which indicators everybody may read by neighbourhood and month, and every month as it was released. A released month is
-- never computed again: what a later correction would tell by the difference of two releases stays untold.
create table indicators.open_choice (
  id uuid primary key,
  indicator_id uuid not null references indicators.indicator (id),
  -- People's numbers are never shown small; things (trees, square metres) may be, for a reason that everybody reads.
  about text not null check (about in ('people', 'things')),
  reason text check (reason <> ''),
  chosen_by uuid not null,
  chosen_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  constraint things_have_reason check (about = 'people' or reason is not null),
  constraint ending_whole check ((ended_by is null) = (ended_at is null))
);
create unique index open_once on indicators.open_choice (indicator_id) where ended_at is null;

create table indicators.open_release (
  id uuid primary key,
  indicator_id uuid not null references indicators.indicator (id),
  version_id uuid not null references indicators.version (id),
  month_on date not null check (extract(day from month_on) = 1),
  -- What the month's suppression was decided by.
  about text not null check (about in ('people', 'things')),
  released_by uuid not null,
  released_at timestamptz not null,
  constraint month_released_once unique (indicator_id, month_on)
);
create index open_release_newest on indicators.open_release (released_at desc);

-- A cell of a released month; the place is null for the whole street. A hidden cell keeps no value: what is not here cannot leak.
create table indicators.open_cell (
  release_id uuid not null references indicators.open_release (id),
  place_id uuid references units.unit (id),
  value numeric,
  state text not null check (state in ('shown', 'hidden', 'not_reported')),
  unique nulls not distinct (release_id, place_id),
  constraint only_shown_has_value check ((state = 'shown') = (value is not null))
);
