-- Between sessions: who came into a body and who left it, special committees, meetings; and elections of Residents' Committees.

-- How many of each post a body has (one director, four deputies …) is its own rule; a post that is not named has no limit.
alter table assembly.term add column posts jsonb not null default '{}' check (jsonb_typeof(posts) = 'object');
comment on column assembly.term.posts is 'type: Record<string, number>';
-- From then on everybody may read who its members are.
alter table assembly.term add column shown_at timestamptz;
alter table assembly.term add column shown_by uuid;

-- Why a member came or went. The member's days say when; a line here is never changed.
create table assembly.member_change (
  id uuid primary key,
  term_id uuid not null references assembly.term (id),
  -- No foreign key: a member entered by mistake is taken out again, and this line says so.
  member_id uuid not null,
  person_id uuid not null,
  post text not null check (post in ('representative', 'director', 'deputy_director', 'secretary_general', 'member')),
  change text not null check (change in ('seated', 'left', 'mistaken')),
  -- How a member was seated.
  how text check (how in ('elected', 'confirmed', 'added', 'by_election', 'appointed')),
  -- Why a member left.
  reason text check (reason in ('resigned', 'moved', 'died', 'recalled', 'unable', 'other_post', 'other')),
  words text,
  -- The ballot it rests on, where there was one.
  round_id uuid,
  on_day date not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint change_says_why check ((change = 'seated') = (how is not null) and (change = 'left') = (reason is not null))
);
create index member_change_term on assembly.member_change (term_id, on_day);

create table assembly.special_committee (
  id uuid primary key,
  term_id uuid not null references assembly.term (id),
  name text not null check (name <> ''),
  remit text not null,
  position integer not null,
  -- Whether people who are no members of the body may sit in it: the body's own rule.
  takes_outsiders boolean not null,
  founded_on date not null,
  dissolved_on date,
  constraint special_committee_once unique (term_id, name),
  constraint special_committee_days check (dissolved_on > founded_on)
);

create table assembly.special_member (
  id uuid primary key,
  special_committee_id uuid not null references assembly.special_committee (id),
  person_id uuid not null,
  post text not null check (post in ('chair', 'deputy', 'member')),
  during daterange not null check (not isempty(during)),
  entered_by uuid not null,
  constraint special_member_once exclude using gist (special_committee_id with =, person_id with =, during with &&)
);
alter table assembly.special_member add constraint special_chair_one
  exclude using gist (special_committee_id with =, during with &&) where (post = 'chair');

-- A meeting of a special committee only; null for a meeting of the whole body.
alter table assembly.session add column special_committee_id uuid references assembly.special_committee (id);

-- What the method of an election says, fixed before the register is frozen. The session carries the quorum.
create table assembly.election (
  session_id uuid primary key references assembly.session (id),
  cause text not null check (cause in ('general', 'by_election')),
  completes_id uuid references assembly.election (session_id),
  -- Who votes (Organic Law of Urban Residents' Committees, art. 8): all voters, one for each household, or representatives of groups.
  electors text not null check (electors in ('voters', 'households', 'representatives')),
  voting_age integer not null check (voting_age between 0 and 120),
  posts jsonb not null,
  -- How many votes elect, as a share of which ballots.
  winning jsonb not null,
  names_shown text not null check (names_shown in ('whole', 'masked')),
  shown_from date,
  shown_until date,
  objections_until date,
  decided_within_days integer not null check (decided_within_days between 1 and 60),
  -- Until when residents may ask to be entered; null where the method has no such way.
  registration_until date,
  -- For how many absent voters one may vote; 0 where nobody may.
  entrusted_most integer not null check (entrusted_most between 0 and 10),
  candidates_may_carry boolean not null,
  roving_box boolean not null,
  candidates_on_register boolean not null,
  -- Whether other people may be named on a ballot (另选他人).
  write_ins text not null check (write_ins in ('none', 'free', 'instead-of')),
  frozen_at timestamptz,
  frozen_by uuid,
  candidates_shown_at timestamptz,
  result_shown_at timestamptz,
  version integer not null default 1,
  constraint election_days check (shown_from < shown_until and objections_until >= shown_from),
  constraint election_completes_another check (completes_id <> session_id)
);
comment on column assembly.election.posts is 'type: import("./contract/elections.ts").PostSought[]';
comment on column assembly.election.winning is 'type: import("./contract/elections.ts").WinningShare';

-- A line of the register of voters.
create table assembly.elector (
  id uuid primary key,
  session_id uuid not null references assembly.election (session_id),
  person_id uuid not null,
  -- The building group as the register writes it; for representatives the residents' group.
  building text not null check (building <> ''),
  -- Not public: flat or house number.
  room text not null default '',
  -- Not public: for the voting age, and to tell two of one name apart.
  born_on date,
  state text not null check (state in ('asked', 'entered', 'refused', 'struck')),
  source text not null check (source in ('import', 'former', 'asked', 'objection', 'clerk')),
  struck_for text check (struck_for in ('died', 'moved', 'deprived', 'twice', 'not_resident', 'under_age', 'other')),
  struck_words text,
  -- Set where one votes for a household, so that PostgreSQL refuses the second.
  household text,
  entered_by uuid,
  entered_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  constraint elector_person_once unique (session_id, person_id),
  constraint elector_struck_for_a_reason check ((state = 'struck') = (struck_for is not null))
);
create unique index elector_household_once on assembly.elector (session_id, household) where state = 'entered';
create index elector_building on assembly.elector (session_id, building);
create index elector_person on assembly.elector (person_id);

-- Once frozen, the register is what turnout is counted against.
create function assembly.keep_register() returns trigger language plpgsql as $$
begin
  if exists (select from assembly.election e where e.session_id = coalesce(new.session_id, old.session_id) and e.frozen_at is not null) then
    raise exception 'the register is frozen' using errcode = 'check_violation', constraint = 'register_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger elector_kept before insert or update or delete on assembly.elector
  for each row execute function assembly.keep_register();

-- Seen by those who hold the election and by whoever raised it.
create table assembly.objection (
  id uuid primary key,
  session_id uuid not null references assembly.election (session_id),
  about text not null check (about in ('missing', 'should_not_be', 'wrong_entry')),
  voter_id uuid references assembly.elector (id),
  words text not null check (words <> ''),
  -- At the residents' door the person; on paper the name that was written.
  raised_by uuid,
  raised_name text,
  entered_by uuid,
  raised_at timestamptz not null,
  decide_by date not null,
  decision text check (decision in ('upheld', 'rejected', 'withdrawn')),
  decision_words text,
  decided_by uuid,
  decided_at timestamptz,
  constraint objection_has_author check (num_nonnulls(raised_by, raised_name) = 1),
  constraint objection_decided_whole check (num_nonnulls(decision, decided_at) in (0, 2))
);
create index objection_of on assembly.objection (session_id);
-- One person says one thing about one line once.
create unique index objection_once on assembly.objection (session_id, raised_by, about, voter_id)
  nulls not distinct where decision is null and raised_by is not null;

create table assembly.candidate (
  id uuid primary key,
  session_id uuid not null references assembly.election (session_id),
  person_id uuid not null,
  post text not null check (post in ('director', 'deputy_director', 'member')),
  nominated_by text not null check (nominated_by in ('residents', 'group', 'organisation', 'self')),
  nominators integer check (nominators > 0),
  introduction text not null default '',
  state text not null check (state in ('nominated', 'confirmed', 'withdrawn', 'refused')),
  reason text,
  entered_by uuid not null,
  entered_at timestamptz not null,
  settled_at timestamptz,
  constraint election_candidate_once unique (session_id, post, person_id)
);

-- Who votes for an absent voter, where the method allows it. The paper about it is kept by the clerk.
create table assembly.entrustment (
  id uuid primary key,
  session_id uuid not null references assembly.election (session_id),
  voter_id uuid not null references assembly.elector (id),
  carrier_id uuid not null references assembly.elector (id),
  reason text not null check (reason <> ''),
  entered_by uuid not null,
  entered_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint entrustment_to_another check (voter_id <> carrier_id)
);
create unique index entrustment_once on assembly.entrustment (voter_id) where ended_at is null;
create index entrustment_carrier on assembly.entrustment (carrier_id) where ended_at is null;

-- What a venue of a polling day is, and for which buildings.
create table assembly.polling_station (
  venue_id uuid primary key references assembly.venue (id),
  session_id uuid not null references assembly.election (session_id),
  roving boolean not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  buildings text[] not null,
  constraint station_in_order check (opens_at < closes_at)
);
create index polling_station_of on assembly.polling_station (session_id);

-- Cards handed at the close of polling: the turnout, as it was then.
create table assembly.polling (
  run_id uuid primary key references assembly.run (id),
  entitled integer not null check (entitled >= 0),
  handed integer not null check (handed >= 0),
  entrusted integer not null check (entrusted >= 0),
  is_valid boolean not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  constraint polling_within_register check (handed <= entitled and entrusted <= handed)
);

-- Which poll of the session elects to which post.
create table assembly.election_ballot (
  poll_id uuid primary key references assembly.poll (id) on delete cascade,
  session_id uuid not null references assembly.election (session_id),
  post text not null check (post in ('director', 'deputy_director', 'member')),
  constraint election_ballot_once unique (session_id, post)
);
