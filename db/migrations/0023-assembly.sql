-- Polls: what is prepared, what is frozen when a ballot opens, the ballots themselves, counts, signatures, published files.

-- A question as it is prepared. It changes until the first ballot on it opens, which copies everything.
create table assembly.poll (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  item_id uuid references assembly.item (id) on delete set null,
  position integer not null check (position > 0),
  question text not null check (question <> ''),
  kind text not null check (kind in ('motion', 'election', 'choice', 'evaluation', 'ranked')),
  mode text not null check (mode in ('approve', 'pick', 'rank', 'grades')),
  stage text not null check (stage in ('formal', 'primary')),
  secrecy text not null check (secrecy in ('named', 'secret', 'hands')),
  quorum jsonb not null,
  rule jsonb not null,
  seats integer not null check (seats > 0),
  most integer not null check (most > 0),
  write_ins text not null check (write_ins in ('none', 'free', 'instead-of')),
  ties text not null check (ties in ('revote', 'separate')),
  ballot_by text not null check (ballot_by in ('assigned', 'phone', 'paper')),
  -- The plan’s draft that is voted on, as it stood when the poll was prepared.
  draft_id uuid,
  draft_version integer,
  draft_hash text,
  en_bloc boolean not null default false,
  -- Whoever this poll elected are the options.
  from_poll_id uuid references assembly.poll (id),
  version integer not null default 1,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  constraint poll_draft_whole check (num_nulls(draft_id, draft_version, draft_hash) in (0, 3))
);
create index poll_session on assembly.poll (session_id, position);

create table assembly.poll_option (
  id uuid primary key,
  poll_id uuid not null references assembly.poll (id) on delete cascade,
  position integer not null,
  label text not null check (label <> ''),
  note text,
  person_id uuid,
  plan_item text,
  parts text[] not null default '{}',
  constraint poll_option_position unique (poll_id, position)
);

-- One ballot on a question. What it was opened with never changes; see round_stays.
create table assembly.round (
  id uuid primary key,
  run_id uuid not null references assembly.run (id) deferrable initially deferred,
  poll_id uuid not null references assembly.poll (id),
  session_id uuid not null references assembly.session (id),
  number integer not null check (number > 0),
  ordinal integer not null check (ordinal > 0),
  cause text not null check (cause in ('first', 'revote', 'separate', 'repeat')),
  former_id uuid references assembly.round (id) deferrable initially deferred,
  question text not null,
  kind text not null check (kind in ('motion', 'election', 'choice', 'evaluation', 'ranked')),
  mode text not null check (mode in ('approve', 'pick', 'rank', 'grades')),
  stage text not null check (stage in ('formal', 'primary')),
  secrecy text not null check (secrecy in ('named', 'secret', 'hands')),
  quorum jsonb not null,
  rule jsonb not null,
  seats integer not null check (seats > 0),
  most integer not null check (most > 0),
  write_ins text not null check (write_ins in ('none', 'free', 'instead-of')),
  ties text not null check (ties in ('revote', 'separate')),
  options jsonb not null,
  draft jsonb,
  entitled integer not null,
  present integer not null,
  opened_at timestamptz not null,
  opened_by uuid,
  -- Set once the list of voters and the boxes are written: from then on nobody is added.
  sealed boolean not null default false,
  state text not null default 'open' check (state in ('open', 'counting', 'provisional', 'closed', 'void')),
  ended_at timestamptz,
  ended_by uuid,
  arrived integer not null default 0,
  gone integer not null default 0,
  sums jsonb,
  reply jsonb,
  doubtful integer not null default 0,
  closed_at timestamptz,
  void_cause text check (void_cause in ('declared', 'cannot-stand')),
  void_reason text,
  voided_at timestamptz,
  voided_by uuid,
  constraint round_present_within_entitled check (present <= entitled),
  constraint round_number_once unique (run_id, number),
  constraint round_ordinal_once unique (poll_id, run_id, ordinal),
  constraint round_first_has_no_former check ((cause = 'first') = (former_id is null)),
  constraint round_ends_with_time check ((state = 'open') = (ended_at is null)),
  constraint round_void_has_reason check ((state = 'void') = (void_cause is not null and void_reason is not null)),
  constraint round_closed_has_result check (state <> 'closed' or (closed_at is not null and reply is not null and sums is not null))
);
create unique index round_one_open on assembly.round (poll_id, run_id) where state in ('open', 'counting', 'provisional');
-- Of two who open the next ballot at once, one does; a void one may be followed by another repeat.
create unique index round_one_next on assembly.round (former_id) where former_id is not null and state <> 'void';

-- Where paper is put in, or hands are counted. A small venue's paper goes into another's box.
create table assembly.round_box (
  round_id uuid not null references assembly.round (id) deferrable initially deferred,
  run_id uuid not null,
  venue_id uuid not null references assembly.venue (id),
  name text not null,
  -- Venues without a network whose paper it takes: each is reconciled before the result stands.
  offline uuid[] not null default '{}',
  poured_into uuid,
  -- Counting anew starts another attempt; entries of former ones are kept.
  attempt integer not null default 1,
  primary key (round_id, venue_id)
);

-- The frozen list of who votes in a round, and how. It says whether somebody has voted, never what, nor when.
create table assembly.voter (
  id uuid primary key,
  round_id uuid not null references assembly.round (id) deferrable initially deferred,
  run_id uuid not null,
  attendee_id uuid not null references assembly.attendee (id),
  person_id uuid not null,
  -- The human being: two rows of one person do not vote twice.
  human_id uuid not null,
  venue_id uuid references assembly.venue (id),
  channel text not null check (channel in ('phone', 'paper', 'hands')),
  box_id uuid,
  voted boolean not null default false,
  paper text not null default 'none' check (paper in ('none', 'out', 'given-back')),
  constraint voter_once unique (round_id, human_id),
  constraint voter_attendee_once unique (round_id, attendee_id),
  constraint voter_has_box check ((channel = 'phone') = (box_id is null)),
  constraint voter_paper_out check ((channel = 'paper') = (paper = 'out')),
  constraint voter_voted_by_phone check (not voted or channel = 'phone')
);
-- Every voter looks for their own line, all at once.
create index voter_person on assembly.voter (round_id, person_id);
create index voter_box on assembly.voter (round_id, box_id) where box_id is not null;

-- The box of a secret ballot while it is open. No voter, no time, no order; the id is the start of a hash over a random token, so nothing here leads
-- to a person. What PostgreSQL itself keeps beside each row (its transaction, its place in the file) does, until the box is emptied.
create table assembly.ballot (
  round_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  primary key (round_id, id)
);
-- The same ballots once voting has ended, laid down in one transaction in the order of their random ids.
create table assembly.counted_ballot (
  round_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  primary key (round_id, id)
);
-- Ballots of a named poll, each with its voter; published.
create table assembly.named_ballot (
  round_id uuid not null,
  voter_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  primary key (round_id, voter_id),
  constraint named_ballot_id_once unique (round_id, id)
);

-- What one teller counted in a box. Entries are added, never changed; the last one of a teller in an attempt is theirs.
create table assembly.count_entry (
  id uuid primary key,
  seq bigint generated always as identity,
  round_id uuid not null,
  run_id uuid not null,
  box_id uuid not null,
  attempt integer not null,
  person_id uuid not null,
  entered_at timestamptz not null,
  -- Of hands: how the number in favour was found. Null for paper.
  how text check (how in ('counted', 'derived', 'unanimous')),
  issued integer not null check (issued >= 0),
  returned integer not null check (returned >= 0),
  invalid integer not null check (invalid >= 0),
  lines jsonb not null,
  orders jsonb,
  constraint count_entry_box foreign key (round_id, box_id) references assembly.round_box (round_id, venue_id)
    deferrable initially deferred,
  constraint count_entry_adds_up check (invalid <= returned)
);
create index count_entry_round on assembly.count_entry (round_id, box_id);

-- A scrutineer's word on the sheet of that digest; when the count changes it no longer holds.
create table assembly.signature (
  id uuid primary key,
  seq bigint generated always as identity,
  round_id uuid not null references assembly.round (id) deferrable initially deferred,
  run_id uuid not null,
  person_id uuid not null,
  signs boolean not null,
  words text,
  digest text not null,
  signed_at timestamptz not null,
  constraint refusal_has_words check (signs or words <> '')
);
create index signature_round on assembly.signature (round_id);

-- What a venue without a network turned out to have done, from its own list.
create table assembly.reconciling (
  id uuid primary key,
  seq bigint generated always as identity,
  round_id uuid not null references assembly.round (id) deferrable initially deferred,
  run_id uuid not null,
  venue_id uuid not null references assembly.venue (id),
  -- Voters of this round who were handed a paper there.
  handed_to uuid[] not null,
  strangers integer not null check (strangers >= 0),
  unexplained integer not null check (unexplained >= 0),
  doubtful integer not null check (doubtful >= 0),
  reconciled_at timestamptz not null,
  reconciled_by uuid
);
create index reconciling_round on assembly.reconciling (round_id);

-- The file that everybody may take: one when the result stands, another when it is voided. Both stay.
create table assembly.published (
  round_id uuid not null references assembly.round (id) deferrable initially deferred,
  run_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  text text not null,
  digest text not null,
  published_at timestamptz not null,
  primary key (round_id, ordinal)
);

create function assembly.is_wiping(run uuid) returns boolean language sql stable as
  $$ select coalesce(current_setting('assembly.wiping', true), '') = run::text $$;

-- Everything but the course of a round is frozen at its opening, and once a result stands it stands.
create function assembly.round_stays() returns trigger language plpgsql as $$
declare
  course constant text[] := array['sealed', 'state', 'ended_at', 'ended_by', 'arrived', 'gone', 'sums', 'reply', 'doubtful',
    'closed_at', 'void_cause', 'void_reason', 'voided_at', 'voided_by'];
  voiding constant text[] := array['state', 'void_cause', 'void_reason', 'voided_at', 'voided_by'];
begin
  if tg_op = 'DELETE' then
    if assembly.is_wiping(old.run_id) then return old; end if;
    raise exception 'a round is never removed' using errcode = 'restrict_violation';
  end if;
  if (to_jsonb(new) - course) is distinct from (to_jsonb(old) - course) then
    raise exception 'what a round was opened with never changes' using errcode = 'restrict_violation';
  end if;
  if old.sealed and not new.sealed then
    raise exception 'the list of voters of a round is not opened again' using errcode = 'restrict_violation';
  end if;
  if old.state = 'void' or (old.state = 'closed' and (new.state not in ('closed', 'void')
      or (to_jsonb(new) - voiding) is distinct from (to_jsonb(old) - voiding))) then
    raise exception 'a result that stands is not changed' using errcode = 'restrict_violation';
  end if;
  if new.state <> old.state and not (
      (old.state = 'open' and new.state in ('counting', 'closed', 'provisional', 'void'))
      or (old.state = 'counting' and new.state in ('provisional', 'closed', 'void'))
      or (old.state = 'provisional' and new.state in ('counting', 'closed', 'void'))
      or (old.state = 'closed' and new.state = 'void')) then
    raise exception 'a round does not go from % to %', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if old.ended_at is not null and new.ended_at is distinct from old.ended_at then
    raise exception 'when voting ended is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger round_stays before update or delete on assembly.round for each row execute function assembly.round_stays();

-- Whoever has voted has exactly one ballot in the box when it is emptied.
create function assembly.round_keeps_every_ballot() returns trigger language plpgsql as $$
declare
  voted bigint; kept bigint; left_in_box bigint;
begin
  select count(*) into voted from assembly.voter v where v.round_id = new.id and v.voted;
  select (select count(*) from assembly.counted_ballot b where b.round_id = new.id)
    + (select count(*) from assembly.named_ballot b where b.round_id = new.id) into kept;
  select count(*) into left_in_box from assembly.ballot b where b.round_id = new.id;
  if voted <> kept or left_in_box <> 0 then
    raise exception 'round %: % voted, % ballots kept, % left in the box', new.id, voted, kept, left_in_box
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger round_keeps_every_ballot after update on assembly.round deferrable initially deferred for each row
  when (old.state = 'open' and new.state <> 'open') execute function assembly.round_keeps_every_ballot();

-- Voters and boxes are written before the round is sealed, and nobody is added or taken off after.
create function assembly.electorate_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if exists (select from fresh f join assembly.round r on r.id = f.round_id where r.sealed) then
      raise exception 'nobody is added to an open round' using errcode = 'restrict_violation';
    end if;
  elsif exists (select from gone g where not assembly.is_wiping(g.run_id)) then
    raise exception 'nobody is taken off a round' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger voter_not_added after insert on assembly.voter referencing new table as fresh
  for each statement execute function assembly.electorate_stays();
create trigger voter_not_removed after delete on assembly.voter referencing old table as gone
  for each statement execute function assembly.electorate_stays();
create trigger box_not_added after insert on assembly.round_box referencing new table as fresh
  for each statement execute function assembly.electorate_stays();
create trigger box_not_removed after delete on assembly.round_box referencing old table as gone
  for each statement execute function assembly.electorate_stays();

-- Of a voter only this moves, and only while the round is open: having voted, once; the channel, through the server.
create function assembly.voter_stays() returns trigger language plpgsql as $$
declare
  moving constant text[] := array['channel', 'box_id', 'voted', 'paper'];
begin
  if (to_jsonb(new) - moving) is distinct from (to_jsonb(old) - moving) then
    raise exception 'who votes in a round is frozen' using errcode = 'restrict_violation';
  end if;
  if old.voted and not new.voted or old.voted and new.channel <> old.channel then
    raise exception 'whoever has voted has voted' using errcode = 'restrict_violation';
  end if;
  if old.channel = 'hands' and new.channel <> 'hands' or new.channel = 'hands' and old.channel <> 'hands' then
    raise exception 'hands are counted where they are' using errcode = 'restrict_violation';
  end if;
  if old.channel = 'paper' and new.channel = 'phone' and new.paper <> 'given-back' then
    raise exception 'a paper that is out must come back first' using errcode = 'restrict_violation';
  end if;
  if not exists (select from assembly.round r where r.id = new.round_id and r.state = 'open') then
    raise exception 'the round is not open' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger voter_stays before update on assembly.voter for each row execute function assembly.voter_stays();

create function assembly.box_stays() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['poured_into', 'attempt']) is distinct from (to_jsonb(old) - array['poured_into', 'attempt'])
      or new.attempt < old.attempt then
    raise exception 'a box is what it was when the round opened' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger box_stays before update on assembly.round_box for each row execute function assembly.box_stays();

-- Into the box only while its round is open; out of it only when voting has ended.
create function assembly.ballot_into_open_round() returns trigger language plpgsql as $$
begin
  if not exists (select from assembly.round r where r.id = new.round_id and r.run_id = new.run_id and r.state = 'open'
      and r.secrecy = tg_argv[0]) then
    raise exception 'this round takes no such ballot' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ballot_into_open_round before insert on assembly.ballot
  for each row execute function assembly.ballot_into_open_round('secret');
create trigger named_ballot_into_open_round before insert on assembly.named_ballot
  for each row execute function assembly.ballot_into_open_round('named');

create function assembly.box_is_emptied_once() returns trigger language plpgsql as $$
begin
  if exists (select from gone g join assembly.round r on r.id = g.round_id where r.state = 'open' and not assembly.is_wiping(g.run_id)) then
    raise exception 'no ballot is taken out of an open box' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger ballot_not_taken_out after delete on assembly.ballot referencing old table as gone
  for each statement execute function assembly.box_is_emptied_once();

create function assembly.counted_from_the_box() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct round_id from fresh) f join assembly.round r on r.id = f.round_id
      where r.state = 'open' or (select count(*) from assembly.counted_ballot b where b.round_id = r.id)
        > (select count(*) from assembly.voter v where v.round_id = r.id and v.voted)) then
    raise exception 'more ballots than voters who have voted' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger counted_from_the_box after insert on assembly.counted_ballot referencing new table as fresh
  for each statement execute function assembly.counted_from_the_box();

create function assembly.refuse_change_of_day() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and assembly.is_wiping(old.run_id) then return old; end if;
  raise exception '% is added to, never changed', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ballot_stays before update on assembly.ballot for each row execute function assembly.refuse_change_of_day();
create trigger counted_ballot_stays before update or delete on assembly.counted_ballot
  for each row execute function assembly.refuse_change_of_day();
create trigger named_ballot_stays before update or delete on assembly.named_ballot
  for each row execute function assembly.refuse_change_of_day();
create trigger count_entry_stays before update or delete on assembly.count_entry
  for each row execute function assembly.refuse_change_of_day();
create trigger signature_stays before update or delete on assembly.signature
  for each row execute function assembly.refuse_change_of_day();
create trigger reconciling_stays before update or delete on assembly.reconciling
  for each row execute function assembly.refuse_change_of_day();
create trigger published_stays before update or delete on assembly.published
  for each row execute function assembly.refuse_change_of_day();
