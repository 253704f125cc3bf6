-- Emitted from the migrated database by `npm run schema`. For reading; the migrations are the truth.

-- assembly ────────────────────────────────────────────────────────────────────────────────────────────
create schema assembly;

create table assembly.adoption (
  round_id uuid not null,
  plan_id uuid not null,
  draft_id uuid not null,
  adopted_by uuid not null,
  adopted_at timestamp with time zone not null,
  constraint adoption_pkey PRIMARY KEY (round_id),
  constraint adoption_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id)
);

create table assembly.attendee (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  member_id uuid,
  standing text not null,
  constituency text,
  delegation text,
  capacity text,
  venue_id uuid,
  group_id uuid,
  seat text,
  ballot_by text not null,
  leave text not null,
  leave_reason text,
  leave_decided_by uuid,
  removed_at timestamp with time zone,
  leave_asked_at timestamp with time zone,
  leave_asked_by uuid,
  leave_decided_at timestamp with time zone,
  constraint attendee_ballot_by_check CHECK ((ballot_by = ANY (ARRAY['phone'::text, 'paper'::text]))),
  constraint attendee_leave_check CHECK ((leave = ANY (ARRAY['none'::text, 'asked'::text, 'granted'::text, 'refused'::text]))),
  constraint attendee_once UNIQUE (session_id, person_id),
  constraint attendee_pkey PRIMARY KEY (id),
  constraint attendee_standing_check CHECK ((standing = ANY (ARRAY['entitled'::text, 'observer'::text]))),
  constraint attendee_group_id_fkey FOREIGN KEY (group_id) REFERENCES assembly.discussion_group(id),
  constraint attendee_member_id_fkey FOREIGN KEY (member_id) REFERENCES assembly.member(id),
  constraint attendee_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id),
  constraint attendee_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX attendee_person ON assembly.attendee USING btree (person_id);

create table assembly.ballot (
  round_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  constraint ballot_pkey PRIMARY KEY (round_id, id)
);
CREATE TRIGGER ballot_into_open_round BEFORE INSERT ON assembly.ballot FOR EACH ROW EXECUTE FUNCTION assembly.ballot_into_open_round('secret');
CREATE TRIGGER ballot_not_taken_out AFTER DELETE ON assembly.ballot REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION assembly.box_is_emptied_once();
CREATE TRIGGER ballot_stays BEFORE UPDATE ON assembly.ballot FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.body (
  id uuid not null,
  kind text not null,
  name text not null,
  of_body_id uuid,
  place_id uuid not null,
  office_id uuid not null,
  entered_at timestamp with time zone not null,
  constraint body_kind_check CHECK ((kind = ANY (ARRAY['conference'::text, 'committee'::text, 'residents_committee'::text, 'party_branch'::text, 'forum'::text]))),
  constraint body_name_check CHECK ((name <> ''::text)),
  constraint body_once UNIQUE (place_id, kind, name),
  constraint body_pkey PRIMARY KEY (id),
  constraint body_of_body_id_fkey FOREIGN KEY (of_body_id) REFERENCES assembly.body(id)
);

create table assembly.candidate (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  post text not null,
  nominated_by text not null,
  nominators integer,
  introduction text not null,
  state text not null,
  reason text,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  constraint candidate_nominated_by_check CHECK ((nominated_by = ANY (ARRAY['residents'::text, 'group'::text, 'organisation'::text, 'self'::text]))),
  constraint candidate_nominators_check CHECK ((nominators > 0)),
  constraint candidate_pkey PRIMARY KEY (id),
  constraint candidate_post_check CHECK ((post = ANY (ARRAY['director'::text, 'deputy_director'::text, 'member'::text]))),
  constraint candidate_state_check CHECK ((state = ANY (ARRAY['nominated'::text, 'confirmed'::text, 'withdrawn'::text, 'refused'::text]))),
  constraint election_candidate_once UNIQUE (session_id, post, person_id),
  constraint candidate_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id)
);

create table assembly.card (
  id uuid not null,
  attendee_id uuid not null,
  code_index bytea not null,
  code_sealed bytea not null,
  issued_at timestamp with time zone not null,
  issued_by uuid,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint card_code_index_key UNIQUE (code_index),
  constraint card_in_order CHECK ((ended_at >= issued_at)),
  constraint card_pkey PRIMARY KEY (id),
  constraint card_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id)
);
CREATE UNIQUE INDEX card_live ON assembly.card USING btree (attendee_id) WHERE (ended_at IS NULL);

create table assembly.count_entry (
  id uuid not null,
  seq bigint not null,
  round_id uuid not null,
  run_id uuid not null,
  box_id uuid not null,
  attempt integer not null,
  person_id uuid not null,
  entered_at timestamp with time zone not null,
  how text,
  issued integer not null,
  returned integer not null,
  invalid integer not null,
  lines jsonb not null,
  orders jsonb,
  constraint count_entry_adds_up CHECK ((invalid <= returned)),
  constraint count_entry_how_check CHECK ((how = ANY (ARRAY['counted'::text, 'derived'::text, 'unanimous'::text]))),
  constraint count_entry_invalid_check CHECK ((invalid >= 0)),
  constraint count_entry_issued_check CHECK ((issued >= 0)),
  constraint count_entry_pkey PRIMARY KEY (id),
  constraint count_entry_returned_check CHECK ((returned >= 0)),
  constraint count_entry_box FOREIGN KEY (round_id, box_id) REFERENCES assembly.round_box(round_id, venue_id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX count_entry_round ON assembly.count_entry USING btree (round_id, box_id);
CREATE TRIGGER count_entry_stays BEFORE DELETE OR UPDATE ON assembly.count_entry FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.counted_ballot (
  round_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  constraint counted_ballot_pkey PRIMARY KEY (round_id, id)
);
CREATE TRIGGER counted_ballot_stays BEFORE DELETE OR UPDATE ON assembly.counted_ballot FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();
CREATE TRIGGER counted_from_the_box AFTER INSERT ON assembly.counted_ballot REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION assembly.counted_from_the_box();

create table assembly.discussion_group (
  id uuid not null,
  session_id uuid not null,
  name text not null,
  mode text not null,
  position integer not null,
  where_held text,
  convenor_id uuid,
  recorder_id uuid,
  constraint discussion_group_mode_check CHECK ((mode = ANY (ARRAY['on_site'::text, 'online'::text]))),
  constraint discussion_group_name_check CHECK ((name <> ''::text)),
  constraint discussion_group_pkey PRIMARY KEY (id),
  constraint group_once UNIQUE (session_id, name),
  constraint discussion_group_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);

create table assembly.duty (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  duty text not null,
  venue_id uuid,
  constraint duty_duty_check CHECK ((duty = ANY (ARRAY['chair'::text, 'teller'::text, 'scrutineer'::text, 'usher'::text]))),
  constraint duty_once UNIQUE NULLS NOT DISTINCT (session_id, person_id, duty, venue_id),
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id),
  constraint duty_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);

create table assembly.election (
  session_id uuid not null,
  cause text not null,
  completes_id uuid,
  electors text not null,
  voting_age integer not null,
  posts jsonb not null,
  winning jsonb not null,
  names_shown text not null,
  shown_from date,
  shown_until date,
  objections_until date,
  decided_within_days integer not null,
  registration_until date,
  entrusted_most integer not null,
  candidates_may_carry boolean not null,
  roving_box boolean not null,
  candidates_on_register boolean not null,
  write_ins text not null,
  frozen_at timestamp with time zone,
  frozen_by uuid,
  candidates_shown_at timestamp with time zone,
  result_shown_at timestamp with time zone,
  version integer not null,
  constraint election_cause_check CHECK ((cause = ANY (ARRAY['general'::text, 'by_election'::text]))),
  constraint election_completes_another CHECK ((completes_id <> session_id)),
  constraint election_days CHECK (((shown_from < shown_until) AND (objections_until >= shown_from))),
  constraint election_decided_within_days_check CHECK (((decided_within_days >= 1) AND (decided_within_days <= 60))),
  constraint election_electors_check CHECK ((electors = ANY (ARRAY['voters'::text, 'households'::text, 'representatives'::text]))),
  constraint election_entrusted_most_check CHECK (((entrusted_most >= 0) AND (entrusted_most <= 10))),
  constraint election_names_shown_check CHECK ((names_shown = ANY (ARRAY['whole'::text, 'masked'::text]))),
  constraint election_pkey PRIMARY KEY (session_id),
  constraint election_voting_age_check CHECK (((voting_age >= 0) AND (voting_age <= 120))),
  constraint election_write_ins_check CHECK ((write_ins = ANY (ARRAY['none'::text, 'free'::text, 'instead-of'::text]))),
  constraint election_completes_id_fkey FOREIGN KEY (completes_id) REFERENCES assembly.election(session_id),
  constraint election_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);

create table assembly.election_ballot (
  poll_id uuid not null,
  session_id uuid not null,
  post text not null,
  constraint election_ballot_once UNIQUE (session_id, post),
  constraint election_ballot_pkey PRIMARY KEY (poll_id),
  constraint election_ballot_post_check CHECK ((post = ANY (ARRAY['director'::text, 'deputy_director'::text, 'member'::text]))),
  constraint election_ballot_poll_id_fkey FOREIGN KEY (poll_id) REFERENCES assembly.poll(id) ON DELETE CASCADE,
  constraint election_ballot_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id)
);

create table assembly.elector (
  id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  building text not null,
  room text not null,
  born_on date,
  state text not null,
  source text not null,
  struck_for text,
  struck_words text,
  household text,
  entered_by uuid,
  entered_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint elector_building_check CHECK ((building <> ''::text)),
  constraint elector_person_once UNIQUE (session_id, person_id),
  constraint elector_pkey PRIMARY KEY (id),
  constraint elector_source_check CHECK ((source = ANY (ARRAY['import'::text, 'former'::text, 'asked'::text, 'objection'::text, 'clerk'::text]))),
  constraint elector_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'entered'::text, 'refused'::text, 'struck'::text]))),
  constraint elector_struck_for_a_reason CHECK (((state = 'struck'::text) = (struck_for IS NOT NULL))),
  constraint elector_struck_for_check CHECK ((struck_for = ANY (ARRAY['died'::text, 'moved'::text, 'deprived'::text, 'twice'::text, 'not_resident'::text, 'under_age'::text, 'other'::text]))),
  constraint elector_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id)
);
CREATE INDEX elector_building ON assembly.elector USING btree (session_id, building);
CREATE INDEX elector_person ON assembly.elector USING btree (person_id);
CREATE UNIQUE INDEX elector_household_once ON assembly.elector USING btree (session_id, household) WHERE (state = 'entered'::text);
CREATE TRIGGER elector_kept BEFORE INSERT OR DELETE OR UPDATE ON assembly.elector FOR EACH ROW EXECUTE FUNCTION assembly.keep_register();

create table assembly.entrustment (
  id uuid not null,
  session_id uuid not null,
  voter_id uuid not null,
  carrier_id uuid not null,
  reason text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint entrustment_pkey PRIMARY KEY (id),
  constraint entrustment_reason_check CHECK ((reason <> ''::text)),
  constraint entrustment_to_another CHECK ((voter_id <> carrier_id)),
  constraint entrustment_carrier_id_fkey FOREIGN KEY (carrier_id) REFERENCES assembly.elector(id),
  constraint entrustment_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id),
  constraint entrustment_voter_id_fkey FOREIGN KEY (voter_id) REFERENCES assembly.elector(id)
);
CREATE INDEX entrustment_carrier ON assembly.entrustment USING btree (carrier_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX entrustment_once ON assembly.entrustment USING btree (voter_id) WHERE (ended_at IS NULL);

create table assembly.group_photo (
  file_id uuid not null,
  run_id uuid not null,
  talk_id uuid not null,
  caption text,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  constraint group_photo_caption_check CHECK ((caption <> ''::text)),
  constraint group_photo_pkey PRIMARY KEY (file_id),
  constraint group_photo_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint group_photo_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES assembly.talk(id)
);
CREATE INDEX group_photo_talk ON assembly.group_photo USING btree (talk_id);
CREATE TRIGGER photo_goes AFTER DELETE ON assembly.group_photo FOR EACH ROW EXECUTE FUNCTION assembly.let_photo_go();

create table assembly.hall_code (
  id uuid not null,
  session_id uuid not null,
  venue_id uuid not null,
  code_index bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint hall_code_code_index_key UNIQUE (code_index),
  constraint hall_code_pkey PRIMARY KEY (id),
  constraint hall_code_withdrawn_whole CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL))),
  constraint hall_code_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id),
  constraint hall_code_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX hall_code_session ON assembly.hall_code USING btree (session_id);
CREATE UNIQUE INDEX hall_code_once ON assembly.hall_code USING btree (venue_id) WHERE (withdrawn_at IS NULL);

create table assembly.hall_screen (
  id uuid not null,
  hall_code_id uuid not null,
  token_hash bytea not null,
  opened_at timestamp with time zone not null,
  constraint hall_screen_pkey PRIMARY KEY (id),
  constraint hall_screen_token_hash_key UNIQUE (token_hash),
  constraint hall_screen_hall_code_id_fkey FOREIGN KEY (hall_code_id) REFERENCES assembly.hall_code(id)
);
CREATE INDEX hall_screen_code ON assembly.hall_screen USING btree (hall_code_id);

create table assembly.invitation (
  attendee_id uuid not null,
  told_at timestamp with time zone,
  printed_at timestamp with time zone,
  seen_at timestamp with time zone,
  handed_by uuid,
  sent_by uuid not null,
  constraint invitation_pkey PRIMARY KEY (attendee_id),
  constraint invitation_went_out CHECK (((told_at IS NOT NULL) OR (printed_at IS NOT NULL))),
  constraint invitation_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id)
);

create table assembly.item (
  id uuid not null,
  session_id uuid not null,
  position integer not null,
  kind text not null,
  title text not null,
  speaker text,
  speaker_id uuid,
  minutes integer,
  script text not null,
  needs text[] not null,
  constraint item_kind_check CHECK ((kind = ANY (ARRAY['opening'::text, 'report'::text, 'motion'::text, 'deliberation'::text, 'vote'::text, 'election'::text, 'evaluation'::text, 'speech'::text, 'break'::text, 'closing'::text, 'other'::text]))),
  constraint item_minutes_check CHECK ((minutes > 0)),
  constraint item_pkey PRIMARY KEY (id),
  constraint item_position UNIQUE (session_id, "position") DEFERRABLE INITIALLY DEFERRED,
  constraint item_position_check CHECK (("position" > 0)),
  constraint item_title_check CHECK ((title <> ''::text)),
  constraint item_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);

create table assembly.item_paper (
  id uuid not null,
  item_id uuid not null,
  position integer not null,
  title text not null,
  source text not null,
  file_id uuid not null,
  source_id uuid,
  parts jsonb not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  removed_at timestamp with time zone,
  constraint item_paper_names_its_source CHECK (((source = 'file'::text) = (source_id IS NULL))),
  constraint item_paper_pkey PRIMARY KEY (id),
  constraint item_paper_position_check CHECK (("position" > 0)),
  constraint item_paper_source_check CHECK ((source = ANY (ARRAY['file'::text, 'plan'::text, 'report'::text, 'paper'::text]))),
  constraint item_paper_title_check CHECK ((title <> ''::text)),
  constraint item_paper_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id)
);
CREATE INDEX item_paper_item ON assembly.item_paper USING btree (item_id);

create table assembly.item_progress (
  run_id uuid not null,
  item_id uuid not null,
  state text not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  by_id uuid not null,
  extra_min integer not null,
  constraint item_progress_extra_min_check CHECK (((extra_min >= 0) AND (extra_min <= 600))),
  constraint item_progress_pkey PRIMARY KEY (run_id, item_id),
  constraint item_progress_state_check CHECK ((state = ANY (ARRAY['under_way'::text, 'done'::text, 'skipped'::text]))),
  constraint item_progress_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id),
  constraint item_progress_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);
CREATE UNIQUE INDEX item_one_under_way ON assembly.item_progress USING btree (run_id) WHERE (state = 'under_way'::text);

create table assembly.kept_tick (
  id uuid not null,
  run_id uuid not null,
  venue_id uuid not null,
  attendee_id uuid not null,
  act text not null,
  ticked_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  entered_by uuid,
  outcome text not null,
  constraint kept_tick_act_check CHECK ((act = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint kept_tick_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'already'::text, 'elsewhere'::text, 'not_there'::text, 'overtaken'::text]))),
  constraint kept_tick_pkey PRIMARY KEY (id),
  constraint kept_tick_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id),
  constraint kept_tick_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint kept_tick_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX kept_tick_run ON assembly.kept_tick USING btree (run_id);

create table assembly.member (
  id uuid not null,
  term_id uuid not null,
  person_id uuid not null,
  post text not null,
  constituency text,
  delegation text,
  group_name text,
  during daterange not null,
  round_id uuid,
  sex text,
  entered_at timestamp with time zone not null,
  number text,
  constraint member_during_check CHECK ((NOT isempty(during))),
  constraint member_number_check CHECK ((number <> ''::text)),
  constraint member_number_once EXCLUDE USING gist (term_id WITH =, number WITH =, during WITH &&) WHERE ((number IS NOT NULL)),
  constraint member_of_term_once EXCLUDE USING gist (term_id WITH =, person_id WITH =, post WITH =, during WITH &&),
  constraint member_pkey PRIMARY KEY (id),
  constraint member_post_check CHECK ((post = ANY (ARRAY['representative'::text, 'director'::text, 'deputy_director'::text, 'secretary_general'::text, 'member'::text]))),
  constraint member_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text]))),
  constraint member_term_id_fkey FOREIGN KEY (term_id) REFERENCES assembly.term(id)
);
CREATE INDEX member_person ON assembly.member USING btree (person_id);

create table assembly.member_change (
  id uuid not null,
  term_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  post text not null,
  change text not null,
  how text,
  reason text,
  words text,
  round_id uuid,
  on_day date not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint change_says_why CHECK ((((change = 'seated'::text) = (how IS NOT NULL)) AND ((change = 'left'::text) = (reason IS NOT NULL)))),
  constraint member_change_change_check CHECK ((change = ANY (ARRAY['seated'::text, 'left'::text, 'mistaken'::text]))),
  constraint member_change_how_check CHECK ((how = ANY (ARRAY['elected'::text, 'confirmed'::text, 'added'::text, 'by_election'::text, 'appointed'::text]))),
  constraint member_change_pkey PRIMARY KEY (id),
  constraint member_change_post_check CHECK ((post = ANY (ARRAY['representative'::text, 'director'::text, 'deputy_director'::text, 'secretary_general'::text, 'member'::text]))),
  constraint member_change_reason_check CHECK ((reason = ANY (ARRAY['resigned'::text, 'moved'::text, 'died'::text, 'recalled'::text, 'unable'::text, 'other_post'::text, 'other'::text]))),
  constraint member_change_term_id_fkey FOREIGN KEY (term_id) REFERENCES assembly.term(id)
);
CREATE INDEX member_change_term ON assembly.member_change USING btree (term_id, on_day);

create table assembly.minutes (
  id uuid not null,
  run_id uuid not null,
  talk_id uuid not null,
  version integer not null,
  words text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  constraint minutes_confirmed_by_another CHECK ((confirmed_by <> written_by)),
  constraint minutes_confirmed_whole CHECK ((num_nulls(confirmed_by, confirmed_at) = ANY (ARRAY[0, 2]))),
  constraint minutes_pkey PRIMARY KEY (id),
  constraint minutes_version_check CHECK ((version > 0)),
  constraint minutes_version_once UNIQUE (talk_id, version),
  constraint minutes_words_check CHECK ((words <> ''::text)),
  constraint minutes_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint minutes_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES assembly.talk(id)
);
CREATE TRIGGER minutes_stay BEFORE DELETE OR UPDATE ON assembly.minutes FOR EACH ROW EXECUTE FUNCTION assembly.keep_talk();

create table assembly.named_ballot (
  round_id uuid not null,
  voter_id uuid not null,
  id uuid not null,
  run_id uuid not null,
  marks jsonb not null,
  constraint named_ballot_id_once UNIQUE (round_id, id),
  constraint named_ballot_pkey PRIMARY KEY (round_id, voter_id)
);
CREATE TRIGGER named_ballot_into_open_round BEFORE INSERT ON assembly.named_ballot FOR EACH ROW EXECUTE FUNCTION assembly.ballot_into_open_round('named');
CREATE TRIGGER named_ballot_stays BEFORE DELETE OR UPDATE ON assembly.named_ballot FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.objection (
  id uuid not null,
  session_id uuid not null,
  about text not null,
  voter_id uuid,
  words text not null,
  raised_by uuid,
  raised_name text,
  entered_by uuid,
  raised_at timestamp with time zone not null,
  decide_by date not null,
  decision text,
  decision_words text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint objection_about_check CHECK ((about = ANY (ARRAY['missing'::text, 'should_not_be'::text, 'wrong_entry'::text]))),
  constraint objection_decided_whole CHECK ((num_nonnulls(decision, decided_at) = ANY (ARRAY[0, 2]))),
  constraint objection_decision_check CHECK ((decision = ANY (ARRAY['upheld'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint objection_has_author CHECK ((num_nonnulls(raised_by, raised_name) = 1)),
  constraint objection_pkey PRIMARY KEY (id),
  constraint objection_words_check CHECK ((words <> ''::text)),
  constraint objection_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id),
  constraint objection_voter_id_fkey FOREIGN KEY (voter_id) REFERENCES assembly.elector(id)
);
CREATE INDEX objection_of ON assembly.objection USING btree (session_id);
CREATE UNIQUE INDEX objection_once ON assembly.objection USING btree (session_id, raised_by, about, voter_id) NULLS NOT DISTINCT WHERE ((decision IS NULL) AND (raised_by IS NOT NULL));

create table assembly.official_paper (
  session_id uuid not null,
  kind text not null,
  paper_id uuid not null,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null,
  constraint official_paper_kind_check CHECK ((kind = ANY (ARRAY['resolution'::text, 'notice'::text, 'minutes'::text]))),
  constraint official_paper_once PRIMARY KEY (session_id, kind),
  constraint official_paper_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);

create table assembly.paper_reading (
  item_paper_id uuid not null,
  person_id uuid not null,
  read_at timestamp with time zone not null,
  constraint paper_reading_pkey PRIMARY KEY (item_paper_id, person_id),
  constraint paper_reading_item_paper_id_fkey FOREIGN KEY (item_paper_id) REFERENCES assembly.item_paper(id)
);

create table assembly.photo_gone (
  file_id uuid not null,
  constraint photo_gone_pkey PRIMARY KEY (file_id)
);

create table assembly.point (
  id uuid not null,
  run_id uuid not null,
  talk_id uuid not null,
  position integer not null,
  kind text not null,
  words text not null,
  raised_by uuid,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  item_id uuid,
  about text,
  wanted text not null,
  merged_into uuid,
  struck_at timestamp with time zone,
  struck_by uuid,
  struck_reason text,
  wish_id uuid,
  handed_at timestamp with time zone,
  handed_by uuid,
  constraint point_about_check CHECK ((about <> ''::text)),
  constraint point_handed_whole CHECK ((num_nulls(wish_id, handed_at, handed_by) = ANY (ARRAY[0, 3]))),
  constraint point_in_order UNIQUE (talk_id, "position"),
  constraint point_kind_check CHECK ((kind = ANY (ARRAY['opinion'::text, 'suggestion'::text, 'question'::text]))),
  constraint point_not_into_itself CHECK ((merged_into <> id)),
  constraint point_pkey PRIMARY KEY (id),
  constraint point_position_check CHECK (("position" > 0)),
  constraint point_struck_reason_check CHECK ((struck_reason <> ''::text)),
  constraint point_struck_with_reason CHECK ((num_nulls(struck_at, struck_by, struck_reason) = ANY (ARRAY[0, 3]))),
  constraint point_wanted_check CHECK ((wanted = ANY (ARRAY['nothing'::text, 'wish'::text, 'written_opinion'::text]))),
  constraint point_words_check CHECK ((words <> ''::text)),
  constraint point_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id),
  constraint point_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES assembly.point(id),
  constraint point_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint point_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES assembly.talk(id)
);
CREATE INDEX point_merged ON assembly.point USING btree (merged_into);
CREATE INDEX point_run ON assembly.point USING btree (run_id);
CREATE TRIGGER point_stays BEFORE DELETE OR UPDATE ON assembly.point FOR EACH ROW EXECUTE FUNCTION assembly.keep_talk();

create table assembly.poll (
  id uuid not null,
  session_id uuid not null,
  item_id uuid,
  position integer not null,
  question text not null,
  kind text not null,
  mode text not null,
  stage text not null,
  secrecy text not null,
  quorum jsonb not null,
  rule jsonb not null,
  seats integer not null,
  most integer not null,
  write_ins text not null,
  ties text not null,
  ballot_by text not null,
  draft_id uuid,
  draft_version integer,
  draft_hash text,
  en_bloc boolean not null,
  from_poll_id uuid,
  version integer not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  constraint poll_ballot_by_check CHECK ((ballot_by = ANY (ARRAY['assigned'::text, 'phone'::text, 'paper'::text]))),
  constraint poll_draft_whole CHECK ((num_nulls(draft_id, draft_version, draft_hash) = ANY (ARRAY[0, 3]))),
  constraint poll_kind_check CHECK ((kind = ANY (ARRAY['motion'::text, 'election'::text, 'choice'::text, 'evaluation'::text, 'ranked'::text]))),
  constraint poll_mode_check CHECK ((mode = ANY (ARRAY['approve'::text, 'pick'::text, 'rank'::text, 'grades'::text]))),
  constraint poll_most_check CHECK ((most > 0)),
  constraint poll_pkey PRIMARY KEY (id),
  constraint poll_position_check CHECK (("position" > 0)),
  constraint poll_question_check CHECK ((question <> ''::text)),
  constraint poll_seats_check CHECK ((seats > 0)),
  constraint poll_secrecy_check CHECK ((secrecy = ANY (ARRAY['named'::text, 'secret'::text, 'hands'::text]))),
  constraint poll_stage_check CHECK ((stage = ANY (ARRAY['formal'::text, 'primary'::text]))),
  constraint poll_ties_check CHECK ((ties = ANY (ARRAY['revote'::text, 'separate'::text]))),
  constraint poll_write_ins_check CHECK ((write_ins = ANY (ARRAY['none'::text, 'free'::text, 'instead-of'::text]))),
  constraint poll_from_poll_id_fkey FOREIGN KEY (from_poll_id) REFERENCES assembly.poll(id),
  constraint poll_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id) ON DELETE SET NULL,
  constraint poll_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);
CREATE INDEX poll_session ON assembly.poll USING btree (session_id, "position");

create table assembly.poll_option (
  id uuid not null,
  poll_id uuid not null,
  position integer not null,
  label text not null,
  note text,
  person_id uuid,
  plan_item text,
  parts text[] not null,
  constraint poll_option_label_check CHECK ((label <> ''::text)),
  constraint poll_option_pkey PRIMARY KEY (id),
  constraint poll_option_position UNIQUE (poll_id, "position"),
  constraint poll_option_poll_id_fkey FOREIGN KEY (poll_id) REFERENCES assembly.poll(id) ON DELETE CASCADE
);

create table assembly.polling (
  run_id uuid not null,
  entitled integer not null,
  handed integer not null,
  entrusted integer not null,
  is_valid boolean not null,
  closed_at timestamp with time zone not null,
  closed_by uuid not null,
  constraint polling_entitled_check CHECK ((entitled >= 0)),
  constraint polling_entrusted_check CHECK ((entrusted >= 0)),
  constraint polling_handed_check CHECK ((handed >= 0)),
  constraint polling_pkey PRIMARY KEY (run_id),
  constraint polling_within_register CHECK (((handed <= entitled) AND (entrusted <= handed))),
  constraint polling_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);

create table assembly.polling_station (
  venue_id uuid not null,
  session_id uuid not null,
  roving boolean not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  buildings text[] not null,
  constraint polling_station_pkey PRIMARY KEY (venue_id),
  constraint station_in_order CHECK ((opens_at < closes_at)),
  constraint polling_station_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.election(session_id),
  constraint polling_station_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX polling_station_of ON assembly.polling_station USING btree (session_id);

create table assembly.presence (
  id uuid not null,
  run_id uuid not null,
  attendee_id uuid not null,
  venue_id uuid,
  channel text not null,
  in_at timestamp with time zone not null,
  in_by uuid,
  out_at timestamp with time zone,
  out_by uuid,
  learned_at timestamp with time zone,
  struck_at timestamp with time zone,
  struck_by uuid,
  constraint presence_channel_check CHECK ((channel = ANY (ARRAY['card'::text, 'list'::text, 'phone'::text, 'online'::text, 'telephone'::text]))),
  constraint presence_in_order CHECK ((out_at >= in_at)),
  constraint presence_pkey PRIMARY KEY (id),
  constraint presence_struck_is_over CHECK (((struck_at IS NULL) OR (out_at IS NOT NULL))),
  constraint presence_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id),
  constraint presence_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint presence_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX presence_attendee ON assembly.presence USING btree (attendee_id);
CREATE UNIQUE INDEX presence_once ON assembly.presence USING btree (run_id, attendee_id) WHERE (out_at IS NULL);

create table assembly.published (
  round_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  text text not null,
  digest text not null,
  published_at timestamp with time zone not null,
  constraint published_ordinal_check CHECK ((ordinal > 0)),
  constraint published_pkey PRIMARY KEY (round_id, ordinal),
  constraint published_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TRIGGER published_stays BEFORE DELETE OR UPDATE ON assembly.published FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.reconciling (
  id uuid not null,
  seq bigint not null,
  round_id uuid not null,
  run_id uuid not null,
  venue_id uuid not null,
  handed_to uuid[] not null,
  strangers integer not null,
  unexplained integer not null,
  doubtful integer not null,
  reconciled_at timestamp with time zone not null,
  reconciled_by uuid,
  constraint reconciling_doubtful_check CHECK ((doubtful >= 0)),
  constraint reconciling_pkey PRIMARY KEY (id),
  constraint reconciling_strangers_check CHECK ((strangers >= 0)),
  constraint reconciling_unexplained_check CHECK ((unexplained >= 0)),
  constraint reconciling_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED,
  constraint reconciling_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX reconciling_round ON assembly.reconciling USING btree (round_id);
CREATE TRIGGER reconciling_stays BEFORE DELETE OR UPDATE ON assembly.reconciling FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.rectification (
  id uuid not null,
  round_id uuid not null,
  option_id text not null,
  label text not null,
  grade text not null,
  office_id uuid not null,
  notice_id uuid not null,
  due_on date not null,
  ordered_by uuid not null,
  ordered_at timestamp with time zone not null,
  second_poll_id uuid,
  second_option_id text,
  constraint rectification_grade_check CHECK ((grade = ANY (ARRAY['satisfied'::text, 'mostly'::text, 'dissatisfied'::text]))),
  constraint rectification_pkey PRIMARY KEY (id),
  constraint rectified_once UNIQUE (round_id, option_id),
  constraint second_test_whole CHECK (((second_poll_id IS NULL) = (second_option_id IS NULL))),
  constraint rectification_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id),
  constraint rectification_second_poll_id_fkey FOREIGN KEY (second_poll_id) REFERENCES assembly.poll(id)
);
CREATE INDEX rectification_second ON assembly.rectification USING btree (second_poll_id) WHERE (second_poll_id IS NOT NULL);

create table assembly.remark (
  id uuid not null,
  run_id uuid not null,
  talk_id uuid not null,
  position integer not null,
  revision integer not null,
  person_id uuid not null,
  words text,
  said_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  hidden_at timestamp with time zone,
  hidden_by uuid,
  hidden_reason text,
  constraint remark_hidden_reason_check CHECK ((hidden_reason <> ''::text)),
  constraint remark_hidden_with_reason CHECK ((num_nulls(hidden_at, hidden_by, hidden_reason) = ANY (ARRAY[0, 3]))),
  constraint remark_in_order UNIQUE (talk_id, "position"),
  constraint remark_pkey PRIMARY KEY (id),
  constraint remark_position_check CHECK (("position" > 0)),
  constraint remark_revision_check CHECK ((revision > 0)),
  constraint remark_withdrawn_at_once CHECK ((withdrawn_at <= (said_at + '00:02:00'::interval))),
  constraint remark_withdrawn_is_empty CHECK (((words IS NULL) = (withdrawn_at IS NOT NULL))),
  constraint remark_words_check CHECK ((words <> ''::text)),
  constraint remark_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint remark_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES assembly.talk(id)
);
CREATE UNIQUE INDEX remark_revised ON assembly.remark USING btree (talk_id, revision);
CREATE TRIGGER remark_stays BEFORE DELETE OR UPDATE ON assembly.remark FOR EACH ROW EXECUTE FUNCTION assembly.keep_talk();

create table assembly.round (
  id uuid not null,
  run_id uuid not null,
  poll_id uuid not null,
  session_id uuid not null,
  number integer not null,
  ordinal integer not null,
  cause text not null,
  former_id uuid,
  question text not null,
  kind text not null,
  mode text not null,
  stage text not null,
  secrecy text not null,
  quorum jsonb not null,
  rule jsonb not null,
  seats integer not null,
  most integer not null,
  write_ins text not null,
  ties text not null,
  options jsonb not null,
  draft jsonb,
  entitled integer not null,
  present integer not null,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  sealed boolean not null,
  state text not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  arrived integer not null,
  gone integer not null,
  sums jsonb,
  reply jsonb,
  doubtful integer not null,
  closed_at timestamp with time zone,
  void_cause text,
  void_reason text,
  voided_at timestamp with time zone,
  voided_by uuid,
  constraint round_cause_check CHECK ((cause = ANY (ARRAY['first'::text, 'revote'::text, 'separate'::text, 'repeat'::text]))),
  constraint round_closed_has_result CHECK (((state <> 'closed'::text) OR ((closed_at IS NOT NULL) AND (reply IS NOT NULL) AND (sums IS NOT NULL)))),
  constraint round_ends_with_time CHECK (((state = 'open'::text) = (ended_at IS NULL))),
  constraint round_first_has_no_former CHECK (((cause = 'first'::text) = (former_id IS NULL))),
  constraint round_keeps_every_ballot TRIGGER DEFERRABLE INITIALLY DEFERRED,
  constraint round_kind_check CHECK ((kind = ANY (ARRAY['motion'::text, 'election'::text, 'choice'::text, 'evaluation'::text, 'ranked'::text]))),
  constraint round_mode_check CHECK ((mode = ANY (ARRAY['approve'::text, 'pick'::text, 'rank'::text, 'grades'::text]))),
  constraint round_most_check CHECK ((most > 0)),
  constraint round_number_check CHECK ((number > 0)),
  constraint round_number_once UNIQUE (run_id, number),
  constraint round_ordinal_check CHECK ((ordinal > 0)),
  constraint round_ordinal_once UNIQUE (poll_id, run_id, ordinal),
  constraint round_pkey PRIMARY KEY (id),
  constraint round_present_within_entitled CHECK ((present <= entitled)),
  constraint round_seats_check CHECK ((seats > 0)),
  constraint round_secrecy_check CHECK ((secrecy = ANY (ARRAY['named'::text, 'secret'::text, 'hands'::text]))),
  constraint round_stage_check CHECK ((stage = ANY (ARRAY['formal'::text, 'primary'::text]))),
  constraint round_state_check CHECK ((state = ANY (ARRAY['open'::text, 'counting'::text, 'provisional'::text, 'closed'::text, 'void'::text]))),
  constraint round_ties_check CHECK ((ties = ANY (ARRAY['revote'::text, 'separate'::text]))),
  constraint round_void_cause_check CHECK ((void_cause = ANY (ARRAY['declared'::text, 'cannot-stand'::text]))),
  constraint round_void_has_reason CHECK (((state = 'void'::text) = ((void_cause IS NOT NULL) AND (void_reason IS NOT NULL)))),
  constraint round_write_ins_check CHECK ((write_ins = ANY (ARRAY['none'::text, 'free'::text, 'instead-of'::text]))),
  constraint round_former_id_fkey FOREIGN KEY (former_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED,
  constraint round_poll_id_fkey FOREIGN KEY (poll_id) REFERENCES assembly.poll(id),
  constraint round_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id) DEFERRABLE INITIALLY DEFERRED,
  constraint round_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);
CREATE UNIQUE INDEX round_one_next ON assembly.round USING btree (former_id) WHERE ((former_id IS NOT NULL) AND (state <> 'void'::text));
CREATE UNIQUE INDEX round_one_open ON assembly.round USING btree (poll_id, run_id) WHERE (state = ANY (ARRAY['open'::text, 'counting'::text, 'provisional'::text]));
CREATE CONSTRAINT TRIGGER round_keeps_every_ballot AFTER UPDATE ON assembly.round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.state = 'open'::text) AND (new.state <> 'open'::text))) EXECUTE FUNCTION assembly.round_keeps_every_ballot();
CREATE TRIGGER round_stays BEFORE DELETE OR UPDATE ON assembly.round FOR EACH ROW EXECUTE FUNCTION assembly.round_stays();

create table assembly.round_box (
  round_id uuid not null,
  run_id uuid not null,
  venue_id uuid not null,
  name text not null,
  offline uuid[] not null,
  poured_into uuid,
  attempt integer not null,
  constraint round_box_pkey PRIMARY KEY (round_id, venue_id),
  constraint round_box_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED,
  constraint round_box_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE TRIGGER box_not_added AFTER INSERT ON assembly.round_box REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION assembly.electorate_stays();
CREATE TRIGGER box_not_removed AFTER DELETE ON assembly.round_box REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION assembly.electorate_stays();
CREATE TRIGGER box_stays BEFORE UPDATE ON assembly.round_box FOR EACH ROW EXECUTE FUNCTION assembly.box_stays();

create table assembly.run (
  id uuid not null,
  session_id uuid not null,
  kind text not null,
  began_at timestamp with time zone not null,
  began_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  wiped_at timestamp with time zone,
  wiped jsonb,
  wiped_by uuid,
  constraint only_rehearsals_are_wiped CHECK (((wiped_at IS NULL) OR ((kind = 'rehearsal'::text) AND (ended_at IS NOT NULL)))),
  constraint run_kind_check CHECK ((kind = ANY (ARRAY['rehearsal'::text, 'real'::text]))),
  constraint run_pkey PRIMARY KEY (id),
  constraint run_wiped_whole CHECK ((((wiped_at IS NULL) = (wiped IS NULL)) AND ((wiped_at IS NULL) = (wiped_by IS NULL)))),
  constraint run_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);
CREATE UNIQUE INDEX run_one_open ON assembly.run USING btree (session_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX run_one_real ON assembly.run USING btree (session_id) WHERE (kind = 'real'::text);
CREATE TRIGGER keep_run BEFORE UPDATE ON assembly.run FOR EACH ROW EXECUTE FUNCTION assembly.keep_run();

create table assembly.session (
  id uuid not null,
  term_id uuid not null,
  kind text not null,
  ordinal integer not null,
  title text not null,
  held_on date not null,
  opens_at timestamp with time zone not null,
  place_id uuid not null,
  office_id uuid not null,
  state text not null,
  quorum jsonb not null,
  version integer not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  chaired_by uuid,
  special_committee_id uuid,
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['conference'::text, 'meeting'::text, 'election'::text]))),
  constraint session_once UNIQUE (term_id, kind, ordinal),
  constraint session_ordinal_check CHECK ((ordinal > 0)),
  constraint session_pkey PRIMARY KEY (id),
  constraint session_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'called'::text, 'sitting'::text, 'closed'::text, 'cancelled'::text]))),
  constraint session_title_check CHECK ((title <> ''::text)),
  constraint session_special_committee_id_fkey FOREIGN KEY (special_committee_id) REFERENCES assembly.special_committee(id),
  constraint session_term_id_fkey FOREIGN KEY (term_id) REFERENCES assembly.term(id)
);

create table assembly.shown (
  run_id uuid not null,
  picture text not null,
  round_id uuid,
  step text not null,
  chosen_at timestamp with time zone not null,
  chosen_by uuid not null,
  constraint shown_picture_check CHECK ((picture = ANY (ARRAY['welcome'::text, 'item'::text, 'attendance'::text, 'question'::text, 'count'::text, 'result'::text, 'pause'::text]))),
  constraint shown_pkey PRIMARY KEY (run_id),
  constraint shown_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);

create table assembly.signature (
  id uuid not null,
  seq bigint not null,
  round_id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  signs boolean not null,
  words text,
  digest text not null,
  signed_at timestamp with time zone not null,
  constraint refusal_has_words CHECK ((signs OR (words <> ''::text))),
  constraint signature_pkey PRIMARY KEY (id),
  constraint signature_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX signature_round ON assembly.signature USING btree (round_id);
CREATE TRIGGER signature_stays BEFORE DELETE OR UPDATE ON assembly.signature FOR EACH ROW EXECUTE FUNCTION assembly.refuse_change_of_day();

create table assembly.speaker (
  id uuid not null,
  run_id uuid not null,
  item_id uuid not null,
  attendee_id uuid not null,
  position integer not null,
  state text not null,
  minutes integer not null,
  entered_at timestamp with time zone not null,
  entered_by uuid not null,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint speaker_has_begun CHECK ((((state = 'waiting'::text) = (began_at IS NULL)) OR (state = 'withdrawn'::text))),
  constraint speaker_minutes_check CHECK (((minutes >= 1) AND (minutes <= 240))),
  constraint speaker_pkey PRIMARY KEY (id),
  constraint speaker_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'speaking'::text, 'done'::text, 'withdrawn'::text]))),
  constraint speaker_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id),
  constraint speaker_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id),
  constraint speaker_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);
CREATE INDEX speaker_item ON assembly.speaker USING btree (run_id, item_id, "position");
CREATE UNIQUE INDEX speaker_one_speaking ON assembly.speaker USING btree (run_id) WHERE (state = 'speaking'::text);
CREATE UNIQUE INDEX speaker_waits_once ON assembly.speaker USING btree (run_id, item_id, attendee_id) WHERE (state = ANY (ARRAY['waiting'::text, 'speaking'::text]));

create table assembly.special_committee (
  id uuid not null,
  term_id uuid not null,
  name text not null,
  remit text not null,
  position integer not null,
  takes_outsiders boolean not null,
  founded_on date not null,
  dissolved_on date,
  constraint special_committee_days CHECK ((dissolved_on > founded_on)),
  constraint special_committee_name_check CHECK ((name <> ''::text)),
  constraint special_committee_once UNIQUE (term_id, name),
  constraint special_committee_pkey PRIMARY KEY (id),
  constraint special_committee_term_id_fkey FOREIGN KEY (term_id) REFERENCES assembly.term(id)
);

create table assembly.special_member (
  id uuid not null,
  special_committee_id uuid not null,
  person_id uuid not null,
  post text not null,
  during daterange not null,
  entered_by uuid not null,
  constraint special_chair_one EXCLUDE USING gist (special_committee_id WITH =, during WITH &&) WHERE ((post = 'chair'::text)),
  constraint special_member_during_check CHECK ((NOT isempty(during))),
  constraint special_member_once EXCLUDE USING gist (special_committee_id WITH =, person_id WITH =, during WITH &&),
  constraint special_member_pkey PRIMARY KEY (id),
  constraint special_member_post_check CHECK ((post = ANY (ARRAY['chair'::text, 'deputy'::text, 'member'::text]))),
  constraint special_member_special_committee_id_fkey FOREIGN KEY (special_committee_id) REFERENCES assembly.special_committee(id)
);

create table assembly.talk (
  id uuid not null,
  run_id uuid not null,
  group_id uuid not null,
  revision integer not null,
  points integer not null,
  constraint talk_once UNIQUE (run_id, group_id),
  constraint talk_pkey PRIMARY KEY (id),
  constraint talk_group_id_fkey FOREIGN KEY (group_id) REFERENCES assembly.discussion_group(id),
  constraint talk_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);

create table assembly.talk_time (
  id uuid not null,
  run_id uuid not null,
  talk_id uuid not null,
  item_id uuid,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint talk_time_in_order CHECK ((closed_at >= opened_at)),
  constraint talk_time_pkey PRIMARY KEY (id),
  constraint talk_time_item_id_fkey FOREIGN KEY (item_id) REFERENCES assembly.item(id),
  constraint talk_time_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint talk_time_talk_id_fkey FOREIGN KEY (talk_id) REFERENCES assembly.talk(id)
);
CREATE UNIQUE INDEX talk_open_once ON assembly.talk_time USING btree (talk_id) WHERE (closed_at IS NULL);

create table assembly.telephone_entry (
  report_id uuid not null,
  run_id uuid not null,
  person_id uuid not null,
  attendee_ids uuid[] not null,
  revision integer not null,
  entered_at timestamp with time zone not null,
  constraint telephone_entry_pkey PRIMARY KEY (report_id, person_id),
  constraint telephone_entry_report_id_fkey FOREIGN KEY (report_id) REFERENCES assembly.telephone_report(id) ON DELETE CASCADE,
  constraint telephone_entry_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id)
);
CREATE INDEX telephone_entry_run ON assembly.telephone_entry USING btree (run_id);

create table assembly.telephone_report (
  id uuid not null,
  run_id uuid not null,
  venue_id uuid not null,
  began_at timestamp with time zone not null,
  agreed_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint telephone_report_ends_once CHECK (((agreed_at IS NULL) OR (dropped_at IS NULL))),
  constraint telephone_report_pkey PRIMARY KEY (id),
  constraint telephone_report_run_id_fkey FOREIGN KEY (run_id) REFERENCES assembly.run(id),
  constraint telephone_report_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE UNIQUE INDEX telephone_report_one_open ON assembly.telephone_report USING btree (run_id, venue_id) WHERE ((agreed_at IS NULL) AND (dropped_at IS NULL));

create table assembly.term (
  id uuid not null,
  body_id uuid not null,
  ordinal integer not null,
  from_on date not null,
  until_on date not null,
  seats integer,
  posts jsonb not null,
  shown_at timestamp with time zone,
  shown_by uuid,
  constraint term_follows EXCLUDE USING gist (body_id WITH =, daterange(from_on, until_on) WITH &&),
  constraint term_has_days CHECK ((from_on < until_on)),
  constraint term_once UNIQUE (body_id, ordinal),
  constraint term_ordinal_check CHECK ((ordinal > 0)),
  constraint term_pkey PRIMARY KEY (id),
  constraint term_posts_check CHECK ((jsonb_typeof(posts) = 'object'::text)),
  constraint term_seats_check CHECK ((seats > 0)),
  constraint term_body_id_fkey FOREIGN KEY (body_id) REFERENCES assembly.body(id)
);

create table assembly.venue (
  id uuid not null,
  session_id uuid not null,
  name text not null,
  kind text not null,
  position integer not null,
  has_network boolean not null,
  counted_with uuid,
  constraint venue_kind_check CHECK ((kind = ANY (ARRAY['main'::text, 'sub'::text, 'online'::text]))),
  constraint venue_name_check CHECK ((name <> ''::text)),
  constraint venue_once UNIQUE (session_id, name),
  constraint venue_pkey PRIMARY KEY (id),
  constraint venue_counted_with_fkey FOREIGN KEY (counted_with) REFERENCES assembly.venue(id),
  constraint venue_session_id_fkey FOREIGN KEY (session_id) REFERENCES assembly.session(id)
);

create table assembly.voter (
  id uuid not null,
  round_id uuid not null,
  run_id uuid not null,
  attendee_id uuid not null,
  person_id uuid not null,
  human_id uuid not null,
  venue_id uuid,
  channel text not null,
  box_id uuid,
  voted boolean not null,
  paper text not null,
  constraint voter_attendee_once UNIQUE (round_id, attendee_id),
  constraint voter_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'paper'::text, 'hands'::text]))),
  constraint voter_has_box CHECK (((channel = 'phone'::text) = (box_id IS NULL))),
  constraint voter_once UNIQUE (round_id, human_id),
  constraint voter_paper_check CHECK ((paper = ANY (ARRAY['none'::text, 'out'::text, 'given-back'::text]))),
  constraint voter_paper_out CHECK (((channel = 'paper'::text) = (paper = 'out'::text))),
  constraint voter_pkey PRIMARY KEY (id),
  constraint voter_voted_by_phone CHECK (((NOT voted) OR (channel = 'phone'::text))),
  constraint voter_attendee_id_fkey FOREIGN KEY (attendee_id) REFERENCES assembly.attendee(id),
  constraint voter_round_id_fkey FOREIGN KEY (round_id) REFERENCES assembly.round(id) DEFERRABLE INITIALLY DEFERRED,
  constraint voter_venue_id_fkey FOREIGN KEY (venue_id) REFERENCES assembly.venue(id)
);
CREATE INDEX voter_box ON assembly.voter USING btree (round_id, box_id) WHERE (box_id IS NOT NULL);
CREATE INDEX voter_person ON assembly.voter USING btree (round_id, person_id);
CREATE TRIGGER voter_not_added AFTER INSERT ON assembly.voter REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION assembly.electorate_stays();
CREATE TRIGGER voter_not_removed AFTER DELETE ON assembly.voter REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION assembly.electorate_stays();
CREATE TRIGGER voter_stays BEFORE UPDATE ON assembly.voter FOR EACH ROW EXECUTE FUNCTION assembly.voter_stays();

CREATE OR REPLACE FUNCTION assembly.ballot_into_open_round()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from assembly.round r where r.id = new.round_id and r.run_id = new.run_id and r.state = 'open'
      and r.secrecy = tg_argv[0]) then
    raise exception 'this round takes no such ballot' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION assembly.box_is_emptied_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from gone g join assembly.round r on r.id = g.round_id where r.state = 'open' and not assembly.is_wiping(g.run_id)) then
    raise exception 'no ballot is taken out of an open box' using errcode = 'restrict_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assembly.box_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (to_jsonb(new) - array['poured_into', 'attempt']) is distinct from (to_jsonb(old) - array['poured_into', 'attempt'])
      or new.attempt < old.attempt then
    raise exception 'a box is what it was when the round opened' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION assembly.counted_from_the_box()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from (select distinct round_id from fresh) f join assembly.round r on r.id = f.round_id
      where r.state = 'open' or (select count(*) from assembly.counted_ballot b where b.round_id = r.id)
        > (select count(*) from assembly.voter v where v.round_id = r.id and v.voted)) then
    raise exception 'more ballots than voters who have voted' using errcode = 'restrict_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assembly.electorate_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if exists (select from fresh f join assembly.round r on r.id = f.round_id where r.sealed) then
      raise exception 'nobody is added to an open round' using errcode = 'restrict_violation';
    end if;
  elsif exists (select from gone g where not assembly.is_wiping(g.run_id)) then
    raise exception 'nobody is taken off a round' using errcode = 'restrict_violation';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assembly.is_wiping(run uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('assembly.wiping', true), '') = run::text $function$;

CREATE OR REPLACE FUNCTION assembly.keep_register()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from assembly.election e where e.session_id = coalesce(new.session_id, old.session_id) and e.frozen_at is not null) then
    raise exception 'the register is frozen' using errcode = 'check_violation', constraint = 'register_frozen';
  end if;
  return coalesce(new, old);
end $function$;

CREATE OR REPLACE FUNCTION assembly.keep_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.wiped_at is not null or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    or new.kind <> old.kind or new.session_id <> old.session_id then
    raise exception 'A run that has ended or was wiped is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION assembly.keep_talk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('assembly.wiping', true) = old.run_id::text then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
    raise exception 'what a group said is not removed' using errcode = 'integrity_constraint_violation';
  end if;
  if tg_table_name = 'remark' then
    if (new.words is not null and new.words is distinct from old.words) or
        (new.id, new.talk_id, new.position, new.person_id, new.said_at)
          is distinct from (old.id, old.talk_id, old.position, old.person_id, old.said_at) then
      raise exception 'a remark is never edited' using errcode = 'integrity_constraint_violation';
    end if;
  elsif tg_table_name = 'point' then
    if (new.id, new.talk_id, new.position, new.words, new.raised_by, new.entered_by, new.entered_at)
        is distinct from (old.id, old.talk_id, old.position, old.words, old.raised_by, old.entered_by, old.entered_at) then
      raise exception 'a point keeps its words' using errcode = 'integrity_constraint_violation';
    end if;
  elsif old.confirmed_at is not null or (new.id, new.talk_id, new.version, new.words, new.written_by, new.written_at)
      is distinct from (old.id, old.talk_id, old.version, old.words, old.written_by, old.written_at) then
    raise exception 'a version of minutes is never changed' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION assembly.let_photo_go()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into assembly.photo_gone (file_id) values (old.file_id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION assembly.refuse_change_of_day()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and assembly.is_wiping(old.run_id) then return old; end if;
  raise exception '% is added to, never changed', tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION assembly.round_keeps_every_ballot()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION assembly.round_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION assembly.voter_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

-- documents ───────────────────────────────────────────────────────────────────────────────────────────
create schema documents;

create table documents.approval (
  id uuid not null,
  paper_id uuid not null,
  round integer not null,
  path text not null,
  ask text not null,
  person_id uuid not null,
  rank text not null,
  outcome text,
  words text,
  decided_by uuid,
  decided_at timestamp with time zone,
  deputy_term_id uuid,
  passed_to uuid,
  constraint approval_ask_check CHECK ((ask = ANY (ARRAY['review'::text, 'sign'::text, 'read'::text]))),
  constraint approval_once UNIQUE (paper_id, round, path),
  constraint approval_outcome_check CHECK ((outcome = ANY (ARRAY['approved'::text, 'returned'::text, 'passed'::text, 'seen'::text, 'dropped'::text]))),
  constraint approval_path_check CHECK ((path ~ '^\d\d(\.\d\d)*$'::text)),
  constraint approval_pkey PRIMARY KEY (id),
  constraint approval_rank_check CHECK ((rank = ANY (ARRAY['leader'::text, 'head'::text, 'none'::text]))),
  constraint approval_words_check CHECK ((words <> ''::text)),
  constraint decision_is_whole CHECK (((outcome IS NULL) OR (outcome = 'dropped'::text) OR (num_nonnulls(decided_by, decided_at) = 2))),
  constraint pass_names_somebody CHECK ((((outcome = 'passed'::text) = (passed_to IS NOT NULL)) OR (outcome IS NULL))),
  constraint return_has_words CHECK (((outcome IS DISTINCT FROM 'returned'::text) OR (words IS NOT NULL))),
  constraint approval_by_deputy FOREIGN KEY (deputy_term_id) REFERENCES documents.deputy_term(id),
  constraint approval_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX approval_waiting ON documents.approval USING btree (person_id) WHERE (outcome IS NULL);
CREATE TRIGGER approval_stays BEFORE DELETE OR UPDATE ON documents.approval FOR EACH ROW EXECUTE FUNCTION documents.refuse_second_decision();

create table documents.attachment (
  file_id uuid not null,
  paper_id uuid not null,
  name text not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  constraint attachment_name_check CHECK ((name <> ''::text)),
  constraint attachment_pkey PRIMARY KEY (file_id),
  constraint attachment_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX attachment_paper ON documents.attachment USING btree (paper_id);

create table documents.countersign (
  id uuid not null,
  paper_id uuid not null,
  round integer not null,
  office_id uuid not null,
  position integer not null,
  due_on date,
  stance text,
  words text,
  spoken_by uuid,
  spoken_at timestamp with time zone,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint answer_is_whole CHECK ((num_nonnulls(answer, answered_by, answered_at) = ANY (ARRAY[0, 3]))),
  constraint answer_to_objection CHECK (((answer IS NULL) OR (stance = 'objected'::text))),
  constraint countersign_answer_check CHECK ((answer <> ''::text)),
  constraint countersign_once UNIQUE (paper_id, round, office_id),
  constraint countersign_pkey PRIMARY KEY (id),
  constraint countersign_stance_check CHECK ((stance = ANY (ARRAY['agreed'::text, 'remarked'::text, 'objected'::text]))),
  constraint countersign_words_check CHECK ((words <> ''::text)),
  constraint objection_has_words CHECK (((stance IS NULL) OR (stance = 'agreed'::text) OR (words IS NOT NULL))),
  constraint stance_is_whole CHECK ((num_nonnulls(stance, spoken_by, spoken_at) = ANY (ARRAY[0, 3]))),
  constraint countersign_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX countersign_waiting ON documents.countersign USING btree (office_id) WHERE (stance IS NULL);
CREATE TRIGGER countersign_stays BEFORE DELETE OR UPDATE ON documents.countersign FOR EACH ROW EXECUTE FUNCTION documents.refuse_second_word();

create table documents.deputy_term (
  id uuid not null,
  person_id uuid not null,
  deputy_id uuid not null,
  kinds text[],
  from_on date not null,
  until_on date not null,
  reason text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  ended_on date,
  ended_by uuid,
  constraint deputy_another CHECK ((person_id <> deputy_id)),
  constraint deputy_once EXCLUDE USING gist (person_id WITH =, deputy_id WITH =, daterange(from_on,
CASE
    WHEN (ended_on IS NULL) THEN until_on
    ELSE LEAST(until_on, GREATEST(ended_on, from_on))
END) WITH &&),
  constraint deputy_some_days CHECK ((until_on > from_on)),
  constraint deputy_term_kinds_check CHECK ((cardinality(kinds) > 0)),
  constraint deputy_term_pkey PRIMARY KEY (id),
  constraint deputy_term_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX deputy_of ON documents.deputy_term USING btree (deputy_id);

create table documents.evidence (
  id uuid not null,
  standard_id uuid not null,
  kind text not null,
  ref_id uuid not null,
  source_key text,
  title text not null,
  happened_on date not null,
  event_id uuid,
  pinned jsonb,
  sha256 bytea,
  bound_by uuid not null,
  bound_at timestamp with time zone not null,
  removed_by uuid,
  removed_at timestamp with time zone,
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['record'::text, 'paper'::text, 'file'::text, 'indicator'::text]))),
  constraint evidence_pkey PRIMARY KEY (id),
  constraint evidence_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint evidence_title_check CHECK ((title <> ''::text)),
  constraint file_has_hash CHECK (((kind <> 'file'::text) OR (sha256 IS NOT NULL))),
  constraint indicator_is_pinned CHECK (((kind <> 'indicator'::text) OR (pinned IS NOT NULL))),
  constraint record_names_source CHECK (((kind = 'record'::text) = (source_key IS NOT NULL))),
  constraint removal_is_whole CHECK (((removed_by IS NULL) = (removed_at IS NULL))),
  constraint evidence_standard_id_fkey FOREIGN KEY (standard_id) REFERENCES documents.standard(id)
);
CREATE INDEX evidence_of ON documents.evidence USING btree (standard_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX evidence_once ON documents.evidence USING btree (standard_id, kind, ref_id) WHERE ((removed_at IS NULL) AND (kind <> 'indicator'::text));
CREATE TRIGGER evidence_stays BEFORE INSERT OR DELETE OR UPDATE ON documents.evidence FOR EACH ROW EXECUTE FUNCTION documents.refuse_after_hand_in();

create table documents.folder (
  id uuid not null,
  title text not null,
  basis text,
  inspector text,
  place_id uuid not null,
  office_id uuid not null,
  state text not null,
  due_on date not null,
  from_on date not null,
  until_on date not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  completed_by uuid,
  handed_in_at timestamp with time zone,
  handed_in_by uuid,
  handed_in_sha256 bytea,
  constraint completion_is_whole CHECK ((((completed_at IS NULL) = (completed_by IS NULL)) AND ((state = 'open'::text) = (completed_at IS NULL)))),
  constraint folder_handed_in_sha256_check CHECK ((octet_length(handed_in_sha256) = 32)),
  constraint folder_pkey PRIMARY KEY (id),
  constraint folder_some_days CHECK ((until_on > from_on)),
  constraint folder_state_check CHECK ((state = ANY (ARRAY['open'::text, 'complete'::text, 'handed_in'::text]))),
  constraint folder_title_check CHECK ((title <> ''::text)),
  constraint hand_in_is_whole CHECK (((num_nonnulls(handed_in_at, handed_in_by, handed_in_sha256) = ANY (ARRAY[0, 3])) AND ((state = 'handed_in'::text) = (handed_in_at IS NOT NULL))))
);
CREATE INDEX folder_office ON documents.folder USING btree (office_id, id DESC);
CREATE TRIGGER folder_stays BEFORE DELETE OR UPDATE ON documents.folder FOR EACH ROW EXECUTE FUNCTION documents.refuse_after_hand_in();

create table documents.number (
  organ_id uuid not null,
  code text not null,
  year integer not null,
  ordinal integer not null,
  number text not null,
  taken_at timestamp with time zone not null,
  paper_id uuid,
  constraint number_once_per_paper UNIQUE (paper_id),
  constraint number_ordinal_check CHECK ((ordinal > 0)),
  constraint number_pkey PRIMARY KEY (organ_id, code, year, ordinal),
  constraint number_organ_id_code_year_fkey FOREIGN KEY (organ_id, code, year) REFERENCES documents.series_year(organ_id, code, year),
  constraint number_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE TRIGGER number_stays BEFORE DELETE ON documents.number FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

create table documents.paper (
  id uuid not null,
  kind text not null,
  title text not null,
  place_id uuid not null,
  office_id uuid not null,
  organ_id uuid not null,
  state text not null,
  is_internal boolean not null,
  urgency text,
  due_on date,
  countersign_mode text,
  version integer not null,
  round integer not null,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null,
  approved_at timestamp with time zone,
  dated_on date,
  signer_id uuid,
  signed_rank text,
  approved_version integer,
  approved_sha256 bytea,
  issued_at timestamp with time zone,
  issued_event_id uuid,
  filed_at timestamp with time zone,
  file_mark text,
  void_reason text,
  about_kind text,
  about_id uuid,
  touched_at timestamp with time zone not null,
  constraint about_is_whole CHECK (((about_kind IS NULL) = (about_id IS NULL))),
  constraint approval_is_whole CHECK ((num_nonnulls(approved_at, dated_on, signer_id, signed_rank, approved_version, approved_sha256) = ANY (ARRAY[0, 6]))),
  constraint issue_is_whole CHECK (((state <> ALL (ARRAY['issued'::text, 'filed'::text])) OR ((issued_at IS NOT NULL) AND (issued_event_id IS NOT NULL)))),
  constraint nothing_goes_out_unapproved CHECK (((state <> ALL (ARRAY['approved'::text, 'numbered'::text, 'sealed'::text, 'issued'::text, 'filed'::text])) OR (approved_at IS NOT NULL))),
  constraint paper_approved_sha256_check CHECK ((octet_length(approved_sha256) = 32)),
  constraint paper_countersign_mode_check CHECK ((countersign_mode = ANY (ARRAY['at_once'::text, 'in_order'::text]))),
  constraint paper_file_mark_check CHECK ((file_mark <> ''::text)),
  constraint paper_pkey PRIMARY KEY (id),
  constraint paper_signed_rank_check CHECK ((signed_rank = ANY (ARRAY['leader'::text, 'head'::text]))),
  constraint paper_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'countersigning'::text, 'approval'::text, 'approved'::text, 'numbered'::text, 'sealed'::text, 'issued'::text, 'filed'::text, 'returned'::text, 'withdrawn'::text, 'void'::text]))),
  constraint paper_title_check CHECK ((title <> ''::text)),
  constraint paper_urgency_check CHECK ((urgency = ANY (ARRAY['urgent'::text, 'most_urgent'::text]))),
  constraint paper_void_reason_check CHECK ((void_reason <> ''::text)),
  constraint void_with_reason CHECK (((state = 'void'::text) = (void_reason IS NOT NULL)))
);
CREATE INDEX paper_about ON documents.paper USING btree (about_kind, about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX paper_drafter ON documents.paper USING btree (drafted_by, id DESC);
CREATE INDEX paper_office ON documents.paper USING btree (office_id, id DESC);
CREATE INDEX paper_state ON documents.paper USING btree (state, id DESC);
CREATE INDEX paper_title ON documents.paper USING gin (title gin_trgm_ops);

create table documents.recipient (
  paper_id uuid not null,
  office_id uuid not null,
  part text not null,
  constraint recipient_part_check CHECK ((part = ANY (ARRAY['main'::text, 'copy'::text]))),
  constraint recipient_pkey PRIMARY KEY (paper_id, office_id),
  constraint recipient_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX recipient_office ON documents.recipient USING btree (office_id);

create table documents.register (
  id uuid not null,
  title text not null,
  source_key text not null,
  place_id uuid not null,
  office_id uuid not null,
  is_shared boolean not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint register_pkey PRIMARY KEY (id),
  constraint register_title_check CHECK ((title <> ''::text))
);
CREATE INDEX register_office ON documents.register USING btree (office_id, id DESC);

create table documents.register_print (
  id uuid not null,
  register_id uuid not null,
  template_id uuid,
  from_on date not null,
  until_on date not null,
  place_id uuid,
  office_id uuid,
  rows integer not null,
  file_id uuid not null,
  name text not null,
  media_type text not null,
  sha256 bytea not null,
  printed_by uuid not null,
  printed_at timestamp with time zone not null,
  constraint print_some_days CHECK ((until_on > from_on)),
  constraint register_print_pkey PRIMARY KEY (id),
  constraint register_print_rows_check CHECK ((rows >= 0)),
  constraint register_print_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint register_print_register_id_fkey FOREIGN KEY (register_id) REFERENCES documents.register(id),
  constraint register_print_template_id_fkey FOREIGN KEY (template_id) REFERENCES documents.register_template(id)
);
CREATE INDEX register_print_of ON documents.register_print USING btree (register_id, id DESC);
CREATE TRIGGER register_print_stays BEFORE DELETE OR UPDATE ON documents.register_print FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

create table documents.register_template (
  id uuid not null,
  register_id uuid not null,
  ordinal integer not null,
  format text not null,
  file_id uuid not null,
  name text not null,
  reads jsonb not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  constraint register_template_format_check CHECK ((format = ANY (ARRAY['docx'::text, 'xlsx'::text]))),
  constraint register_template_once UNIQUE (register_id, ordinal),
  constraint register_template_ordinal_check CHECK ((ordinal > 0)),
  constraint register_template_pkey PRIMARY KEY (id),
  constraint register_template_register_id_fkey FOREIGN KEY (register_id) REFERENCES documents.register(id)
);
CREATE TRIGGER register_template_stays BEFORE DELETE OR UPDATE ON documents.register_template FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

create table documents.scan (
  id uuid not null,
  paper_id uuid not null,
  file_id uuid not null,
  sha256 bytea not null,
  name text not null,
  reason text,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  position integer not null,
  constraint scan_pkey PRIMARY KEY (id),
  constraint scan_position_once UNIQUE (paper_id, "position"),
  constraint scan_reason_check CHECK ((reason <> ''::text)),
  constraint scan_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint second_scan_has_reason CHECK ((("position" = 1) = (reason IS NULL))),
  constraint scan_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX scan_sha256 ON documents.scan USING btree (sha256);
CREATE TRIGGER scan_stays BEFORE DELETE OR UPDATE ON documents.scan FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

create table documents.seal (
  id uuid not null,
  name text not null,
  kind text not null,
  place_id uuid not null,
  office_id uuid not null,
  kept_at text not null,
  from_on date not null,
  until_on date,
  end_reason text,
  picture_id uuid,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint seal_end_has_reason CHECK (((until_on IS NULL) = (end_reason IS NULL))),
  constraint seal_end_reason_check CHECK ((end_reason <> ''::text)),
  constraint seal_kept_at_check CHECK ((kept_at <> ''::text)),
  constraint seal_kind_check CHECK ((kind = ANY (ARRAY['official'::text, 'party'::text, 'office'::text, 'special'::text, 'name'::text]))),
  constraint seal_name_check CHECK ((name <> ''::text)),
  constraint seal_pkey PRIMARY KEY (id),
  constraint seal_some_days CHECK ((until_on >= from_on))
);

create table documents.seal_keeper (
  id uuid not null,
  seal_id uuid not null,
  person_id uuid not null,
  during daterange not null,
  constraint seal_keeper_during_check CHECK ((NOT isempty(during))),
  constraint seal_keeper_pkey PRIMARY KEY (id),
  constraint seal_one_keeper EXCLUDE USING gist (seal_id WITH =, during WITH &&),
  constraint seal_keeper_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES documents.seal(id)
);
CREATE INDEX seal_keeper_person ON documents.seal_keeper USING btree (person_id);

create table documents.seal_rule (
  seal_id uuid not null,
  kind text not null,
  signed_rank text not null,
  constraint seal_rule_pkey PRIMARY KEY (seal_id, kind),
  constraint seal_rule_signed_rank_check CHECK ((signed_rank = ANY (ARRAY['leader'::text, 'head'::text]))),
  constraint seal_rule_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES documents.seal(id)
);

create table documents.seal_use (
  id uuid not null,
  seal_id uuid not null,
  paper_id uuid not null,
  state text not null,
  copies integer not null,
  pages integer not null,
  applied_by uuid not null,
  applied_at timestamp with time zone not null,
  approved_by uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  watched_by uuid,
  refusal text,
  words text,
  constraint refused_with_reason CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  constraint seal_use_copies_check CHECK (((copies >= 1) AND (copies <= 10000))),
  constraint seal_use_pages_check CHECK (((pages >= 1) AND (pages <= 10000))),
  constraint seal_use_pkey PRIMARY KEY (id),
  constraint seal_use_refusal_check CHECK ((refusal = ANY (ARRAY['not_approved'::text, 'changed_since'::text, 'not_on_list'::text, 'rank_too_low'::text, 'seal_not_in_use'::text, 'paper_gone'::text, 'faulty'::text, 'other'::text]))),
  constraint seal_use_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'sealed'::text, 'refused'::text]))),
  constraint seal_use_words_check CHECK ((words <> ''::text)),
  constraint sealed_is_watched CHECK (((state <> 'sealed'::text) OR (num_nonnulls(approved_by, decided_by, watched_by) = 3))),
  constraint use_is_decided CHECK (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint watched_by_another CHECK (((watched_by IS NULL) OR (watched_by <> decided_by))),
  constraint seal_use_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id),
  constraint seal_use_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES documents.seal(id)
);
CREATE INDEX seal_use_paper ON documents.seal_use USING btree (paper_id);
CREATE INDEX seal_use_seal ON documents.seal_use USING btree (seal_id, applied_at DESC);
CREATE UNIQUE INDEX seal_use_asked_once ON documents.seal_use USING btree (seal_id, paper_id) WHERE (state = 'asked'::text);
CREATE TRIGGER seal_use_stays BEFORE DELETE OR UPDATE ON documents.seal_use FOR EACH ROW EXECUTE FUNCTION documents.refuse_second_word();

create table documents.series (
  organ_id uuid not null,
  code text not null,
  mark text,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  closed_on date,
  constraint series_code_check CHECK ((code ~ '^[^\s〔〕\[\]]{1,20}$'::text)),
  constraint series_mark_check CHECK ((mark <> ''::text)),
  constraint series_pkey PRIMARY KEY (organ_id, code)
);

create table documents.series_year (
  organ_id uuid not null,
  code text not null,
  year integer not null,
  last integer not null,
  constraint series_year_last_check CHECK ((last > 0)),
  constraint series_year_pkey PRIMARY KEY (organ_id, code, year),
  constraint series_year_year_check CHECK (((year >= 1949) AND (year <= 2199))),
  constraint series_year_organ_id_code_fkey FOREIGN KEY (organ_id, code) REFERENCES documents.series(organ_id, code)
);

create table documents.standard (
  id uuid not null,
  folder_id uuid not null,
  position integer not null,
  code text not null,
  section text,
  words text not null,
  needs_kind text,
  needs_count integer not null,
  from_on date,
  until_on date,
  weight numeric,
  office_id uuid not null,
  due_on date,
  waived_reason text,
  constraint standard_code_once UNIQUE (folder_id, code),
  constraint standard_days CHECK ((((from_on IS NULL) = (until_on IS NULL)) AND ((from_on IS NULL) OR (until_on > from_on)))),
  constraint standard_needs_count_check CHECK (((needs_count >= 1) AND (needs_count <= 999))),
  constraint standard_needs_kind_check CHECK ((needs_kind = ANY (ARRAY['record'::text, 'paper'::text, 'file'::text, 'indicator'::text]))),
  constraint standard_pkey PRIMARY KEY (id),
  constraint standard_waived_reason_check CHECK ((waived_reason <> ''::text)),
  constraint standard_weight_check CHECK ((weight >= (0)::numeric)),
  constraint standard_words_check CHECK ((words <> ''::text)),
  constraint standard_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES documents.folder(id)
);
CREATE INDEX standard_office ON documents.standard USING btree (office_id);
CREATE TRIGGER standard_stays BEFORE INSERT OR DELETE OR UPDATE ON documents.standard FOR EACH ROW EXECUTE FUNCTION documents.refuse_after_hand_in();

create table documents.step (
  id uuid not null,
  paper_id uuid not null,
  round integer not null,
  version integer not null,
  act text not null,
  person_id uuid not null,
  for_person_id uuid,
  office_id uuid,
  words text,
  at timestamp with time zone not null,
  turn bigint not null,
  constraint step_pkey PRIMARY KEY (id),
  constraint step_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE INDEX step_paper ON documents.step USING btree (paper_id, turn);
CREATE TRIGGER step_stays BEFORE DELETE OR UPDATE ON documents.step FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

create table documents.version (
  paper_id uuid not null,
  version integer not null,
  content jsonb not null,
  sha256 bytea not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  constraint version_pkey PRIMARY KEY (paper_id, version),
  constraint version_sha256_check CHECK ((octet_length(sha256) = 32)),
  constraint version_version_check CHECK ((version > 0)),
  constraint version_paper_id_fkey FOREIGN KEY (paper_id) REFERENCES documents.paper(id)
);
CREATE TRIGGER version_only_while_open BEFORE INSERT ON documents.version FOR EACH ROW EXECUTE FUNCTION documents.refuse_words_on_the_way();
CREATE TRIGGER version_stays BEFORE DELETE OR UPDATE ON documents.version FOR EACH ROW EXECUTE FUNCTION documents.refuse_change();

CREATE OR REPLACE FUNCTION documents.refuse_after_hand_in()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  folder uuid;
begin
  if tg_table_name = 'standard' then
    folder := coalesce(new.folder_id, old.folder_id);
  elsif tg_table_name = 'evidence' then
    select s.folder_id into folder from documents.standard s where s.id = coalesce(new.standard_id, old.standard_id);
  else
    folder := old.id;
  end if;
  if exists (select from documents.folder f where f.id = folder and f.handed_in_at is not null) then
    raise exception 'handed in as it is' using errcode = 'restrict_violation', constraint = 'folder_was_handed_in';
  end if;
  return coalesce(new, old);
end $function$;

CREATE OR REPLACE FUNCTION documents.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what was written down stays' using errcode = 'restrict_violation', constraint = 'written_stays';
end $function$;

CREATE OR REPLACE FUNCTION documents.refuse_second_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.outcome is not null then
    raise exception 'decided once' using errcode = 'restrict_violation', constraint = 'written_stays';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION documents.refuse_second_word()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    raise exception 'what was written down stays' using errcode = 'restrict_violation', constraint = 'written_stays';
  end if;
  -- One table's columns are not the other's: each is named only where it is.
  if tg_table_name = 'countersign' then
    if old.stance is not null
        and (old.stance, old.words, old.spoken_by, old.spoken_at) is distinct from (new.stance, new.words, new.spoken_by, new.spoken_at) then
      raise exception 'said once' using errcode = 'restrict_violation', constraint = 'written_stays';
    end if;
  elsif old.state <> 'asked' then
    raise exception 'decided once' using errcode = 'restrict_violation', constraint = 'written_stays';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION documents.refuse_words_on_the_way()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from documents.paper where id = new.paper_id and state in ('draft', 'returned', 'withdrawn')) then
    raise exception 'the words stand' using errcode = 'restrict_violation', constraint = 'words_stand';
  end if;
  return new;
end $function$;

-- identity ────────────────────────────────────────────────────────────────────────────────────────────
create schema identity;

create table identity.account (
  id uuid not null,
  person_id uuid not null,
  staff_number text,
  password_hash text,
  must_change boolean not null,
  password_until timestamp with time zone,
  second_factor_sealed bytea,
  second_factor_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  second_factor_pending bytea,
  second_factor_step bigint,
  constraint account_one_per_person UNIQUE (person_id),
  constraint account_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_staff_number UNIQUE (staff_number),
  constraint account_staff_number_check CHECK ((staff_number <> ''::text)),
  constraint account_staff_whole CHECK (((staff_number IS NULL) = (password_hash IS NULL))),
  constraint second_factor_whole CHECK (((second_factor_sealed IS NULL) = (second_factor_at IS NULL))),
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);
CREATE TRIGGER account_raises_version AFTER INSERT OR DELETE OR UPDATE ON identity.account FOR EACH STATEMENT EXECUTE FUNCTION identity.raise_version();

create table identity.grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  place_id uuid,
  office_id uuid,
  lines text[],
  from_on date not null,
  until_on date,
  given_by uuid,
  constraint grant_days_in_order CHECK ((until_on >= from_on)),
  constraint grant_lines_check CHECK ((cardinality(lines) > 0)),
  constraint grant_on_one_node CHECK ((num_nonnulls(place_id, office_id) = 1)),
  constraint grant_once EXCLUDE USING gist (person_id WITH =, role WITH =, COALESCE(place_id, office_id) WITH =, daterange(from_on, until_on) WITH &&),
  constraint grant_pkey PRIMARY KEY (id),
  constraint grant_given_by_fkey FOREIGN KEY (given_by) REFERENCES people.person(id),
  constraint grant_office_id_fkey FOREIGN KEY (office_id) REFERENCES units.unit(id),
  constraint grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id),
  constraint grant_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE INDEX grant_office ON identity."grant" USING btree (office_id) WHERE (office_id IS NOT NULL);
CREATE INDEX grant_person ON identity."grant" USING btree (person_id);
CREATE INDEX grant_place ON identity."grant" USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE TRIGGER grant_raises_version AFTER INSERT OR DELETE OR UPDATE ON identity."grant" FOR EACH STATEMENT EXECUTE FUNCTION identity.raise_version();

create table identity.phone_code (
  id uuid not null,
  phone_index bytea not null,
  code_hash bytea not null,
  made_at timestamp with time zone not null,
  good_until timestamp with time zone not null,
  tries integer not null,
  ended_at timestamp with time zone,
  address_hash bytea not null,
  ticket_hash bytea,
  ticket_until timestamp with time zone,
  constraint phone_code_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint phone_code_phone_index_check CHECK ((octet_length(phone_index) = 32)),
  constraint phone_code_pkey PRIMARY KEY (id),
  constraint phone_code_ticket_hash_check CHECK ((octet_length(ticket_hash) = 32)),
  constraint phone_code_tries_check CHECK (((tries >= 0) AND (tries <= 5))),
  constraint ticket_whole CHECK (((ticket_hash IS NULL) = (ticket_until IS NULL)))
);
CREATE INDEX phone_code_address ON identity.phone_code USING btree (address_hash, made_at);
CREATE INDEX phone_code_age ON identity.phone_code USING btree (made_at);
CREATE INDEX phone_code_phone ON identity.phone_code USING btree (phone_index, made_at);
CREATE UNIQUE INDEX phone_code_one_live ON identity.phone_code USING btree (phone_index) WHERE (ended_at IS NULL);

create table identity.recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint recovery_code_pkey PRIMARY KEY (account_id, code_hash),
  constraint recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
);

create table identity.resident (
  person_id uuid not null,
  notice_version integer not null,
  agreed_at timestamp with time zone not null,
  self_entered boolean not null,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint resident_notice_version_check CHECK ((notice_version > 0)),
  constraint resident_pkey PRIMARY KEY (person_id),
  constraint resident_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);

create table identity.session (
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  device text not null,
  address_hash bytea,
  proof text not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_proof_check CHECK ((proof = ANY (ARRAY['password'::text, 'first_run'::text, 'second_factor'::text, 'phone_code'::text]))),
  constraint session_token UNIQUE (token_hash),
  constraint session_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id)
);
CREATE INDEX session_account ON identity.session USING btree (account_id);
CREATE INDEX session_age ON identity.session USING btree (created_at);
CREATE TRIGGER session_end_raises_version AFTER UPDATE OF ended_at ON identity.session FOR EACH STATEMENT EXECUTE FUNCTION identity.raise_version();

create table identity.version (
  one boolean not null,
  version bigint not null,
  constraint version_one_check CHECK (one),
  constraint version_pkey PRIMARY KEY (one)
);

CREATE OR REPLACE FUNCTION identity.raise_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update identity.version set version = version + 1;
  return null;
end $function$;

-- indicators ──────────────────────────────────────────────────────────────────────────────────────────
create schema indicators;

create table indicators.dashboard (
  id uuid not null,
  unit_id uuid not null,
  title text not null,
  items jsonb not null,
  version integer not null,
  arranged_by uuid,
  arranged_at timestamp with time zone not null,
  constraint dashboard_pkey PRIMARY KEY (id),
  constraint dashboard_title_check CHECK ((title <> ''::text)),
  constraint dashboard_title_once UNIQUE (unit_id, title),
  constraint dashboard_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
);

create table indicators.figure (
  id uuid not null,
  indicator_id uuid not null,
  indicator_kind text not null,
  place_id uuid not null,
  from_on date not null,
  until_on date not null,
  value numeric not null,
  bound text not null,
  source_title text not null,
  source_on date not null,
  source_url text,
  entered_by uuid,
  entered_at timestamp with time zone not null,
  withdrawn_reason text,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  constraint figure_bound_check CHECK ((bound = ANY (ARRAY['exact'::text, 'over'::text, 'about'::text, 'at_least'::text, 'at_most'::text]))),
  constraint figure_only_external CHECK ((indicator_kind = 'external'::text)),
  constraint figure_pkey PRIMARY KEY (id),
  constraint figure_some_days CHECK ((from_on < until_on)),
  constraint figure_source_title_check CHECK ((source_title <> ''::text)),
  constraint figure_withdrawn_reason_check CHECK ((withdrawn_reason <> ''::text)),
  constraint figure_withdrawn_whole CHECK (((withdrawn_reason IS NULL) = (withdrawn_at IS NULL))),
  constraint figure_indicator_id_indicator_kind_fkey FOREIGN KEY (indicator_id, indicator_kind) REFERENCES indicators.indicator(id, kind),
  constraint figure_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE UNIQUE INDEX figure_once ON indicators.figure USING btree (indicator_id, place_id, from_on, until_on) WHERE (withdrawn_at IS NULL);

create table indicators.indicator (
  id uuid not null,
  kind text not null,
  office_id uuid not null,
  place_id uuid not null,
  category text not null,
  position integer not null,
  name text not null,
  version integer not null,
  retired_on date,
  retired_reason text,
  ranking_reason text,
  ranking_opened_by uuid,
  ranking_opened_at timestamp with time zone,
  constraint indicator_category_check CHECK ((category <> ''::text)),
  constraint indicator_id_kind_key UNIQUE (id, kind),
  constraint indicator_kind_check CHECK ((kind = ANY (ARRAY['flow'::text, 'level'::text, 'ratio'::text, 'external'::text]))),
  constraint indicator_name_check CHECK ((name <> ''::text)),
  constraint indicator_pkey PRIMARY KEY (id),
  constraint indicator_ranking_reason_check CHECK ((ranking_reason <> ''::text)),
  constraint indicator_retired_reason_check CHECK ((retired_reason <> ''::text)),
  constraint ranking_whole CHECK ((num_nonnulls(ranking_reason, ranking_opened_by, ranking_opened_at) = ANY (ARRAY[0, 3]))),
  constraint indicator_office_id_fkey FOREIGN KEY (office_id) REFERENCES units.unit(id),
  constraint indicator_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE UNIQUE INDEX indicator_name_once ON indicators.indicator USING btree (office_id, name) WHERE (retired_on IS NULL);
CREATE TRIGGER kind_stays BEFORE UPDATE ON indicators.indicator FOR EACH ROW EXECUTE FUNCTION indicators.refuse_other_kind();

create table indicators.list (
  id uuid not null,
  office_id uuid not null,
  place_id uuid not null,
  name text not null,
  matched_by text not null,
  dim text,
  version integer not null,
  constraint key_has_dim CHECK (((matched_by = 'key'::text) = (dim IS NOT NULL))),
  constraint list_matched_by_check CHECK ((matched_by = ANY (ARRAY['place'::text, 'key'::text]))),
  constraint list_name_check CHECK ((name <> ''::text)),
  constraint list_name_once UNIQUE (office_id, name),
  constraint list_pkey PRIMARY KEY (id),
  constraint list_office_id_fkey FOREIGN KEY (office_id) REFERENCES units.unit(id),
  constraint list_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);

create table indicators.list_item (
  id uuid not null,
  list_id uuid not null,
  name text not null,
  place_id uuid not null,
  key text,
  from_on date not null,
  until_on date,
  constraint item_days_in_order CHECK ((until_on >= from_on)),
  constraint list_item_key_check CHECK ((key <> ''::text)),
  constraint list_item_name_check CHECK ((name <> ''::text)),
  constraint list_item_pkey PRIMARY KEY (id),
  constraint list_item_list_id_fkey FOREIGN KEY (list_id) REFERENCES indicators.list(id),
  constraint list_item_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE UNIQUE INDEX item_key_once ON indicators.list_item USING btree (list_id, key) WHERE ((key IS NOT NULL) AND (until_on IS NULL));
CREATE UNIQUE INDEX item_on_list_once ON indicators.list_item USING btree (list_id, name, place_id) WHERE (until_on IS NULL);

create table indicators.open_cell (
  release_id uuid not null,
  place_id uuid,
  value numeric,
  state text not null,
  constraint only_shown_has_value CHECK (((state = 'shown'::text) = (value IS NOT NULL))),
  constraint open_cell_release_id_place_id_key UNIQUE NULLS NOT DISTINCT (release_id, place_id),
  constraint open_cell_state_check CHECK ((state = ANY (ARRAY['shown'::text, 'hidden'::text, 'not_reported'::text]))),
  constraint open_cell_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id),
  constraint open_cell_release_id_fkey FOREIGN KEY (release_id) REFERENCES indicators.open_release(id)
);

create table indicators.open_choice (
  id uuid not null,
  indicator_id uuid not null,
  about text not null,
  reason text,
  chosen_by uuid not null,
  chosen_at timestamp with time zone not null,
  ended_by uuid,
  ended_at timestamp with time zone,
  constraint ending_whole CHECK (((ended_by IS NULL) = (ended_at IS NULL))),
  constraint open_choice_about_check CHECK ((about = ANY (ARRAY['people'::text, 'things'::text]))),
  constraint open_choice_pkey PRIMARY KEY (id),
  constraint open_choice_reason_check CHECK ((reason <> ''::text)),
  constraint things_have_reason CHECK (((about = 'people'::text) OR (reason IS NOT NULL))),
  constraint open_choice_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicators.indicator(id)
);
CREATE UNIQUE INDEX open_once ON indicators.open_choice USING btree (indicator_id) WHERE (ended_at IS NULL);

create table indicators.open_release (
  id uuid not null,
  indicator_id uuid not null,
  version_id uuid not null,
  month_on date not null,
  about text not null,
  released_by uuid not null,
  released_at timestamp with time zone not null,
  constraint month_released_once UNIQUE (indicator_id, month_on),
  constraint open_release_about_check CHECK ((about = ANY (ARRAY['people'::text, 'things'::text]))),
  constraint open_release_month_on_check CHECK ((EXTRACT(day FROM month_on) = (1)::numeric)),
  constraint open_release_pkey PRIMARY KEY (id),
  constraint open_release_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicators.indicator(id),
  constraint open_release_version_id_fkey FOREIGN KEY (version_id) REFERENCES indicators.version(id)
);
CREATE INDEX open_release_newest ON indicators.open_release USING btree (released_at DESC);

create table indicators.part (
  version_id uuid not null,
  role text not null,
  part_id uuid not null,
  part_kind text not null,
  part_version_id uuid not null,
  constraint part_is_no_ratio CHECK ((part_kind = ANY (ARRAY['flow'::text, 'level'::text]))),
  constraint part_pkey PRIMARY KEY (version_id, role),
  constraint part_role_check CHECK ((role = ANY (ARRAY['numerator'::text, 'denominator'::text]))),
  constraint part_part_id_part_kind_fkey FOREIGN KEY (part_id, part_kind) REFERENCES indicators.indicator(id, kind),
  constraint part_part_version_id_fkey FOREIGN KEY (part_version_id) REFERENCES indicators.version(id),
  constraint part_version_id_fkey FOREIGN KEY (version_id) REFERENCES indicators.version(id)
);
CREATE INDEX part_of ON indicators.part USING btree (part_id);
CREATE TRIGGER part_stays BEFORE DELETE OR UPDATE ON indicators.part FOR EACH ROW EXECUTE FUNCTION indicators.refuse_change();

create table indicators.version (
  id uuid not null,
  indicator_id uuid not null,
  number integer not null,
  definition jsonb not null,
  reason text,
  saved_by uuid,
  saved_at timestamp with time zone not null,
  constraint version_has_reason CHECK (((number = 1) OR (reason IS NOT NULL))),
  constraint version_number_check CHECK ((number > 0)),
  constraint version_once UNIQUE (indicator_id, number),
  constraint version_pkey PRIMARY KEY (id),
  constraint version_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicators.indicator(id)
);
CREATE TRIGGER version_stays BEFORE DELETE OR UPDATE ON indicators.version FOR EACH ROW EXECUTE FUNCTION indicators.refuse_change();

create view indicators.label as
 SELECT i.id,
    i.name,
    i.kind,
    i.office_id,
    i.place_id,
    v.id AS version_id,
    v.definition ->> 'unit'::text AS unit,
    i.retired_on
   FROM indicators.indicator i
     JOIN indicators.version v ON v.indicator_id = i.id AND v.number = i.version;

CREATE OR REPLACE FUNCTION indicators.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'versions of a definition stay as they were saved' using errcode = 'restrict_violation', constraint = 'version_stays';
end $function$;

CREATE OR REPLACE FUNCTION indicators.refuse_other_kind()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind <> old.kind then
    raise exception 'the kind of an indicator stays' using errcode = 'restrict_violation', constraint = 'kind_stays';
  end if;
  return new;
end $function$;

-- ledger ──────────────────────────────────────────────────────────────────────────────────────────────
create schema ledger;

create table ledger.delta (
  id bigint not null,
  kind text not null,
  measure text not null,
  dims jsonb not null,
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null,
  person_id uuid,
  household_id uuid,
  constraint delta_pkey PRIMARY KEY (id)
);
CREATE INDEX delta_key ON ledger.delta USING btree (kind, measure, dims);

create table ledger.event (
  id uuid not null,
  seq bigint not null,
  kind text not null,
  version integer not null,
  occurred_on date not null,
  occurred_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
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
  evidence uuid[] not null,
  reverses uuid,
  reason text,
  turn integer not null,
  data jsonb not null,
  dims jsonb not null,
  request_id text not null,
  transaction_id xid8 not null,
  constraint event_pkey PRIMARY KEY (id),
  constraint quantity_has_measure CHECK (((quantity IS NULL) = (measure IS NULL))),
  constraint reversal_has_reason CHECK (((reverses IS NULL) = (reason IS NULL))),
  constraint event_reverses_fkey FOREIGN KEY (reverses) REFERENCES ledger.event(id)
);
CREATE INDEX event_kind_day ON ledger.event USING btree (kind, occurred_on);
CREATE INDEX event_person ON ledger.event USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX event_subject ON ledger.event USING btree (subject_kind, subject_id, seq);
CREATE UNIQUE INDEX event_counted_once ON ledger.event USING btree (subject_kind, subject_id, measure, turn) WHERE ((quantity IS NOT NULL) AND (reverses IS NULL));
CREATE UNIQUE INDEX event_reversed_once ON ledger.event USING btree (reverses) WHERE (reverses IS NOT NULL);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON ledger.event FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON ledger.event FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.folding (
  one boolean not null,
  constraint folding_one_check CHECK (one),
  constraint folding_pkey PRIMARY KEY (one)
);

create table ledger.key (
  id integer not null,
  kind text not null,
  measure text not null,
  dims jsonb not null,
  constraint key_once UNIQUE (kind, measure, dims),
  constraint key_pkey PRIMARY KEY (id)
);

create table ledger.mark (
  id integer not null,
  role "char" not null,
  of uuid not null,
  constraint mark_once UNIQUE (role, of),
  constraint mark_pkey PRIMARY KEY (id),
  constraint mark_role_check CHECK ((role = ANY (ARRAY['a'::"char", 'l'::"char", 'o'::"char", 'p'::"char", 'h'::"char"])))
);

create table ledger.presence (
  node integer not null,
  key_id integer not null,
  period integer not null,
  who integer not null,
  n integer not null,
  sort "char" not null,
  constraint presence_pkey PRIMARY KEY (node, key_id, period, sort, who),
  constraint presence_sort_check CHECK ((sort = ANY (ARRAY['p'::"char", 'h'::"char", 'l'::"char"])))
);

create table ledger.rollup (
  key_id integer not null,
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null,
  constraint rollup_pkey PRIMARY KEY (key_id, day, place_id, office_id),
  constraint rollup_key_id_fkey FOREIGN KEY (key_id) REFERENCES ledger.key(id)
);

create table ledger.seal (
  id bigint not null,
  sealed_at timestamp with time zone not null,
  below_transaction xid8 not null,
  events integer not null,
  root bytea not null,
  previous_root bytea,
  constraint seal_events_check CHECK ((events > 0)),
  constraint seal_pkey PRIMARY KEY (id)
);
CREATE TRIGGER seal_is_append_only BEFORE DELETE OR UPDATE ON ledger.seal FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();

create table ledger.sealed (
  event_id uuid not null,
  seal_id bigint not null,
  position integer not null,
  constraint sealed_pkey PRIMARY KEY (event_id),
  constraint sealed_seal_id_position_key UNIQUE (seal_id, "position"),
  constraint sealed_event_id_fkey FOREIGN KEY (event_id) REFERENCES ledger.event(id),
  constraint sealed_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES ledger.seal(id)
);
CREATE TRIGGER sealed_is_append_only BEFORE DELETE OR UPDATE ON ledger.sealed FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();

create table ledger.stood (
  id uuid not null,
  above_id uuid not null,
  from_on date not null,
  until_on date not null,
  constraint stood_pkey PRIMARY KEY (id, above_id, from_on)
);
CREATE INDEX stood_above ON ledger.stood USING btree (above_id, id);

create table ledger.tier (
  node integer not null,
  key_id integer not null,
  period integer not null,
  quantity numeric not null,
  n integer not null,
  of_persons integer not null,
  of_households integer not null,
  persons integer not null,
  households integer not null,
  places integer not null,
  constraint tier_pkey PRIMARY KEY (node, key_id, period)
);

create table ledger.verification (
  id uuid not null,
  number bigint not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  ended_at timestamp with time zone,
  events integer,
  waiting integer,
  seals integer,
  whole boolean,
  outcomes jsonb,
  constraint verification_number_key UNIQUE (number),
  constraint verification_pkey PRIMARY KEY (id),
  constraint verification_tells_its_outcome CHECK (((whole IS NULL) OR ((ended_at IS NOT NULL) AND (outcomes IS NOT NULL))))
);
CREATE UNIQUE INDEX verification_one_at_a_time ON ledger.verification USING btree ((true)) WHERE (ended_at IS NULL);

create view ledger.above as
 SELECT id,
    ancestor_id AS above_id,
    from_on,
    until_on
   FROM units.closure;

create view ledger.fact as
 SELECT k.kind,
    k.measure,
    k.dims,
    r.day,
    r.place_id,
    r.office_id,
    r.quantity,
    r.n
   FROM ledger.rollup r
     JOIN ledger.key k ON k.id = r.key_id
  WHERE k.measure <> ''::text
UNION ALL
 SELECT delta.kind,
    delta.measure,
    delta.dims,
    delta.day,
    delta.place_id,
    delta.office_id,
    delta.quantity,
    delta.n
   FROM ledger.delta
  WHERE delta.measure <> ''::text;

create view ledger.human as
 SELECT id,
    human_id
   FROM people.human;

CREATE OR REPLACE FUNCTION ledger.bar_folding()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'trees and persons change in transactions that read what is committed' using errcode = 'invalid_transaction_state';
  end if;
  perform from ledger.folding for update;
end $function$;

CREATE OR REPLACE FUNCTION ledger.fold(most integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  batch ledger.delta[];
begin
  perform from ledger.folding for update skip locked;
  if not found then return 0; end if;
  with claimed as (
    select id from ledger.delta order by id limit most for update skip locked
  ), taken as (
    delete from ledger.delta d using claimed c where d.id = c.id returning d
  )
  select array_agg(d) into batch from taken;
  if batch is null then return 0; end if;

  insert into ledger.key (kind, measure, dims)
  select distinct d.kind, d.measure, d.dims from unnest(batch) d
  where not exists (select from ledger.key k where (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims))
  order by 1, 2, 3;

  insert into ledger.rollup as r (key_id, day, place_id, office_id, quantity, n)
  select k.id, d.day, d.place_id, d.office_id, sum(d.quantity), sum(d.n)
  from unnest(batch) d join ledger.key k on (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims)
  group by k.id, d.day, d.place_id, d.office_id order by k.id, d.day, d.place_id, d.office_id
  on conflict (key_id, day, place_id, office_id) do update set quantity = r.quantity + excluded.quantity, n = r.n + excluded.n;

  perform ledger.number_marks(array_agg(w.role), array_agg(w.of)) from (
    select distinct n.role, n.of from (select distinct place_id, office_id, day from unnest(batch)) d,
      ledger.nodes(d.place_id, d.office_id, d.day) n
    union select 'p', coalesce(h.human_id, d.person_id) from unnest(batch) d left join ledger.human h on h.id = d.person_id
    union select 'h', d.household_id from unnest(batch) d
  ) w;

  perform ledger.pour(array_agg((node.id, k.id, d.day, p.id, h.id, l.id, d.quantity, d.n)::ledger.portion))
  from unnest(batch) d
  join ledger.key k on (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims)
  cross join lateral ledger.nodes(d.place_id, d.office_id, d.day) at
  join ledger.mark node on node.role = at.role and node.of = at.of
  join ledger.mark l on l.role = 'l' and l.of = d.place_id
  left join ledger.human human on human.id = d.person_id
  left join ledger.mark p on p.role = 'p' and p.of = coalesce(human.human_id, d.person_id)
  left join ledger.mark h on h.role = 'h' and h.of = d.household_id;
  return cardinality(batch);
end $function$;

CREATE OR REPLACE FUNCTION ledger.folded(kinds text[], from_on date, until_on date, places uuid[], persons uuid[])
 RETURNS TABLE(kind text, measure text, dims jsonb, day date, place_id uuid, office_id uuid, person_id uuid, household_id uuid, quantity numeric, n integer)
 LANGUAGE sql
 STABLE
AS $function$
  select kind, measure, dims, day, place_id, office_id, person_id, household_id, sum(quantity), sum(n)::integer
  from (
    select e.kind, coalesce(e.measure, '') as measure, e.dims, e.occurred_on as day, e.place_id, e.office_id, e.person_id,
      e.household_id, coalesce(e.quantity, 0) as quantity, case when e.reverses is null then 1 else -1 end as n
    from ledger.event e
    where (kinds is null or e.kind = any (kinds)) and e.occurred_on >= $2 and e.occurred_on < $3
      and (places is null or e.place_id = any (places) or e.office_id = any (places))
      and (persons is null or e.person_id = any (persons))
    union all
    select d.kind, d.measure, d.dims, d.day, d.place_id, d.office_id, d.person_id, d.household_id, -d.quantity, -d.n
    from ledger.delta d
    where (kinds is null or d.kind = any (kinds)) and d.day >= $2 and d.day < $3
      and (places is null or d.place_id = any (places) or d.office_id = any (places))
      and (persons is null or d.person_id = any (persons))
  ) f
  group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0 or sum(quantity) <> 0
$function$;

CREATE OR REPLACE FUNCTION ledger.follow_merges()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before uuid := coalesce(old.alias_of, old.id);
  since uuid := coalesce(new.alias_of, new.id);
begin
  perform ledger.bar_folding();
  perform ledger.number_marks(array['p', 'p']::"char"[], array[before, since]);
  perform ledger.pour(array_agg((node.id, k.id, f.day, p.id, null, null, 0, w.sign * f.n)::ledger.portion))
  from ledger.folded(null, '-infinity', 'infinity', null, array[new.id]) f
  join ledger.key k on (k.kind, k.measure, k.dims) = (f.kind, f.measure, f.dims)
  cross join lateral ledger.nodes(f.place_id, f.office_id, f.day) at
  join ledger.mark node on node.role = at.role and node.of = at.of
  cross join lateral (values (before, -1), (since, 1)) w(human, sign)
  join ledger.mark p on p.role = 'p' and p.of = w.human;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.follow_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  touched uuid[];
begin
  select array_agg(distinct w.id) into touched from (
    select a.id from changed c join ledger.above a on a.above_id = c.child_id
    union select s.id from changed c join ledger.stood s on s.above_id = c.child_id
    union select c.child_id from changed c
  ) w;
  if touched is not null then perform ledger.stand_anew(touched); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION ledger.nodes(place uuid, office uuid, day date)
 RETURNS TABLE(role "char", of uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select 'a'::"char", '00000000-0000-0000-0000-000000000000'::uuid
  union all select 'l', place
  union all select 'o', office
  union all select 'l', s.above_id from ledger.stood s where s.id = place and s.from_on <= day and day < s.until_on
  union all select 'o', s.above_id from ledger.stood s where s.id = office and s.from_on <= day and day < s.until_on
$function$;

CREATE OR REPLACE FUNCTION ledger.number_marks(roles "char"[], ids uuid[])
 RETURNS void
 LANGUAGE sql
AS $function$
  insert into ledger.mark (role, of)
  select distinct w.role, w.of from unnest(roles, ids) w(role, of)
  where w.of is not null and not exists (select from ledger.mark m where m.role = w.role and m.of = w.of)
  order by 1, 2
$function$;

CREATE OR REPLACE FUNCTION ledger.pour(portions ledger.portion[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  with part as (
    select p.node, p.key_id, g.period, p.person, p.household, p.place, p.quantity, p.n
    from unnest(portions) p cross join lateral (values
      (extract(year from p.day)::integer), (extract(year from p.day)::integer * 100 + extract(month from p.day)::integer)) g(period)
  ), cell as (
    select node, key_id, period, sum(quantity) as quantity, sum(n) as n,
      coalesce(sum(n) filter (where person is not null), 0) as of_persons,
      coalesce(sum(n) filter (where household is not null), 0) as of_households
    from part group by node, key_id, period
  ), met as (
    select p.node, p.key_id, p.period, m.sort, m.who, sum(p.n) as n
    from part p cross join lateral (values ('p'::"char", p.person), ('h', p.household), ('l', p.place)) m(sort, who)
    where m.who is not null
    group by p.node, p.key_id, p.period, m.sort, m.who having sum(p.n) <> 0
  ), turned as (
    select m.node, m.key_id, m.period, m.sort, m.who, m.n, coalesce(o.n, 0) as was
    from met m left join ledger.presence o
      on (o.node, o.key_id, o.period, o.sort, o.who) = (m.node, m.key_id, m.period, m.sort, m.who)
  ), kept as (
    insert into ledger.presence as p (node, key_id, period, sort, who, n)
    select node, key_id, period, sort, who, n from turned order by node, key_id, period, sort, who
    on conflict (node, key_id, period, sort, who) do update set n = p.n + excluded.n
  ), heads as (
    select node, key_id, period, coalesce(sum(turn) filter (where sort = 'p'), 0) as persons,
      coalesce(sum(turn) filter (where sort = 'h'), 0) as households, coalesce(sum(turn) filter (where sort = 'l'), 0) as places
    from (select *, (was + n > 0)::integer - (was > 0)::integer as turn from turned) t
    where turn <> 0 group by node, key_id, period
  )
  insert into ledger.tier as t (node, key_id, period, quantity, n, of_persons, of_households, persons, households, places)
  select c.node, c.key_id, c.period, c.quantity, c.n, c.of_persons, c.of_households,
    coalesce(h.persons, 0), coalesce(h.households, 0), coalesce(h.places, 0)
  from cell c left join heads h on (h.node, h.key_id, h.period) = (c.node, c.key_id, c.period)
  order by c.node, c.key_id, c.period
  on conflict (node, key_id, period) do update set quantity = t.quantity + excluded.quantity, n = t.n + excluded.n,
    of_persons = t.of_persons + excluded.of_persons, of_households = t.of_households + excluded.of_households,
    persons = t.persons + excluded.persons, households = t.households + excluded.households, places = t.places + excluded.places;
end $function$;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'ledger rows are never changed or removed; record a reversal' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION ledger.stand_anew(touched uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  shifts ledger.shift[];
  month record;
begin
  perform ledger.bar_folding();
  with old as (
    select id, above_id, range_agg(daterange(from_on, until_on)) as days from ledger.stood where id = any (touched) group by 1, 2
  ), fresh as (
    select id, above_id, range_agg(daterange(from_on, until_on)) as days from ledger.above
    where id = any (touched) and above_id <> id group by 1, 2
  ), pair as (
    select id, above_id, coalesce(o.days, '{}') as old, coalesce(f.days, '{}') as fresh
    from old o full join fresh f using (id, above_id)
  )
  select array_agg((s.id, s.above_id, s.during, s.sign)::ledger.shift) into shifts from (
    select id, above_id, unnest(old - fresh) as during, -1 as sign from pair
    union all
    select id, above_id, unnest(fresh - old), 1 from pair
  ) s;
  if shifts is null then return; end if;

  for month in
    -- Kind by kind and month by month, where anything has been folded at a unit on days that change.
    select k.kind, d.begins, d.ends, array_agg(distinct m.of) as units
    from unnest(shifts) s
    join ledger.mark m on m.role in ('l', 'o') and m.of = s.id
    join ledger.tier t on t.node = m.id and t.period > 9999
    join ledger.key k on k.id = t.key_id
    cross join lateral (select make_date(t.period / 100, t.period % 100, 1) as begins,
      (make_date(t.period / 100, t.period % 100, 1) + interval '1 month')::date as ends) d
    where s.during && daterange(d.begins, d.ends)
    group by 1, 2, 3
  loop
    perform ledger.number_marks(array['l', 'o']::"char"[], array[s.above_id, s.above_id])
    from (select distinct above_id from unnest(shifts)) s;
    perform ledger.pour(array_agg((node.id, k.id, f.day, p.id, h.id, l.id, s.sign * f.quantity, s.sign * f.n)::ledger.portion))
    from ledger.folded(array[month.kind], month.begins, month.ends, month.units, null) f
    join ledger.key k on (k.kind, k.measure, k.dims) = (f.kind, f.measure, f.dims)
    join unnest(shifts) s on f.day <@ s.during and s.id in (f.place_id, f.office_id)
    cross join lateral (values ('l'::"char", f.place_id), ('o', f.office_id)) at(role, of)
    join ledger.mark node on at.of = s.id and node.role = at.role and node.of = s.above_id
    join ledger.mark l on l.role = 'l' and l.of = f.place_id
    left join ledger.human human on human.id = f.person_id
    left join ledger.mark p on p.role = 'p' and p.of = coalesce(human.human_id, f.person_id)
    left join ledger.mark h on h.role = 'h' and h.of = f.household_id;
  end loop;

  delete from ledger.stood where id = any (touched);
  insert into ledger.stood (id, above_id, from_on, until_on)
  select id, above_id, from_on, until_on from ledger.above where id = any (touched) and above_id <> id;
end $function$;

-- messages ────────────────────────────────────────────────────────────────────────────────────────────
create schema messages;

create table messages.attempt (
  sms_id uuid not null,
  ordinal integer not null,
  tried_at timestamp with time zone not null,
  went boolean not null,
  trouble text,
  constraint attempt_pkey PRIMARY KEY (sms_id, ordinal),
  constraint attempt_trouble_check CHECK ((length(trouble) <= 200)),
  constraint attempt_sms_id_fkey FOREIGN KEY (sms_id) REFERENCES messages.sms(id)
);

create table messages.message (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  data jsonb not null,
  told_at timestamp with time zone not null,
  read_at timestamp with time zone,
  occasion text not null,
  constraint message_once UNIQUE (person_id, kind, occasion),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);
CREATE INDEX message_newest ON messages.message USING btree (person_id, told_at DESC, id DESC);
CREATE INDEX message_unread ON messages.message USING btree (person_id) WHERE (read_at IS NULL);

create table messages.sms (
  id uuid not null,
  message_id uuid,
  person_id uuid,
  phone_sealed bytea,
  text_sealed bytea,
  told_at timestamp with time zone not null,
  due_at timestamp with time zone,
  good_until timestamp with time zone not null,
  tries integer not null,
  state text not null,
  why text,
  ended_at timestamp with time zone,
  constraint sms_code_only_while_waiting CHECK (((state = 'waiting'::text) OR (text_sealed IS NULL))),
  constraint sms_due_while_waiting CHECK ((((state = 'waiting'::text) = (due_at IS NOT NULL)) AND ((state = 'waiting'::text) = (ended_at IS NULL)))),
  constraint sms_one_per_message UNIQUE (message_id),
  constraint sms_pkey PRIMARY KEY (id),
  constraint sms_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'spared'::text]))),
  constraint sms_to_somebody CHECK ((((message_id IS NOT NULL) AND (person_id IS NOT NULL) AND (text_sealed IS NULL) AND (phone_sealed IS NULL)) OR ((message_id IS NULL) AND (person_id IS NULL) AND ((text_sealed IS NULL) = (phone_sealed IS NULL))))),
  constraint sms_why_check CHECK ((why = ANY (ARRAY['no_phone'::text, 'gone'::text, 'read'::text, 'enough_today'::text, 'too_late'::text, 'gateway'::text]))),
  constraint sms_message_id_fkey FOREIGN KEY (message_id) REFERENCES messages.message(id),
  constraint sms_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);
CREATE INDEX sms_due ON messages.sms USING btree (due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX sms_failed ON messages.sms USING btree (ended_at) WHERE (state = 'failed'::text);
CREATE INDEX sms_sent_lately ON messages.sms USING btree (person_id, ended_at) WHERE (state = 'sent'::text);

-- people ──────────────────────────────────────────────────────────────────────────────────────────────
create schema people;

create table people.employment (
  id uuid not null,
  person_id uuid not null,
  office_id uuid not null,
  title text,
  during daterange not null,
  constraint employed_once EXCLUDE USING gist (person_id WITH =, office_id WITH =, during WITH &&),
  constraint employment_during_check CHECK ((NOT isempty(during))),
  constraint employment_pkey PRIMARY KEY (id),
  constraint employment_title_check CHECK ((title <> ''::text)),
  constraint employment_office_id_fkey FOREIGN KEY (office_id) REFERENCES units.unit(id),
  constraint employment_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);
CREATE INDEX employment_office ON people.employment USING btree (office_id);

create table people.household (
  id uuid not null,
  place_id uuid not null,
  entered_at timestamp with time zone not null,
  constraint household_pkey PRIMARY KEY (id),
  constraint household_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);

create table people.household_member (
  id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  relation text,
  during daterange not null,
  constraint household_member_during_check CHECK ((NOT isempty(during))),
  constraint household_member_pkey PRIMARY KEY (id),
  constraint member_of_one_household EXCLUDE USING gist (person_id WITH =, during WITH &&),
  constraint household_member_household_id_fkey FOREIGN KEY (household_id) REFERENCES people.household(id),
  constraint household_member_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);
CREATE INDEX household_member_of ON people.household_member USING btree (household_id);

create table people.identifier (
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  sealed bytea not null,
  blind_index bytea not null,
  entered_at timestamp with time zone not null,
  constraint identifier_blind_index_check CHECK ((octet_length(blind_index) = 32)),
  constraint identifier_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'identity_number'::text]))),
  constraint identifier_once UNIQUE (kind, blind_index),
  constraint identifier_one_of_kind UNIQUE (person_id, kind),
  constraint identifier_pkey PRIMARY KEY (id),
  constraint identifier_person_id_fkey FOREIGN KEY (person_id) REFERENCES people.person(id)
);

create table people.person (
  id uuid not null,
  name text not null,
  sex text,
  born_on date,
  alias_of uuid,
  place_id uuid not null,
  office_id uuid not null,
  entered_at timestamp with time zone not null,
  constraint person_name_check CHECK (((name <> ''::text) AND (name = NORMALIZE(name, NFC)))),
  constraint person_not_own_alias CHECK ((alias_of <> id)),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text]))),
  constraint person_alias_of_fkey FOREIGN KEY (alias_of) REFERENCES people.person(id),
  constraint person_office_id_fkey FOREIGN KEY (office_id) REFERENCES units.unit(id),
  constraint person_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE INDEX person_alias ON people.person USING btree (alias_of) WHERE (alias_of IS NOT NULL);
CREATE INDEX person_human ON people.person USING btree (COALESCE(alias_of, id));
CREATE INDEX person_name ON people.person USING gin (name gin_trgm_ops);
CREATE TRIGGER ledger_follows_merge AFTER UPDATE OF alias_of ON people.person FOR EACH ROW WHEN ((old.alias_of IS DISTINCT FROM new.alias_of)) EXECUTE FUNCTION ledger.follow_merges();
CREATE TRIGGER person_alias_to_survivor AFTER INSERT OR UPDATE OF alias_of ON people.person FOR EACH ROW EXECUTE FUNCTION people.refuse_alias_chain();

create view people.human as
 SELECT id,
    COALESCE(alias_of, id) AS human_id
   FROM people.person;

create view people.label as
 SELECT id,
    name
   FROM people.person;

create view people.standing as
 SELECT id,
    place_id,
    office_id
   FROM people.person;

create view people.works_for as
 SELECT person_id,
    office_id,
    title,
    COALESCE(lower(during), '-infinity'::date) AS from_on,
    COALESCE(upper(during), 'infinity'::date) AS until_on
   FROM people.employment;

CREATE OR REPLACE FUNCTION people.refuse_alias_chain()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.alias_of is not null and (
    exists (select from people.person where id = new.alias_of and alias_of is not null)
    or exists (select from people.person where alias_of = new.id)
  ) then
    raise exception 'an alias points to a survivor' using errcode = 'check_violation', constraint = 'person_alias_to_survivor';
  end if;
  return null;
end $function$;

-- plans ───────────────────────────────────────────────────────────────────────────────────────────────
create schema plans;

create table plans.candidate (
  id uuid not null,
  wish_id uuid not null,
  round_id uuid,
  title text not null,
  lead_office_id uuid not null,
  budget_fen bigint,
  feasibility text not null,
  value numeric,
  unit text,
  words text,
  position integer not null,
  version integer not null,
  dropped_at timestamp with time zone,
  draft_id uuid,
  project_id uuid,
  target_id uuid,
  linked_by uuid,
  linked_at timestamp with time zone,
  constraint candidate_budget_fen_check CHECK ((budget_fen >= 0)),
  constraint candidate_feasibility_check CHECK ((feasibility = ANY (ARRAY['ready'::text, 'with_conditions'::text, 'later'::text]))),
  constraint candidate_pkey PRIMARY KEY (id),
  constraint candidate_value_check CHECK ((value > (0)::numeric)),
  constraint link_is_whole CHECK ((((project_id IS NULL) = (linked_by IS NULL)) AND ((project_id IS NULL) = (linked_at IS NULL)) AND ((target_id IS NULL) OR (project_id IS NOT NULL)))),
  constraint value_has_unit CHECK (((value IS NULL) = (unit IS NULL))),
  constraint candidate_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES plans.draft(id),
  constraint candidate_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id),
  constraint candidate_round_id_fkey FOREIGN KEY (round_id) REFERENCES plans.round(id),
  constraint candidate_target_id_fkey FOREIGN KEY (target_id) REFERENCES plans.target(id),
  constraint candidate_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX candidate_of_draft ON plans.candidate USING btree (draft_id) WHERE (draft_id IS NOT NULL);
CREATE INDEX candidate_of_project ON plans.candidate USING btree (project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX candidate_of_round ON plans.candidate USING btree (round_id, "position");
CREATE UNIQUE INDEX candidate_once ON plans.candidate USING btree (wish_id) WHERE (dropped_at IS NULL);

create table plans.draft (
  id uuid not null,
  plan_id uuid not null,
  stage text not null,
  ordinal integer not null,
  version integer not null,
  source text not null,
  source_name text,
  source_file_id uuid,
  content jsonb not null,
  frozen_at timestamp with time zone,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  held_by uuid,
  constraint draft_ordinal_once UNIQUE (plan_id, ordinal),
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_stage_check CHECK ((stage = ANY (ARRAY['soliciting'::text, 'submitted'::text, 'voting'::text, 'issued'::text]))),
  constraint draft_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id)
);
CREATE UNIQUE INDEX draft_held_once ON plans.draft USING btree (plan_id) WHERE (held_by IS NOT NULL);
CREATE TRIGGER frozen_draft_stays BEFORE DELETE OR UPDATE ON plans.draft FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_of_adopted();
CREATE TRIGGER voted_draft_stays BEFORE UPDATE ON plans.draft FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_under_vote();

create table plans.joining_office (
  project_id uuid not null,
  office_id uuid not null,
  constraint joining_office_pkey PRIMARY KEY (project_id, office_id),
  constraint joining_office_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);

create table plans.leader_term (
  id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  during daterange not null,
  constraint leader_one_at_a_time EXCLUDE USING gist (project_id WITH =, during WITH &&),
  constraint leader_term_during_check CHECK ((NOT isempty(during))),
  constraint leader_term_pkey PRIMARY KEY (id),
  constraint leader_term_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);

create table plans.milestone (
  id uuid not null,
  project_id uuid not null,
  title text not null,
  due_on date not null,
  reached_on date,
  constraint milestone_pkey PRIMARY KEY (id),
  constraint milestone_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);
CREATE INDEX milestone_of_project ON plans.milestone USING btree (project_id, due_on);

create table plans.passage (
  id uuid not null,
  plan_id uuid not null,
  position integer not null,
  number text,
  category text,
  text text not null,
  voted_down boolean not null,
  constraint passage_pkey PRIMARY KEY (id),
  constraint passage_position_once UNIQUE (plan_id, "position"),
  constraint passage_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id)
);
CREATE TRIGGER passage_stays BEFORE DELETE OR UPDATE ON plans.passage FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_of_adopted();

create table plans.photo (
  file_id uuid not null,
  record_id uuid,
  position integer not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  is_public boolean not null,
  constraint photo_pkey PRIMARY KEY (file_id),
  constraint photo_record_id_fkey FOREIGN KEY (record_id) REFERENCES plans.record(id)
);
CREATE INDEX photo_of_record ON plans.photo USING btree (record_id, "position");
CREATE INDEX photo_waiting ON plans.photo USING btree (kept_at) WHERE (record_id IS NULL);

create table plans.plan (
  id uuid not null,
  title text not null,
  year integer,
  place_id uuid not null,
  office_id uuid not null,
  adopted_on date,
  adopted_at timestamp with time zone,
  adopted_by uuid,
  adopted_draft_id uuid,
  basis text,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  vote jsonb,
  constraint adoption_is_whole CHECK ((((adopted_on IS NULL) = (adopted_at IS NULL)) AND ((adopted_on IS NULL) = (adopted_draft_id IS NULL)) AND ((adopted_on IS NULL) = (basis IS NULL)) AND ((adopted_on IS NULL) OR (year IS NOT NULL)))),
  constraint plan_pkey PRIMARY KEY (id),
  constraint adopted_draft_exists FOREIGN KEY (adopted_draft_id) REFERENCES plans.draft(id)
);
CREATE UNIQUE INDEX plan_one_per_year ON plans.plan USING btree (office_id, year) WHERE (adopted_on IS NOT NULL);

create table plans.project (
  id uuid not null,
  plan_id uuid not null,
  passage_id uuid not null,
  level text not null,
  title text not null,
  state text not null,
  stopped_reason text,
  place_id uuid not null,
  office_id uuid not null,
  lead_office_id uuid,
  contact_person_id uuid,
  budget_fen bigint,
  site text,
  site_place_id uuid,
  version integer not null,
  constraint project_budget_fen_check CHECK ((budget_fen >= 0)),
  constraint project_level_check CHECK ((level = ANY (ARRAY['city'::text, 'district'::text, 'street'::text]))),
  constraint project_passage_id_key UNIQUE (passage_id),
  constraint project_pkey PRIMARY KEY (id),
  constraint project_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'adopted'::text, 'under_way'::text, 'finished'::text, 'accepted'::text, 'stopped'::text]))),
  constraint stopped_with_reason CHECK (
CASE state
    WHEN 'stopped'::text THEN (stopped_reason IS NOT NULL)
    WHEN 'finished'::text THEN true
    WHEN 'accepted'::text THEN true
    ELSE (stopped_reason IS NULL)
END),
  constraint project_passage_id_fkey FOREIGN KEY (passage_id) REFERENCES plans.passage(id),
  constraint project_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id)
);
CREATE INDEX project_of_plan ON plans.project USING btree (plan_id);
CREATE INDEX project_office ON plans.project USING btree (office_id);

create table plans.record (
  id uuid not null,
  target_id uuid not null,
  project_id uuid not null,
  place_id uuid not null,
  office_id uuid not null,
  happened_on date not null,
  quantity numeric not null,
  note text,
  state text not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  return_reason text,
  reversal_reason text,
  accepted_event_id uuid,
  released_at timestamp with time zone,
  released_by uuid,
  released_event_id uuid,
  held_until_on date,
  hold_reason text,
  held_by uuid,
  sheet_id uuid,
  sheet_row integer,
  site_id uuid,
  site_phase text,
  constraint accepted_by_another CHECK (((state <> ALL (ARRAY['accepted'::text, 'reversed'::text])) OR (decided_by <> submitted_by))),
  constraint hold_has_reason CHECK (((held_until_on IS NULL) = (hold_reason IS NULL))),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_site_is_whole CHECK (((site_id IS NULL) = (site_phase IS NULL))),
  constraint record_site_phase_check CHECK ((site_phase = ANY (ARRAY['signed'::text, 'begun'::text, 'finished'::text, 'accepted'::text]))),
  constraint record_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text, 'reversed'::text]))),
  constraint release_is_answered CHECK (((released_at IS NULL) = (released_by IS NULL))),
  constraint sheet_row_once UNIQUE (sheet_id, sheet_row),
  constraint record_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id),
  constraint record_site_id_fkey FOREIGN KEY (site_id) REFERENCES plans.site(id),
  constraint record_target_id_fkey FOREIGN KEY (target_id) REFERENCES plans.target(id)
);
CREATE INDEX record_by_person ON plans.record USING btree (submitted_by, id DESC);
CREATE INDEX record_held ON plans.record USING btree (held_until_on) WHERE (held_until_on IS NOT NULL);
CREATE INDEX record_of_project ON plans.record USING btree (project_id, id DESC);
CREATE INDEX record_of_site ON plans.record USING btree (site_id) WHERE (site_id IS NOT NULL);
CREATE INDEX record_of_target ON plans.record USING btree (target_id, happened_on DESC);
CREATE INDEX record_place ON plans.record USING btree (place_id, id DESC);
CREATE INDEX record_released ON plans.record USING btree (released_at DESC) WHERE (released_at IS NOT NULL);
CREATE INDEX record_unreleased ON plans.record USING btree (project_id, id) WHERE ((state = 'accepted'::text) AND (released_at IS NULL));
CREATE INDEX record_waiting ON plans.record USING btree (office_id, id) WHERE (state = 'submitted'::text);
CREATE INDEX record_waiting_of_project ON plans.record USING btree (project_id) WHERE (state = 'submitted'::text);

create table plans.round (
  id uuid not null,
  place_id uuid not null,
  office_id uuid not null,
  year integer not null,
  title text not null,
  words text not null,
  from_on date not null,
  last_on date not null,
  category_ids uuid[] not null,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint round_category_ids_check CHECK ((cardinality(category_ids) > 0)),
  constraint round_closing_is_whole CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint round_days_in_order CHECK ((last_on >= from_on)),
  constraint round_one_at_a_time EXCLUDE USING gist (office_id WITH =, daterange(from_on, last_on, '[]'::text) WITH &&),
  constraint round_one_per_year UNIQUE (office_id, year),
  constraint round_pkey PRIMARY KEY (id)
);

create table plans.sample (
  id uuid not null,
  plan_id uuid not null,
  record_id uuid not null,
  drawn_by uuid not null,
  drawn_at timestamp with time zone not null,
  outcome text,
  words text,
  judged_by uuid,
  judged_at timestamp with time zone,
  constraint sample_once UNIQUE (record_id),
  constraint sample_outcome_check CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'doubted'::text]))),
  constraint sample_pkey PRIMARY KEY (id),
  constraint sample_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id),
  constraint sample_record_id_fkey FOREIGN KEY (record_id) REFERENCES plans.record(id)
);
CREATE INDEX sample_of_plan ON plans.sample USING btree (plan_id, drawn_at DESC);

create table plans.sheet (
  id uuid not null,
  plan_id uuid not null,
  name text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  file_id uuid not null,
  rows jsonb not null,
  constraint sheet_pkey PRIMARY KEY (id),
  constraint sheet_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id)
);

create table plans.site (
  id uuid not null,
  project_id uuid not null,
  title text not null,
  place_id uuid not null,
  office_id uuid not null,
  acceptance_office_id uuid not null,
  area_m2 numeric,
  contractor text,
  planned_start_on date,
  planned_finish_on date,
  phase text not null,
  stopped_at_phase text,
  stopped_reason text,
  finished_by uuid,
  finished_on date,
  accepted_by uuid,
  accepted_on date,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  version integer not null,
  constraint site_acceptance_is_answered CHECK ((((phase = 'accepted'::text) = (accepted_by IS NOT NULL)) AND ((accepted_by IS NULL) = (accepted_on IS NULL)))),
  constraint site_accepted_by_another CHECK ((accepted_by <> finished_by)),
  constraint site_accepted_by_another_office CHECK ((acceptance_office_id <> office_id)),
  constraint site_area_m2_check CHECK ((area_m2 > (0)::numeric)),
  constraint site_contractor_check CHECK ((contractor <> ''::text)),
  constraint site_days_in_order CHECK ((planned_finish_on >= planned_start_on)),
  constraint site_finish_is_answered CHECK (((phase <> ALL (ARRAY['finished'::text, 'accepted'::text])) OR ((finished_by IS NOT NULL) AND (finished_on IS NOT NULL)))),
  constraint site_once UNIQUE (project_id, place_id, title),
  constraint site_phase_check CHECK ((phase = ANY (ARRAY['planned'::text, 'signed'::text, 'begun'::text, 'finished'::text, 'accepted'::text, 'stopped'::text]))),
  constraint site_pkey PRIMARY KEY (id),
  constraint site_stopped_at_phase_check CHECK ((stopped_at_phase = ANY (ARRAY['planned'::text, 'signed'::text, 'begun'::text, 'finished'::text]))),
  constraint site_stopped_with_reason CHECK ((((phase = 'stopped'::text) = (stopped_reason IS NOT NULL)) AND ((stopped_reason IS NULL) = (stopped_at_phase IS NULL)))),
  constraint site_title_check CHECK ((title <> ''::text)),
  constraint site_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);
CREATE INDEX site_of_place ON plans.site USING btree (place_id);
CREATE INDEX site_of_project ON plans.site USING btree (project_id, phase);
CREATE INDEX site_to_accept ON plans.site USING btree (acceptance_office_id) WHERE (phase = 'finished'::text);

create table plans.site_count (
  site_id uuid not null,
  target_id uuid not null,
  phase text not null,
  quantity numeric not null,
  constraint site_count_phase_check CHECK ((phase = ANY (ARRAY['signed'::text, 'begun'::text, 'finished'::text, 'accepted'::text]))),
  constraint site_count_pkey PRIMARY KEY (site_id, target_id, phase),
  constraint site_count_quantity_check CHECK ((quantity > (0)::numeric)),
  constraint site_count_site_id_fkey FOREIGN KEY (site_id) REFERENCES plans.site(id),
  constraint site_count_target_id_fkey FOREIGN KEY (target_id) REFERENCES plans.target(id)
);
CREATE INDEX site_count_target ON plans.site_count USING btree (target_id);

create table plans.site_photo (
  file_id uuid not null,
  site_id uuid not null,
  moment text not null,
  taken_on date not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  constraint site_photo_moment_check CHECK ((moment = ANY (ARRAY['before'::text, 'during'::text, 'after'::text]))),
  constraint site_photo_pkey PRIMARY KEY (file_id),
  constraint site_photo_site_id_fkey FOREIGN KEY (site_id) REFERENCES plans.site(id)
);
CREATE INDEX site_photo_of ON plans.site_photo USING btree (site_id, moment, kept_at);

create table plans.site_step (
  site_id uuid not null,
  version integer not null,
  act text not null,
  phase text not null,
  happened_on date not null,
  words text,
  done_by uuid not null,
  done_at timestamp with time zone not null,
  constraint site_step_pkey PRIMARY KEY (site_id, version),
  constraint site_step_site_id_fkey FOREIGN KEY (site_id) REFERENCES plans.site(id)
);

create table plans.target (
  id uuid not null,
  project_id uuid not null,
  position integer not null,
  quoted text not null,
  start_at integer not null,
  end_at integer not null,
  source_start integer,
  source_end integer,
  value numeric not null,
  max numeric,
  comparator text not null,
  unit text,
  subject text,
  kind text not null,
  baseline numeric,
  per text,
  part_of uuid,
  measured_by text not null,
  denominator numeric,
  denominator_unit text,
  due_on date not null,
  counted_how text,
  indicator_id uuid,
  indicator_place_id uuid,
  constraint anchor_has_words CHECK ((end_at > start_at)),
  constraint indicator_named CHECK (((measured_by = 'indicator'::text) = (indicator_id IS NOT NULL))),
  constraint place_of_indicator CHECK (((indicator_place_id IS NULL) OR (indicator_id IS NOT NULL))),
  constraint share_has_positive_whole CHECK (((denominator IS NULL) OR (denominator > (0)::numeric))),
  constraint target_comparator_check CHECK ((comparator = ANY (ARRAY['='::text, '>='::text, '>'::text, '<='::text, '<'::text, '~'::text]))),
  constraint target_kind_check CHECK ((kind = ANY (ARRAY['flow'::text, 'level'::text]))),
  constraint target_measured_by_check CHECK ((measured_by = ANY (ARRAY['count'::text, 'change'::text, 'share'::text, 'reading'::text, 'indicator'::text]))),
  constraint target_pkey PRIMARY KEY (id),
  constraint target_position_once UNIQUE (project_id, "position"),
  constraint target_part_of_fkey FOREIGN KEY (part_of) REFERENCES plans.target(id),
  constraint target_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);
CREATE INDEX target_indicator ON plans.target USING btree (indicator_id) WHERE (indicator_id IS NOT NULL);
CREATE TRIGGER target_stays BEFORE DELETE OR UPDATE ON plans.target FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_of_adopted();

create table plans.wish (
  id uuid not null,
  round_id uuid,
  category_id uuid,
  place_id uuid not null,
  office_id uuid not null,
  person_id uuid,
  entered_by uuid not null,
  channel text not null,
  title text not null,
  words text not null,
  claimed_at point,
  pairs text[] not null,
  state text not null,
  version integer not null,
  made_at timestamp with time zone not null,
  published_at timestamp with time zone,
  merged_into uuid,
  state_before_merge text,
  root_id uuid not null,
  split_from uuid,
  project_id uuid,
  target_id uuid,
  constraint merged_is_whole CHECK ((((state = 'merged'::text) = (merged_into IS NOT NULL)) AND ((merged_into IS NULL) = (state_before_merge IS NULL)) AND (merged_into <> id))),
  constraint root_unless_merged CHECK (((merged_into IS NULL) = (root_id = id))),
  constraint target_of_project CHECK (((target_id IS NULL) OR (project_id IS NOT NULL))),
  constraint wish_channel_check CHECK ((channel = ANY (ARRAY['self'::text, 'hotline'::text, 'visit'::text, 'meeting'::text, 'letter'::text, 'split'::text]))),
  constraint wish_pkey PRIMARY KEY (id),
  constraint wish_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'asked_back'::text, 'published'::text, 'merged'::text, 'candidate'::text, 'listed'::text, 'adopted'::text, 'under_way'::text, 'done'::text, 'stopped'::text, 'refused'::text, 'moved'::text, 'withdrawn'::text]))),
  constraint wish_category_id_fkey FOREIGN KEY (category_id) REFERENCES plans.wish_category(id),
  constraint wish_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES plans.wish(id),
  constraint wish_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id),
  constraint wish_root_id_fkey FOREIGN KEY (root_id) REFERENCES plans.wish(id),
  constraint wish_round_id_fkey FOREIGN KEY (round_id) REFERENCES plans.round(id),
  constraint wish_split_from_fkey FOREIGN KEY (split_from) REFERENCES plans.wish(id),
  constraint wish_target_id_fkey FOREIGN KEY (target_id) REFERENCES plans.target(id)
);
CREATE INDEX wish_by_enterer ON plans.wish USING btree (entered_by, id DESC);
CREATE INDEX wish_by_person ON plans.wish USING btree (person_id, id DESC);
CREATE INDEX wish_group ON plans.wish USING btree (root_id);
CREATE INDEX wish_of_project ON plans.wish USING btree (project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX wish_of_round ON plans.wish USING btree (round_id, id DESC);
CREATE INDEX wish_pairs ON plans.wish USING gin (pairs);
CREATE INDEX wish_place ON plans.wish USING btree (place_id, id DESC);
CREATE INDEX wish_public ON plans.wish USING btree (id DESC) WHERE (published_at IS NOT NULL);
CREATE INDEX wish_waiting ON plans.wish USING btree (id) WHERE (state = 'waiting'::text);

create table plans.wish_category (
  id uuid not null,
  office_id uuid not null,
  name text not null,
  constraint wish_category_name_check CHECK ((name <> ''::text)),
  constraint wish_category_once UNIQUE (office_id, name),
  constraint wish_category_pkey PRIMARY KEY (id)
);

create table plans.wish_crowd (
  id uuid not null,
  wish_id uuid not null,
  place_id uuid not null,
  count integer not null,
  way text not null,
  happened_on date not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  event_id uuid not null,
  constraint wish_crowd_count_check CHECK ((count > 0)),
  constraint wish_crowd_pkey PRIMARY KEY (id),
  constraint wish_crowd_way_check CHECK ((way = ANY (ARRAY['meeting'::text, 'sheet'::text]))),
  constraint wish_crowd_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_crowd_of ON plans.wish_crowd USING btree (wish_id);

create table plans.wish_follow (
  wish_id uuid not null,
  person_id uuid not null,
  followed_at timestamp with time zone not null,
  constraint wish_follow_pkey PRIMARY KEY (wish_id, person_id),
  constraint wish_follow_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_follow_by ON plans.wish_follow USING btree (person_id);

create table plans.wish_opinion (
  id uuid not null,
  wish_id uuid not null,
  office_id uuid not null,
  question text not null,
  due_on date not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  stance text,
  words text,
  given_by uuid,
  given_at timestamp with time zone,
  constraint opinion_is_whole CHECK ((((given_at IS NULL) = (stance IS NULL)) AND ((given_at IS NULL) = (words IS NULL)) AND ((given_at IS NULL) = (given_by IS NULL)))),
  constraint wish_opinion_pkey PRIMARY KEY (id),
  constraint wish_opinion_stance_check CHECK ((stance = ANY (ARRAY['can_be_done'::text, 'with_conditions'::text, 'cannot_be_done'::text, 'under_way'::text, 'not_ours'::text]))),
  constraint wish_opinion_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_opinion_of ON plans.wish_opinion USING btree (wish_id);
CREATE INDEX wish_opinion_open ON plans.wish_opinion USING btree (office_id, due_on) WHERE (given_at IS NULL);
CREATE UNIQUE INDEX opinion_asked_once ON plans.wish_opinion USING btree (wish_id, office_id) WHERE (given_at IS NULL);

create table plans.wish_photo (
  file_id uuid not null,
  wish_id uuid,
  position integer not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  is_public boolean not null,
  constraint wish_photo_pkey PRIMARY KEY (file_id),
  constraint wish_photo_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_photo_of ON plans.wish_photo USING btree (wish_id, "position");
CREATE INDEX wish_photo_waiting ON plans.wish_photo USING btree (kept_at) WHERE (wish_id IS NULL);

create table plans.wish_step (
  id uuid not null,
  wish_id uuid not null,
  act text not null,
  state text not null,
  at timestamp with time zone not null,
  by_person uuid,
  reason text,
  words text,
  other_wish_id uuid,
  office_id uuid,
  ordinal bigint not null,
  constraint wish_step_pkey PRIMARY KEY (id),
  constraint wish_step_other_wish_id_fkey FOREIGN KEY (other_wish_id) REFERENCES plans.wish(id),
  constraint wish_step_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_step_of ON plans.wish_step USING btree (wish_id, ordinal);

create table plans.wish_support (
  id uuid not null,
  wish_id uuid not null,
  person_id uuid not null,
  human_id uuid not null,
  place_id uuid not null,
  supported_at timestamp with time zone not null,
  event_id uuid not null,
  constraint support_once UNIQUE (wish_id, human_id),
  constraint wish_support_pkey PRIMARY KEY (id),
  constraint wish_support_wish_id_fkey FOREIGN KEY (wish_id) REFERENCES plans.wish(id)
);
CREATE INDEX wish_support_of_human ON plans.wish_support USING btree (human_id, supported_at DESC);

CREATE OR REPLACE FUNCTION plans.refuse_change_of_adopted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION plans.refuse_change_under_vote()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.held_by is not null and new.held_by is not null and (old.content, old.source, old.version) is distinct from (new.content, new.source, new.version) then
    raise exception 'this text lies before the voters' using errcode = 'restrict_violation', constraint = 'voted_text_stays';
  end if;
  return new;
end $function$;

-- platform ────────────────────────────────────────────────────────────────────────────────────────────
create schema platform;

create table platform.access (
  id bigint not null,
  read_at timestamp with time zone not null,
  person_id uuid not null,
  purpose text not null,
  field text not null,
  subject_kind text not null,
  subject_id uuid not null,
  constraint access_pkey PRIMARY KEY (id)
);

create table platform.file (
  id uuid not null,
  sha256 bytea not null,
  received_sha256 bytea not null,
  media_type text not null,
  size_bytes bigint not null,
  width_px integer,
  height_px integer,
  captured_at timestamp with time zone,
  captured_place point,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_size_bytes_check CHECK ((size_bytes > 0))
);
CREATE INDEX file_content ON platform.file USING btree (sha256);
CREATE INDEX file_received ON platform.file USING btree (received_sha256);

create table platform.idempotency (
  account_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  status integer not null,
  created_at timestamp with time zone not null,
  reply_sealed bytea,
  constraint idempotency_pkey PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at);

create table platform.migration (
  name character varying(255) not null,
  timestamp character varying(255) not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table platform.migration_lock (
  id character varying(255) not null,
  is_locked integer not null,
  constraint migration_lock_pkey PRIMARY KEY (id)
);

create table platform.refusal (
  id bigint not null,
  refused_at timestamp with time zone not null,
  request_id text not null,
  endpoint text not null,
  problem text not null,
  status integer not null,
  account_id uuid,
  subject_hash bytea,
  address_hash bytea,
  constraint refusal_pkey PRIMARY KEY (id)
);
CREATE INDEX refusal_address ON platform.refusal USING btree (address_hash, refused_at) WHERE (address_hash IS NOT NULL);
CREATE INDEX refusal_age ON platform.refusal USING btree (refused_at);
CREATE INDEX refusal_subject ON platform.refusal USING btree (subject_hash, refused_at) WHERE (subject_hash IS NOT NULL);

create table platform.setting (
  key text not null,
  value jsonb not null,
  set_at timestamp with time zone not null,
  constraint setting_pkey PRIMARY KEY (key)
);

-- reports ─────────────────────────────────────────────────────────────────────────────────────────────
create schema reports;

create table reports.adjustment (
  report_id uuid not null,
  of_report_id uuid not null,
  of_key text not null,
  was numeric,
  became numeric,
  snapshot text not null,
  constraint adjustment_pkey PRIMARY KEY (report_id, of_report_id, of_key),
  constraint adjustment_of_report_id_of_key_fkey FOREIGN KEY (of_report_id, of_key) REFERENCES reports.pin(report_id, key),
  constraint adjustment_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id)
);
CREATE TRIGGER adjustment_stays BEFORE DELETE OR UPDATE ON reports.adjustment FOR EACH ROW EXECUTE FUNCTION reports.refuse_change_of_closed();

create table reports.answer (
  id uuid not null,
  notice_id uuid not null,
  ordinal integer not null,
  words text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  decision text,
  decision_words text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint answer_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'sent_back'::text]))),
  constraint answer_ordinal_once UNIQUE (notice_id, ordinal),
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_words_check CHECK ((words <> ''::text)),
  constraint decision_is_whole CHECK ((((decision IS NULL) = (decided_by IS NULL)) AND ((decision IS NULL) = (decided_at IS NULL)))),
  constraint sent_back_with_words CHECK (((decision IS DISTINCT FROM 'sent_back'::text) OR (decision_words IS NOT NULL))),
  constraint answer_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES reports.notice(id)
);
CREATE UNIQUE INDEX answer_waits_alone ON reports.answer USING btree (notice_id) WHERE (decision IS NULL);

create table reports.evidence (
  file_id uuid not null,
  notice_id uuid not null,
  answer_id uuid,
  position integer not null,
  name text not null,
  kept_by uuid not null,
  kept_at timestamp with time zone not null,
  constraint evidence_pkey PRIMARY KEY (file_id),
  constraint evidence_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES reports.answer(id),
  constraint evidence_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES reports.notice(id)
);
CREATE INDEX evidence_of_answer ON reports.evidence USING btree (answer_id, "position");
CREATE INDEX evidence_waiting ON reports.evidence USING btree (kept_at) WHERE (answer_id IS NULL);

create table reports.notice (
  id uuid not null,
  number text not null,
  title text not null,
  asked text not null,
  about_kind text not null,
  about_id uuid,
  about_project_id uuid,
  about_text text,
  place_id uuid not null,
  office_id uuid not null,
  to_office_id uuid not null,
  ordered_by uuid not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  due_on date not null,
  state text not null,
  overdue_at timestamp with time zone,
  escalated_at timestamp with time zone,
  settled_at timestamp with time zone,
  constraint notice_about_kind_check CHECK ((about_kind = ANY (ARRAY['target'::text, 'project'::text, 'other'::text]))),
  constraint notice_about_something CHECK ((((about_kind = 'other'::text) = (about_id IS NULL)) AND ((about_id IS NULL) = (about_project_id IS NULL)))),
  constraint notice_asked_check CHECK ((asked <> ''::text)),
  constraint notice_number_once UNIQUE (office_id, number),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_settled CHECK (((settled_at IS NULL) = (state <> ALL (ARRAY['accepted'::text, 'withdrawn'::text])))),
  constraint notice_state_check CHECK ((state = ANY (ARRAY['issued'::text, 'answered'::text, 'sent_back'::text, 'accepted'::text, 'withdrawn'::text]))),
  constraint notice_title_check CHECK ((title <> ''::text))
);
CREATE INDEX notice_about ON reports.notice USING btree (about_project_id) WHERE (about_project_id IS NOT NULL);
CREATE INDEX notice_by ON reports.notice USING btree (office_id, issued_at DESC);
CREATE INDEX notice_running ON reports.notice USING btree (due_on) WHERE ((state = ANY (ARRAY['issued'::text, 'sent_back'::text])) AND (escalated_at IS NULL));
CREATE INDEX notice_to ON reports.notice USING btree (to_office_id, due_on);

create table reports.pin (
  report_id uuid not null,
  key text not null,
  position integer not null,
  kind text not null,
  target_id uuid,
  project_id uuid,
  plan_id uuid,
  indicator_id uuid,
  version_id uuid,
  from_on date,
  until_on date not null,
  place_id uuid,
  title text not null,
  said jsonb not null,
  unit text,
  decimals integer not null,
  value numeric,
  n integer not null,
  snapshot text not null,
  constraint pin_kind_check CHECK ((kind = ANY (ARRAY['target'::text, 'indicator'::text, 'external'::text]))),
  constraint pin_of_something CHECK (
CASE kind
    WHEN 'target'::text THEN ((target_id IS NOT NULL) AND (indicator_id IS NULL))
    WHEN 'indicator'::text THEN ((indicator_id IS NOT NULL) AND (version_id IS NOT NULL) AND (target_id IS NULL))
    ELSE ((target_id IS NULL) AND (indicator_id IS NULL))
END),
  constraint pin_pkey PRIMARY KEY (report_id, key),
  constraint pin_report_id_fkey FOREIGN KEY (report_id) REFERENCES reports.report(id)
);
CREATE INDEX pin_of_indicator ON reports.pin USING btree (indicator_id) WHERE (indicator_id IS NOT NULL);
CREATE INDEX pin_of_project ON reports.pin USING btree (project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX pin_of_target ON reports.pin USING btree (target_id) WHERE (target_id IS NOT NULL);
CREATE TRIGGER pin_stays BEFORE DELETE OR UPDATE ON reports.pin FOR EACH ROW EXECUTE FUNCTION reports.refuse_change_of_closed();

create table reports.report (
  id uuid not null,
  kind text not null,
  title text not null,
  from_on date not null,
  until_on date not null,
  place_id uuid not null,
  office_id uuid not null,
  content jsonb not null,
  version integer not null,
  corrects_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  follows_id uuid,
  pinned jsonb,
  hash text,
  released_by uuid,
  released_at timestamp with time zone,
  constraint closing_is_whole CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (pinned IS NULL)) AND ((closed_at IS NULL) = (hash IS NULL)) AND ((follows_id IS NULL) OR (closed_at IS NOT NULL)))),
  constraint corrects_another CHECK (((corrects_id <> id) AND (follows_id <> id))),
  constraint release_is_answered CHECK ((((released_at IS NULL) = (released_by IS NULL)) AND ((released_at IS NULL) OR (closed_at IS NOT NULL)))),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['annual'::text, 'circular'::text, 'free'::text]))),
  constraint report_period_has_days CHECK ((from_on < until_on)),
  constraint report_pkey PRIMARY KEY (id),
  constraint report_title_check CHECK ((title <> ''::text)),
  constraint report_corrects_id_fkey FOREIGN KEY (corrects_id) REFERENCES reports.report(id),
  constraint report_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES reports.report(id)
);
CREATE INDEX report_newest ON reports.report USING btree (saved_at DESC);
CREATE INDEX report_series ON reports.report USING btree (kind, office_id, place_id, until_on DESC) WHERE (closed_at IS NOT NULL);
CREATE UNIQUE INDEX report_corrected_once ON reports.report USING btree (corrects_id) WHERE ((corrects_id IS NOT NULL) AND (closed_at IS NOT NULL));
CREATE TRIGGER closed_report_stays BEFORE DELETE OR UPDATE ON reports.report FOR EACH ROW EXECUTE FUNCTION reports.refuse_change_of_closed();

CREATE OR REPLACE FUNCTION reports.refuse_change_of_closed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'report' then
    if old.closed_at is null then
      return new;
    end if;
    if old.released_at is null
        and to_jsonb(new) - array['released_at', 'released_by'] = to_jsonb(old) - array['released_at', 'released_by'] then
      return new;
    end if;
  elsif tg_op = 'DELETE' and tg_table_name = 'report' then
    if old.closed_at is null then
      return old;
    end if;
  end if;
  raise exception 'a closed report stays' using errcode = 'restrict_violation', constraint = 'closed_report_stays';
end $function$;

-- units ───────────────────────────────────────────────────────────────────────────────────────────────
create schema units;

create table units.closure (
  id uuid not null,
  ancestor_id uuid not null,
  from_on date not null,
  until_on date not null,
  constraint closure_pkey PRIMARY KEY (id, ancestor_id, from_on),
  constraint closure_ancestor_id_fkey FOREIGN KEY (ancestor_id) REFERENCES units.unit(id),
  constraint closure_id_fkey FOREIGN KEY (id) REFERENCES units.unit(id)
);
CREATE INDEX closure_ancestor ON units.closure USING btree (ancestor_id, id);

create table units.edge (
  id uuid not null,
  tree text not null,
  child_id uuid not null,
  parent_id uuid not null,
  during daterange not null,
  constraint edge_not_to_itself CHECK ((child_id <> parent_id)),
  constraint edge_one_parent EXCLUDE USING gist (child_id WITH =, during WITH &&),
  constraint edge_pkey PRIMARY KEY (id),
  constraint edge_some_days CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)))),
  constraint edge_child_id_tree_fkey FOREIGN KEY (child_id, tree) REFERENCES units.unit(id, tree),
  constraint edge_parent_id_tree_fkey FOREIGN KEY (parent_id, tree) REFERENCES units.unit(id, tree)
);
CREATE INDEX edge_parent ON units.edge USING btree (parent_id);
CREATE TRIGGER edge_keeps_closure_on_delete AFTER DELETE ON units.edge REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION units.keep_closure();
CREATE TRIGGER edge_keeps_closure_on_insert AFTER INSERT ON units.edge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION units.keep_closure();
CREATE TRIGGER edge_keeps_closure_on_update AFTER UPDATE ON units.edge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION units.keep_closure();
CREATE TRIGGER edge_no_cycle AFTER INSERT OR UPDATE ON units.edge FOR EACH ROW EXECUTE FUNCTION units.refuse_cycle();
CREATE TRIGGER edge_raises_version BEFORE INSERT OR DELETE OR UPDATE ON units.edge FOR EACH STATEMENT EXECUTE FUNCTION units.raise_version();
CREATE TRIGGER ledger_follows_edge_on_delete AFTER DELETE ON units.edge REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger.follow_moves();
CREATE TRIGGER ledger_follows_edge_on_insert AFTER INSERT ON units.edge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger.follow_moves();
CREATE TRIGGER ledger_follows_edge_on_update AFTER UPDATE ON units.edge REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger.follow_moves();

create table units.shape (
  id uuid not null,
  place_id uuid not null,
  area polygon not null,
  during daterange not null,
  constraint shape_has_corners CHECK ((npoints(area) >= 3)),
  constraint shape_one_at_a_time EXCLUDE USING gist (place_id WITH =, during WITH &&),
  constraint shape_pkey PRIMARY KEY (id),
  constraint shape_some_days CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)))),
  constraint shape_place_id_fkey FOREIGN KEY (place_id) REFERENCES units.unit(id)
);
CREATE INDEX shape_box ON units.shape USING gist (box(area));

create table units.unit (
  id uuid not null,
  tree text not null,
  kind text not null,
  name text not null,
  short_name text not null,
  code text,
  labels jsonb not null,
  opened_on date not null,
  closed_on date,
  root boolean not null,
  constraint unit_closes_after_opening CHECK ((closed_on > opened_on)),
  constraint unit_id_tree_key UNIQUE (id, tree),
  constraint unit_labels_check CHECK ((jsonb_typeof(labels) = 'object'::text)),
  constraint unit_name_check CHECK ((name <> ''::text)),
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_short_name_check CHECK ((short_name <> ''::text)),
  constraint unit_tree_check CHECK ((tree = ANY (ARRAY['place'::text, 'office'::text])))
);
CREATE INDEX unit_name ON units.unit USING gin (name gin_trgm_ops);
CREATE UNIQUE INDEX unit_code_once ON units.unit USING btree (tree, kind, code) WHERE (code IS NOT NULL);
CREATE UNIQUE INDEX unit_one_root ON units.unit USING btree (tree) WHERE root;
CREATE TRIGGER unit_raises_version BEFORE INSERT OR DELETE OR UPDATE ON units.unit FOR EACH STATEMENT EXECUTE FUNCTION units.raise_version();
CREATE TRIGGER unit_within_itself AFTER INSERT ON units.unit REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION units.keep_self();

create table units.version (
  one boolean not null,
  version bigint not null,
  constraint version_one_check CHECK (one),
  constraint version_pkey PRIMARY KEY (one)
);

create view units.label as
 SELECT id,
    tree,
    kind,
    name,
    short_name
   FROM units.unit;

create view units.within as
 SELECT ancestor_id,
    id,
    from_on,
    until_on
   FROM units.closure;

CREATE OR REPLACE FUNCTION units.keep_closure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  touched uuid[];
begin
  with recursive below as (
    select child_id as id from changed
    union
    select e.child_id from units.edge e join below on e.parent_id = below.id
  )
  select array_agg(id) into touched from below;
  delete from units.closure where id = any (touched) and ancestor_id <> id;
  insert into units.closure (id, ancestor_id, from_on, until_on)
  with recursive up as (
    select e.child_id as id, e.parent_id as ancestor_id, e.during from units.edge e where e.child_id = any (touched)
    union
    select up.id, e.parent_id, up.during * e.during
    from up join units.edge e on e.child_id = up.ancestor_id and e.during && up.during
  ), joined as (
    select id, ancestor_id, unnest(range_agg(during)) as during from up group by id, ancestor_id
  )
  select id, ancestor_id, lower(during), coalesce(upper(during), 'infinity') from joined;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION units.keep_self()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into units.closure (id, ancestor_id, from_on, until_on) select id, id, '-infinity', 'infinity' from fresh;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION units.raise_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update units.version set version = version + 1;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION units.refuse_cycle()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    with recursive up as (
      select new.parent_id as id, new.during as during
      union
      select e.parent_id, up.during * e.during from up join units.edge e on e.child_id = up.id and e.during && up.during
    )
    select from up where id = new.child_id
  ) then
    raise exception 'a unit cannot stand below itself' using errcode = 'check_violation', constraint = 'edge_no_cycle';
  end if;
  return null;
end $function$;
