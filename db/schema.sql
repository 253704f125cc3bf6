-- Emitted from the migrated database by `npm run schema`. For reading; the migrations are the truth.

-- identity ────────────────────────────────────────────────────────────────────────────────────────────
create schema identity;

create table identity.account (
  id uuid not null,
  person_id uuid not null,
  staff_number text not null,
  password_hash text not null,
  must_change boolean not null,
  password_until timestamp with time zone,
  second_factor_sealed bytea,
  second_factor_at timestamp with time zone,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint account_one_per_person UNIQUE (person_id),
  constraint account_password_hash_check CHECK ((password_hash ~~ '$argon2id$%'::text)),
  constraint account_pkey PRIMARY KEY (id),
  constraint account_staff_number UNIQUE (staff_number),
  constraint account_staff_number_check CHECK ((staff_number <> ''::text)),
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
  constraint session_proof_check CHECK ((proof = ANY (ARRAY['password'::text, 'first_run'::text, 'second_factor'::text]))),
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
CREATE INDEX event_subject ON ledger.event USING btree (subject_kind, subject_id, seq);
CREATE UNIQUE INDEX event_counted_once ON ledger.event USING btree (subject_kind, subject_id, measure, turn) WHERE ((quantity IS NOT NULL) AND (reverses IS NULL));
CREATE UNIQUE INDEX event_reversed_once ON ledger.event USING btree (reverses) WHERE (reverses IS NOT NULL);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON ledger.event FOR EACH ROW EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON ledger.event FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

create table ledger.rollup (
  kind text not null,
  measure text not null,
  dims jsonb not null,
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null,
  constraint rollup_pkey PRIMARY KEY (kind, measure, dims, day, place_id, office_id)
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

create view ledger.fact as
 SELECT rollup.kind,
    rollup.measure,
    rollup.dims,
    rollup.day,
    rollup.place_id,
    rollup.office_id,
    rollup.quantity,
    rollup.n
   FROM ledger.rollup
UNION ALL
 SELECT delta.kind,
    delta.measure,
    delta.dims,
    delta.day,
    delta.place_id,
    delta.office_id,
    delta.quantity,
    delta.n
   FROM ledger.delta;

CREATE OR REPLACE FUNCTION ledger.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'ledger rows are never changed or removed; record a reversal' using errcode = 'restrict_violation';
end $function$;

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
  constraint draft_ordinal_once UNIQUE (plan_id, ordinal),
  constraint draft_pkey PRIMARY KEY (id),
  constraint draft_stage_check CHECK ((stage = ANY (ARRAY['soliciting'::text, 'submitted'::text, 'voting'::text, 'issued'::text]))),
  constraint draft_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans.plan(id)
);
CREATE TRIGGER frozen_draft_stays BEFORE DELETE OR UPDATE ON plans.draft FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_of_adopted();

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
  constraint accepted_by_another CHECK (((state <> ALL (ARRAY['accepted'::text, 'reversed'::text])) OR (decided_by <> submitted_by))),
  constraint hold_has_reason CHECK (((held_until_on IS NULL) = (hold_reason IS NULL))),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text, 'reversed'::text]))),
  constraint release_is_answered CHECK (((released_at IS NULL) = (released_by IS NULL))),
  constraint sheet_row_once UNIQUE (sheet_id, sheet_row),
  constraint record_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id),
  constraint record_target_id_fkey FOREIGN KEY (target_id) REFERENCES plans.target(id)
);
CREATE INDEX record_by_person ON plans.record USING btree (submitted_by, id DESC);
CREATE INDEX record_held ON plans.record USING btree (held_until_on) WHERE (held_until_on IS NOT NULL);
CREATE INDEX record_of_project ON plans.record USING btree (project_id, id DESC);
CREATE INDEX record_of_target ON plans.record USING btree (target_id, happened_on DESC);
CREATE INDEX record_place ON plans.record USING btree (place_id, id DESC);
CREATE INDEX record_released ON plans.record USING btree (released_at DESC) WHERE (released_at IS NOT NULL);
CREATE INDEX record_unreleased ON plans.record USING btree (project_id, id) WHERE ((state = 'accepted'::text) AND (released_at IS NULL));
CREATE INDEX record_waiting ON plans.record USING btree (office_id, id) WHERE (state = 'submitted'::text);
CREATE INDEX record_waiting_of_project ON plans.record USING btree (project_id) WHERE (state = 'submitted'::text);

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
  constraint anchor_has_words CHECK ((end_at > start_at)),
  constraint share_has_positive_whole CHECK (((denominator IS NULL) OR (denominator > (0)::numeric))),
  constraint target_comparator_check CHECK ((comparator = ANY (ARRAY['='::text, '>='::text, '>'::text, '<='::text, '<'::text, '~'::text]))),
  constraint target_kind_check CHECK ((kind = ANY (ARRAY['flow'::text, 'level'::text]))),
  constraint target_measured_by_check CHECK ((measured_by = ANY (ARRAY['count'::text, 'change'::text, 'share'::text, 'reading'::text]))),
  constraint target_pkey PRIMARY KEY (id),
  constraint target_position_once UNIQUE (project_id, "position"),
  constraint target_part_of_fkey FOREIGN KEY (part_of) REFERENCES plans.target(id),
  constraint target_project_id_fkey FOREIGN KEY (project_id) REFERENCES plans.project(id)
);
CREATE TRIGGER target_stays BEFORE DELETE OR UPDATE ON plans.target FOR EACH ROW EXECUTE FUNCTION plans.refuse_change_of_adopted();

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
