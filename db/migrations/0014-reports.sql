-- What is told to those who voted: reports whose numbers are pinned when they close, and supervision notices.
create schema reports;

create table reports.report (
  id uuid primary key,
  kind text not null check (kind in ('annual', 'circular', 'free')),
  title text not null check (title <> ''),
  -- The days it speaks of, half-open; its numbers are cut off there.
  from_on date not null,
  until_on date not null,
  place_id uuid not null,
  office_id uuid not null,
  content jsonb not null,
  version integer not null default 1,
  -- The closed report it replaces, which stays as it was.
  corrects_id uuid references reports.report (id),
  created_by uuid not null,
  created_at timestamptz not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  -- The last report of the same series closed before this one: what was corrected since stands in this one.
  follows_id uuid references reports.report (id),
  -- Everything the text told at the moment it closed, and the hash over all of it.
  pinned jsonb,
  hash text,
  released_by uuid,
  released_at timestamptz,
  constraint report_period_has_days check (from_on < until_on),
  constraint closing_is_whole check (
    (closed_at is null) = (closed_by is null) and (closed_at is null) = (pinned is null)
    and (closed_at is null) = (hash is null) and (follows_id is null or closed_at is not null)),
  constraint release_is_answered check (
    (released_at is null) = (released_by is null) and (released_at is null or closed_at is not null)),
  constraint corrects_another check (corrects_id <> id and follows_id <> id)
);
create index report_series on reports.report (kind, office_id, place_id, until_on desc) where closed_at is not null;
create index report_newest on reports.report (saved_at desc);
-- A report has one corrected edition; that one may be corrected in turn.
create unique index report_corrected_once on reports.report (corrects_id) where corrects_id is not null and closed_at is not null;

-- One number of a closed report: what it said, by which version of which definition, and which transactions it had seen.
create table reports.pin (
  report_id uuid not null references reports.report (id),
  key text not null,
  -- Where it stands in the text, for lists in the order of reading.
  position integer not null,
  kind text not null check (kind in ('target', 'indicator', 'external')),
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
  primary key (report_id, key),
  constraint pin_of_something check (
    case kind when 'target' then target_id is not null and indicator_id is null
      when 'indicator' then indicator_id is not null and version_id is not null and target_id is null
      else target_id is null and indicator_id is null end)
);
create index pin_of_target on reports.pin (target_id) where target_id is not null;
create index pin_of_project on reports.pin (project_id) where project_id is not null;
create index pin_of_indicator on reports.pin (indicator_id) where indicator_id is not null;

-- What a closed report said about numbers of reports before it: was, is, and until which transaction that holds.
create table reports.adjustment (
  report_id uuid not null references reports.report (id),
  of_report_id uuid not null,
  of_key text not null,
  was numeric,
  became numeric,
  snapshot text not null,
  primary key (report_id, of_report_id, of_key),
  foreign key (of_report_id, of_key) references reports.pin (report_id, key)
);

create table reports.notice (
  id uuid primary key,
  -- From the series 督 of the issuing organ: gap-free per year.
  number text not null,
  title text not null check (title <> ''),
  asked text not null check (asked <> ''),
  about_kind text not null check (about_kind in ('target', 'project', 'other')),
  about_id uuid,
  -- The project it is about, or that holds the target it is about; and what was said of it at that time.
  about_project_id uuid,
  about_text text,
  place_id uuid not null,
  -- The office that issues it; the one it is addressed to.
  office_id uuid not null,
  to_office_id uuid not null,
  ordered_by uuid not null,
  issued_by uuid not null,
  issued_at timestamptz not null,
  due_on date not null,
  state text not null check (state in ('issued', 'answered', 'sent_back', 'accepted', 'withdrawn')),
  overdue_at timestamptz,
  escalated_at timestamptz,
  settled_at timestamptz,
  constraint notice_about_something check (
    (about_kind = 'other') = (about_id is null) and (about_id is null) = (about_project_id is null)),
  constraint notice_number_once unique (office_id, number),
  constraint notice_settled check ((settled_at is null) = (state not in ('accepted', 'withdrawn')))
);
create index notice_to on reports.notice (to_office_id, due_on);
create index notice_by on reports.notice (office_id, issued_at desc);
create index notice_about on reports.notice (about_project_id) where about_project_id is not null;
create index notice_running on reports.notice (due_on) where state in ('issued', 'sent_back') and escalated_at is null;

create table reports.answer (
  id uuid primary key,
  notice_id uuid not null references reports.notice (id),
  ordinal integer not null,
  words text not null check (words <> ''),
  answered_by uuid not null,
  answered_at timestamptz not null,
  decision text check (decision in ('accepted', 'sent_back')),
  decision_words text,
  decided_by uuid,
  decided_at timestamptz,
  constraint answer_ordinal_once unique (notice_id, ordinal),
  constraint decision_is_whole check (
    (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint sent_back_with_words check (decision is distinct from 'sent_back' or decision_words is not null)
);
-- At most one answer waits for a decision.
create unique index answer_waits_alone on reports.answer (notice_id) where decision is null;

create table reports.evidence (
  file_id uuid primary key,
  notice_id uuid not null references reports.notice (id),
  answer_id uuid references reports.answer (id),
  position integer not null default 0,
  name text not null,
  kept_by uuid not null,
  kept_at timestamptz not null
);
create index evidence_of_answer on reports.evidence (answer_id, position);
create index evidence_waiting on reports.evidence (kept_at) where answer_id is null;

-- A closed report never changes; it may become public, once. Its numbers and what it said of others' never change either.
create function reports.refuse_change_of_closed() returns trigger language plpgsql as $$
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
end $$;
create trigger closed_report_stays before update or delete on reports.report
  for each row execute function reports.refuse_change_of_closed();
create trigger pin_stays before update or delete on reports.pin
  for each row execute function reports.refuse_change_of_closed();
create trigger adjustment_stays before update or delete on reports.adjustment
  for each row execute function reports.refuse_change_of_closed();

comment on column reports.report.content is 'type: import("./contract/content.ts").ReportContent';
comment on column reports.pin.said is 'type: import("./contract/told.ts").InTwo';
comment on column reports.report.pinned is 'type: import("./contract/told.ts").Told';
