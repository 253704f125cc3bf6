-- The conference: bodies, their terms and members, sessions with venues, people, runs, presence and agenda.
create schema assembly;

-- A body that deliberates: the representative conference, its standing committee, a Residents' Committee.
create table assembly.body (
  id uuid primary key,
  kind text not null check (kind in ('conference', 'committee', 'residents_committee', 'party_branch')),
  name text not null check (name <> ''),
  -- The standing committee of a conference names it.
  of_body_id uuid references assembly.body (id),
  place_id uuid not null,
  office_id uuid not null,
  entered_at timestamptz not null,
  constraint body_once unique (place_id, kind, name)
);

-- How long a term lasts is data: no charter fixes it for all bodies.
create table assembly.term (
  id uuid primary key,
  body_id uuid not null references assembly.body (id),
  ordinal integer not null check (ordinal > 0),
  from_on date not null,
  until_on date not null,
  -- How many members it is meant to have; null where nobody said.
  seats integer check (seats > 0),
  constraint term_once unique (body_id, ordinal),
  constraint term_has_days check (from_on < until_on),
  constraint term_follows exclude using gist (body_id with =, daterange(from_on, until_on) with &&)
);

-- Who belongs to a body, as what, and since when: representatives of a conference, members of a committee.
create table assembly.member (
  id uuid primary key,
  term_id uuid not null references assembly.term (id),
  person_id uuid not null,
  post text not null check (post in ('representative', 'director', 'deputy_director', 'secretary_general', 'member')),
  constituency text,
  delegation text,
  group_name text,
  during daterange not null check (not isempty(during)),
  -- Elected by this round; null where entered from a roster or appointed.
  round_id uuid,
  -- Where a roster said so; a person's own register may know it better.
  sex text check (sex in ('female', 'male')),
  entered_at timestamptz not null,
  constraint member_of_term_once exclude using gist (term_id with =, person_id with =, post with =, during with &&)
);
create index member_person on assembly.member (person_id);

-- One sitting of a body on one day (社区代表会议第三届第二次会议), a meeting of a committee, or a polling day.
create table assembly.session (
  id uuid primary key,
  term_id uuid not null references assembly.term (id),
  kind text not null check (kind in ('conference', 'meeting', 'election')),
  ordinal integer not null check (ordinal > 0),
  title text not null check (title <> ''),
  held_on date not null,
  opens_at timestamptz not null,
  place_id uuid not null,
  office_id uuid not null,
  state text not null default 'preparing' check (state in ('preparing', 'called', 'sitting', 'closed', 'cancelled')),
  -- The body's own quorum; each poll states its own rules besides.
  quorum jsonb not null,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null,
  -- Signed in paper by whom the session is led; shown on screens.
  chaired_by uuid,
  constraint session_once unique (term_id, kind, ordinal)
);

create table assembly.venue (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('main', 'sub', 'online')),
  position integer not null,
  -- Without a network it hands paper only to those assigned to it, from the list stored there.
  has_network boolean not null default true,
  -- Whose box takes this venue's paper: small venues are counted together, so that no sub-total of a secret poll falls below ten.
  counted_with uuid references assembly.venue (id),
  constraint venue_once unique (session_id, name)
);

create table assembly.discussion_group (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  name text not null check (name <> ''),
  mode text not null check (mode in ('on_site', 'online')),
  position integer not null,
  where_held text,
  convenor_id uuid,
  recorder_id uuid,
  constraint group_once unique (session_id, name)
);

-- Everybody asked to a session: entitled to vote, or only to attend (列席), which never counts.
create table assembly.attendee (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  person_id uuid not null,
  member_id uuid references assembly.member (id),
  standing text not null check (standing in ('entitled', 'observer')),
  constituency text,
  delegation text,
  -- What an observer comes as.
  capacity text,
  venue_id uuid references assembly.venue (id),
  group_id uuid references assembly.discussion_group (id),
  seat text,
  -- How this person votes unless a poll says otherwise.
  ballot_by text not null default 'phone' check (ballot_by in ('phone', 'paper')),
  -- Asked for and granted beforehand; whoever only stays away is absent.
  leave text not null default 'none' check (leave in ('none', 'asked', 'granted', 'refused')),
  leave_reason text,
  leave_decided_by uuid,
  removed_at timestamptz,
  constraint attendee_once unique (session_id, person_id)
);
create index attendee_person on assembly.attendee (person_id);

-- Duties of a day: a person, never a role of an account. A candidate is neither teller nor scrutineer.
create table assembly.duty (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  person_id uuid not null,
  duty text not null check (duty in ('chair', 'teller', 'scrutineer', 'usher')),
  venue_id uuid references assembly.venue (id),
  constraint duty_once unique nulls not distinct (session_id, person_id, duty, venue_id)
);

-- A rehearsal, or the day itself. Everything that happens belongs to a run, so that a rehearsal can be wiped and shown to be gone.
create table assembly.run (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  kind text not null check (kind in ('rehearsal', 'real')),
  began_at timestamptz not null,
  began_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  wiped_at timestamptz,
  -- What was counted before and after wiping, table by table.
  wiped jsonb,
  constraint only_rehearsals_are_wiped check (wiped_at is null or (kind = 'rehearsal' and ended_at is not null))
);
create unique index run_one_open on assembly.run (session_id) where ended_at is null;
create unique index run_one_real on assembly.run (session_id) where kind = 'real';

-- Coming and going. Two desks that sign in one person at the same second: one row.
create table assembly.presence (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  attendee_id uuid not null references assembly.attendee (id),
  venue_id uuid references assembly.venue (id),
  channel text not null check (channel in ('card', 'list', 'phone', 'online', 'telephone')),
  in_at timestamptz not null,
  in_by uuid,
  out_at timestamptz,
  out_by uuid,
  constraint presence_in_order check (out_at >= in_at)
);
create unique index presence_once on assembly.presence (run_id, attendee_id) where out_at is null;
create index presence_attendee on assembly.presence (attendee_id);

create table assembly.item (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  position integer not null check (position > 0),
  kind text not null check (kind in
    ('opening', 'report', 'motion', 'deliberation', 'vote', 'election', 'evaluation', 'speech', 'break', 'closing', 'other')),
  title text not null check (title <> ''),
  speaker text,
  speaker_id uuid,
  minutes integer check (minutes > 0),
  -- What the chair reads, with live numbers in braces: {entitled}, {present}, {absent}, {verdict} …
  script text not null default '',
  -- What must be true before it may begin: 'quorum', 'round_closed' …
  needs text[] not null default '{}',
  constraint item_position unique (session_id, position) deferrable initially deferred
);

create table assembly.item_progress (
  run_id uuid not null references assembly.run (id),
  item_id uuid not null references assembly.item (id),
  state text not null check (state in ('under_way', 'done', 'skipped')),
  began_at timestamptz not null,
  ended_at timestamptz,
  by_id uuid not null,
  primary key (run_id, item_id)
);
create unique index item_one_under_way on assembly.item_progress (run_id) where state = 'under_way';
