-- The papers of an office: who wrote what, who said what about it, the number it bears, the seal on it. Every step is a row; what was
-- approved is frozen; a number once given is never given again.
create schema documents;

-- A series of numbers (机关代字): an organ's own letters before the bracket, and the red words at the head of its papers.
create table documents.series (
  organ_id uuid not null,
  code text not null check (code ~ '^[^\s〔〕\[\]]{1,20}$'),
  -- 发文机关标志; null where the series numbers something without a red head.
  mark text check (mark <> ''),
  opened_at timestamptz not null,
  opened_by uuid,
  closed_on date,
  primary key (organ_id, code)
);

-- How far a series has come in a year. Whoever takes a number holds this row until the commit: the next one waits, and what is rolled
-- back was never taken.
create table documents.series_year (
  organ_id uuid not null,
  code text not null,
  year integer not null check (year between 1949 and 2199),
  last integer not null check (last > 0),
  primary key (organ_id, code, year),
  foreign key (organ_id, code) references documents.series (organ_id, code)
);

create table documents.paper (
  id uuid primary key,
  kind text not null,
  title text not null check (title <> ''),
  place_id uuid not null,
  -- The office that drafts it and answers for its words.
  office_id uuid not null,
  -- 发文机关: in whose name it goes out.
  organ_id uuid not null,
  state text not null check (state in ('draft', 'countersigning', 'approval', 'approved', 'numbered', 'sealed', 'issued', 'filed',
    'returned', 'withdrawn', 'void')),
  -- 内部: seen by fewer. State secrets have no place in this system at all.
  is_internal boolean not null default false,
  urgency text check (urgency in ('urgent', 'most_urgent')),
  -- Until when the receiving offices are to answer or to have done it.
  due_on date,
  countersign_mode text check (countersign_mode in ('at_once', 'in_order')),
  version integer not null default 1,
  -- A new round begins whenever it is handed in again: what was said about other words does not count for these.
  round integer not null default 0,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  approved_at timestamptz,
  -- 成文日期: the day on which whoever answers for the organ signed (党政机关公文处理工作条例 art. 9).
  dated_on date,
  -- Who signed and for whom; how high that person stands.
  signer_id uuid,
  signed_rank text check (signed_rank in ('leader', 'head')),
  approved_version integer,
  approved_sha256 bytea check (octet_length(approved_sha256) = 32),
  issued_at timestamptz,
  issued_event_id uuid,
  filed_at timestamptz,
  -- 卷号: where the original lies.
  file_mark text check (file_mark <> ''),
  void_reason text check (void_reason <> ''),
  about_kind text,
  about_id uuid,
  touched_at timestamptz not null,
  constraint approval_is_whole check (
    num_nonnulls(approved_at, dated_on, signer_id, signed_rank, approved_version, approved_sha256) in (0, 6)),
  constraint nothing_goes_out_unapproved check (
    state not in ('approved', 'numbered', 'sealed', 'issued', 'filed') or approved_at is not null),
  constraint void_with_reason check ((state = 'void') = (void_reason is not null)),
  constraint issue_is_whole check (state not in ('issued', 'filed') or (issued_at is not null and issued_event_id is not null)),
  constraint about_is_whole check ((about_kind is null) = (about_id is null))
);
create index paper_office on documents.paper (office_id, id desc);
create index paper_state on documents.paper (state, id desc);
create index paper_drafter on documents.paper (drafted_by, id desc);
create index paper_about on documents.paper (about_kind, about_id) where about_id is not null;
create index paper_title on documents.paper using gin (title gin_trgm_ops);

-- A number that was given. One row per ordinal, none is ever removed.
create table documents.number (
  organ_id uuid not null,
  code text not null,
  year integer not null,
  ordinal integer not null check (ordinal > 0),
  number text not null,
  taken_at timestamptz not null,
  -- The paper that bears it; null where another module keeps what it numbered.
  paper_id uuid references documents.paper (id),
  primary key (organ_id, code, year, ordinal),
  constraint number_once_per_paper unique (paper_id),
  foreign key (organ_id, code, year) references documents.series_year (organ_id, code, year)
);

-- The words of a paper, version by version. A saved version never changes.
create table documents.version (
  paper_id uuid not null references documents.paper (id),
  version integer not null check (version > 0),
  content jsonb not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (paper_id, version)
);

-- A file laid beside a paper (附件). Which of them belong to a version stands in its content.
create table documents.attachment (
  file_id uuid primary key,
  paper_id uuid not null references documents.paper (id),
  name text not null check (name <> ''),
  kept_by uuid not null,
  kept_at timestamptz not null
);
create index attachment_paper on documents.attachment (paper_id);

-- Offices that receive it (主送, 抄送), as the newest version says. Those outside the house stand in the words of the paper.
create table documents.recipient (
  paper_id uuid not null references documents.paper (id),
  office_id uuid not null,
  part text not null check (part in ('main', 'copy')),
  primary key (paper_id, office_id)
);
create index recipient_office on documents.recipient (office_id);

-- 会签: one row per office asked in a round.
create table documents.countersign (
  id uuid primary key,
  paper_id uuid not null references documents.paper (id),
  round integer not null,
  office_id uuid not null,
  position integer not null,
  due_on date,
  stance text check (stance in ('agreed', 'remarked', 'objected')),
  words text check (words <> ''),
  spoken_by uuid,
  spoken_at timestamptz,
  answer text check (answer <> ''),
  answered_by uuid,
  answered_at timestamptz,
  constraint countersign_once unique (paper_id, round, office_id),
  constraint stance_is_whole check (num_nonnulls(stance, spoken_by, spoken_at) in (0, 3)),
  constraint objection_has_words check (stance is null or stance = 'agreed' or words is not null),
  constraint answer_is_whole check (num_nonnulls(answer, answered_by, answered_at) in (0, 3)),
  constraint answer_to_objection check (answer is null or stance = 'objected')
);
create index countersign_waiting on documents.countersign (office_id) where stance is null;

-- 签批: one row per person asked. `path` orders them: whoever is passed to stands between the one who passed and the rest.
create table documents.approval (
  id uuid primary key,
  paper_id uuid not null references documents.paper (id),
  round integer not null,
  path text not null check (path ~ '^\d\d(\.\d\d)*$'),
  -- review 审核, sign 签发, read 阅 (holds nobody up).
  ask text not null check (ask in ('review', 'sign', 'read')),
  person_id uuid not null,
  rank text not null check (rank in ('leader', 'head', 'none')),
  outcome text check (outcome in ('approved', 'returned', 'passed', 'seen', 'dropped')),
  words text check (words <> ''),
  -- Whoever really acted; another than `person_id` only by a deputising in force.
  decided_by uuid,
  decided_at timestamptz,
  deputy_term_id uuid,
  passed_to uuid,
  constraint approval_once unique (paper_id, round, path),
  constraint decision_is_whole check (outcome is null or outcome = 'dropped' or num_nonnulls(decided_by, decided_at) = 2),
  constraint return_has_words check (outcome is distinct from 'returned' or words is not null),
  constraint pass_names_somebody check ((outcome = 'passed') = (passed_to is not null) or outcome is null)
);
create index approval_waiting on documents.approval (person_id) where outcome is null;

-- 代签: who may sign for whom, from a day until a day, and which kinds of paper (null: all).
create table documents.deputy_term (
  id uuid primary key,
  person_id uuid not null,
  deputy_id uuid not null,
  kinds text[] check (cardinality(kinds) > 0),
  from_on date not null,
  until_on date not null,
  reason text not null check (reason <> ''),
  written_by uuid not null,
  written_at timestamptz not null,
  ended_on date,
  ended_by uuid,
  constraint deputy_another check (person_id <> deputy_id),
  constraint deputy_some_days check (until_on > from_on),
  constraint deputy_once exclude using gist (person_id with =, deputy_id with =,
    daterange(from_on, case when ended_on is null then until_on else least(until_on, greatest(ended_on, from_on)) end) with &&)
);
create index deputy_of on documents.deputy_term (deputy_id);
alter table documents.approval add constraint approval_by_deputy foreign key (deputy_term_id) references documents.deputy_term (id);

-- Everything that was ever done with a paper, in order: nothing here is changed or removed.
create table documents.step (
  id uuid primary key,
  paper_id uuid not null references documents.paper (id),
  round integer not null,
  version integer not null,
  act text not null,
  person_id uuid not null,
  -- For whom, where somebody acts for another.
  for_person_id uuid,
  office_id uuid,
  words text,
  at timestamptz not null,
  -- Two steps may fall into one millisecond; this says which came first.
  turn bigint generated always as identity
);
create index step_paper on documents.step (paper_id, turn);

-- 印章: what stands in the register of seals.
create table documents.seal (
  id uuid primary key,
  name text not null check (name <> ''),
  kind text not null check (kind in ('official', 'party', 'office', 'special', 'name')),
  place_id uuid not null,
  office_id uuid not null,
  kept_at text not null check (kept_at <> ''),
  from_on date not null,
  until_on date,
  end_reason text check (end_reason <> ''),
  picture_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  constraint seal_some_days check (until_on >= from_on),
  constraint seal_end_has_reason check ((until_on is null) = (end_reason is null))
);
create table documents.seal_keeper (
  id uuid primary key,
  seal_id uuid not null references documents.seal (id),
  person_id uuid not null,
  during daterange not null check (not isempty(during)),
  constraint seal_one_keeper exclude using gist (seal_id with =, during with &&)
);
create index seal_keeper_person on documents.seal_keeper (person_id);
-- What may be sealed with it: kinds of paper, and how high whoever signed must stand.
create table documents.seal_rule (
  seal_id uuid not null references documents.seal (id),
  kind text not null,
  signed_rank text not null check (signed_rank in ('leader', 'head')),
  primary key (seal_id, kind)
);

-- 用印登记: asked, then sealed or refused. A refusal stays with its reason.
create table documents.seal_use (
  id uuid primary key,
  seal_id uuid not null references documents.seal (id),
  paper_id uuid not null references documents.paper (id),
  state text not null check (state in ('asked', 'sealed', 'refused')),
  copies integer not null check (copies between 1 and 10000),
  pages integer not null check (pages between 1 and 10000),
  applied_by uuid not null,
  applied_at timestamptz not null,
  -- Who approved the paper, as it stood when the seal was used.
  approved_by uuid,
  decided_by uuid,
  decided_at timestamptz,
  watched_by uuid,
  refusal text check (refusal in ('not_approved', 'changed_since', 'not_on_list', 'rank_too_low', 'seal_not_in_use', 'paper_gone',
    'faulty', 'other')),
  words text check (words <> ''),
  constraint use_is_decided check ((state = 'asked') = (decided_at is null)),
  constraint sealed_is_watched check (state <> 'sealed' or num_nonnulls(approved_by, decided_by, watched_by) = 3),
  constraint watched_by_another check (watched_by is null or watched_by <> decided_by),
  constraint refused_with_reason check ((state = 'refused') = (refusal is not null))
);
create index seal_use_seal on documents.seal_use (seal_id, applied_at desc);
create index seal_use_paper on documents.seal_use (paper_id);
-- One application for a seal on a paper at a time.
create unique index seal_use_asked_once on documents.seal_use (seal_id, paper_id) where state = 'asked';

-- The sealed paper come back as a picture, as its bytes were.
create table documents.scan (
  id uuid primary key,
  paper_id uuid not null references documents.paper (id),
  file_id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  name text not null,
  -- Why there is another one; null for the first.
  reason text check (reason <> ''),
  kept_by uuid not null,
  kept_at timestamptz not null,
  position integer not null,
  constraint scan_position_once unique (paper_id, position),
  constraint second_scan_has_reason check ((position = 1) = (reason is null))
);
create index scan_sha256 on documents.scan (sha256);

-- What was said and given stays, by whatever road someone comes.
create function documents.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was written down stays' using errcode = 'restrict_violation', constraint = 'written_stays';
end $$;
create trigger step_stays before update or delete on documents.step for each row execute function documents.refuse_change();
create trigger version_stays before update or delete on documents.version for each row execute function documents.refuse_change();
create trigger number_stays before delete on documents.number for each row execute function documents.refuse_change();
create trigger scan_stays before update or delete on documents.scan for each row execute function documents.refuse_change();

-- A decision is made once: what an office or a person said about a paper is not said differently afterwards.
create function documents.refuse_second_word() returns trigger language plpgsql as $$
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
end $$;
create trigger countersign_stays before update or delete on documents.countersign
  for each row execute function documents.refuse_second_word();
create trigger seal_use_stays before update or delete on documents.seal_use
  for each row execute function documents.refuse_second_word();

create function documents.refuse_second_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome is not null then
    raise exception 'decided once' using errcode = 'restrict_violation', constraint = 'written_stays';
  end if;
  return new;
end $$;
create trigger approval_stays before update or delete on documents.approval
  for each row execute function documents.refuse_second_decision();

-- No new words once a paper is on its way; and what was approved is what the organ says until a new round is opened.
create function documents.refuse_words_on_the_way() returns trigger language plpgsql as $$
begin
  if not exists (select from documents.paper where id = new.paper_id and state in ('draft', 'returned', 'withdrawn')) then
    raise exception 'the words stand' using errcode = 'restrict_violation', constraint = 'words_stand';
  end if;
  return new;
end $$;
create trigger version_only_while_open before insert on documents.version
  for each row execute function documents.refuse_words_on_the_way();

comment on column documents.version.content is 'type: import("./contract/papers.ts").PaperContent';
