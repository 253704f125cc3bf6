-- What residents wish for: gathered, looked at, supported, merged, weighed, put into the list, and told back.

-- A round of soliciting (征集) for the list of one year. Days are whole: `last_on` is the last day on which it takes suggestions.
create table plans.round (
  id uuid primary key,
  place_id uuid not null,
  office_id uuid not null,
  year integer not null,
  title text not null,
  words text not null,
  from_on date not null,
  last_on date not null,
  -- What it asks for, in the order in which it is shown.
  category_ids uuid[] not null check (cardinality(category_ids) > 0),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  constraint round_days_in_order check (last_on >= from_on),
  constraint round_one_at_a_time exclude using gist (office_id with =, daterange(from_on, last_on, '[]') with &&),
  constraint round_one_per_year unique (office_id, year),
  constraint round_closing_is_whole check ((closed_at is null) = (closed_by is null))
);

-- Categories are data: a round brings its own, and one that was used before is found again by its name.
create table plans.wish_category (
  id uuid primary key,
  office_id uuid not null,
  name text not null check (name <> ''),
  constraint wish_category_once unique (office_id, name)
);

create table plans.wish (
  id uuid primary key,
  -- Null between two rounds: the next one takes it up.
  round_id uuid references plans.round (id),
  category_id uuid references plans.wish_category (id),
  place_id uuid not null,
  office_id uuid not null,
  -- Whose suggestion it is; null where somebody on the telephone gave no name. Who typed it is another question.
  person_id uuid,
  entered_by uuid not null,
  channel text not null check (channel in ('self', 'hotline', 'visit', 'meeting', 'letter', 'split')),
  title text not null,
  words text not null,
  -- Where the browser says it was: a claim, never shown to others.
  claimed_at point,
  -- Pairs of characters of title and words: what similar suggestions share. Trigrams find nothing in words of two characters.
  pairs text[] not null,
  state text not null check (state in ('waiting', 'asked_back', 'published', 'merged', 'candidate', 'listed', 'adopted',
    'under_way', 'done', 'stopped', 'refused', 'moved', 'withdrawn')),
  version integer not null default 1,
  made_at timestamptz not null,
  -- Set by the first look; what is not published nobody else sees.
  published_at timestamptz,
  merged_into uuid references plans.wish (id),
  state_before_merge text,
  -- The one that speaks for the group: itself, or the end of the chain of mergers.
  root_id uuid not null references plans.wish (id),
  split_from uuid references plans.wish (id),
  -- The project it became, or the one under way that it was moved to, and the promised number, once somebody said which.
  project_id uuid references plans.project (id),
  target_id uuid references plans.target (id),
  constraint merged_is_whole check ((state = 'merged') = (merged_into is not null)
    and (merged_into is null) = (state_before_merge is null) and merged_into <> id),
  constraint root_unless_merged check ((merged_into is null) = (root_id = id)),
  constraint target_of_project check (target_id is null or project_id is not null)
);
create index wish_group on plans.wish (root_id);
create index wish_by_person on plans.wish (person_id, id desc);
create index wish_by_enterer on plans.wish (entered_by, id desc);
create index wish_of_round on plans.wish (round_id, id desc);
create index wish_place on plans.wish (place_id, id desc);
create index wish_waiting on plans.wish (id) where state = 'waiting';
create index wish_public on plans.wish (id desc) where published_at is not null;
create index wish_of_project on plans.wish (project_id) where project_id is not null;
create index wish_pairs on plans.wish using gin (pairs);

create table plans.wish_photo (
  file_id uuid primary key,
  wish_id uuid references plans.wish (id),
  position integer not null default 0,
  kept_by uuid not null,
  kept_at timestamptz not null,
  is_public boolean not null default true
);
create index wish_photo_of on plans.wish_photo (wish_id, position);
create index wish_photo_waiting on plans.wish_photo (kept_at) where wish_id is null;

-- What happened to a suggestion, with the words that were said: the ledger holds none.
create table plans.wish_step (
  id uuid primary key,
  wish_id uuid not null references plans.wish (id),
  act text not null,
  state text not null,
  at timestamptz not null,
  by_person uuid,
  reason text,
  words text,
  other_wish_id uuid references plans.wish (id),
  office_id uuid,
  -- Two steps of one instant keep their order.
  ordinal bigint generated always as identity
);
create index wish_step_of on plans.wish_step (wish_id, ordinal);

-- Once per human being. Two rows may turn out to be one later: whoever counts, counts human beings.
create table plans.wish_support (
  id uuid primary key,
  wish_id uuid not null references plans.wish (id),
  person_id uuid not null,
  human_id uuid not null,
  -- The neighbourhood of whoever supports: support is shown by neighbourhood, never by person.
  place_id uuid not null,
  supported_at timestamptz not null,
  event_id uuid not null,
  constraint support_once unique (wish_id, human_id)
);
create index wish_support_of_human on plans.wish_support (human_id, supported_at desc);

-- Hands raised in a meeting, names on a sheet: counted, and never added to the persons.
create table plans.wish_crowd (
  id uuid primary key,
  wish_id uuid not null references plans.wish (id),
  place_id uuid not null,
  count integer not null check (count > 0),
  way text not null check (way in ('meeting', 'sheet')),
  happened_on date not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  event_id uuid not null
);
create index wish_crowd_of on plans.wish_crowd (wish_id);

create table plans.wish_follow (
  wish_id uuid not null references plans.wish (id),
  person_id uuid not null,
  followed_at timestamptz not null,
  primary key (wish_id, person_id)
);
create index wish_follow_by on plans.wish_follow (person_id);

create table plans.wish_opinion (
  id uuid primary key,
  wish_id uuid not null references plans.wish (id),
  office_id uuid not null,
  question text not null,
  due_on date not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  stance text check (stance in ('can_be_done', 'with_conditions', 'cannot_be_done', 'under_way', 'not_ours')),
  words text,
  given_by uuid,
  given_at timestamptz,
  constraint opinion_is_whole check ((given_at is null) = (stance is null) and (given_at is null) = (words is null)
    and (given_at is null) = (given_by is null))
);
create index wish_opinion_of on plans.wish_opinion (wish_id);
create index wish_opinion_open on plans.wish_opinion (office_id, due_on) where given_at is null;
-- One open question to an office about one suggestion.
create unique index opinion_asked_once on plans.wish_opinion (wish_id, office_id) where given_at is null;

-- A suggestion as it could stand in the list (候选项目), with what it would take.
create table plans.candidate (
  id uuid primary key,
  wish_id uuid not null references plans.wish (id),
  round_id uuid references plans.round (id),
  title text not null,
  lead_office_id uuid not null,
  budget_fen bigint check (budget_fen >= 0),
  feasibility text not null check (feasibility in ('ready', 'with_conditions', 'later')),
  value numeric check (value > 0),
  unit text,
  words text,
  position integer not null,
  version integer not null default 1,
  -- Dropped again when the suggestion was refused or left for another year.
  dropped_at timestamptz,
  draft_id uuid references plans.draft (id),
  -- Confirmed by the clerk after the vote: which project, which number.
  project_id uuid references plans.project (id),
  target_id uuid references plans.target (id),
  linked_by uuid,
  linked_at timestamptz,
  constraint value_has_unit check ((value is null) = (unit is null)),
  constraint link_is_whole check ((project_id is null) = (linked_by is null) and (project_id is null) = (linked_at is null)
    and (target_id is null or project_id is not null))
);
create unique index candidate_once on plans.candidate (wish_id) where dropped_at is null;
create index candidate_of_round on plans.candidate (round_id, position);
create index candidate_of_draft on plans.candidate (draft_id) where draft_id is not null;
create index candidate_of_project on plans.candidate (project_id) where project_id is not null;
