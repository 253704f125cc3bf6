-- Registers printed in the templates of upper offices (台账), and inspection folders (迎检): standards bound to their evidence.

create table documents.register (
  id uuid primary key,
  title text not null check (title <> ''),
  -- Which records it lists: the key of a source that a module declares.
  source_key text not null,
  place_id uuid not null,
  office_id uuid not null,
  -- An upper office's form that the whole street fills in: printed by whoever may print, each what they may see.
  is_shared boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null,
  closed_at timestamptz
);
create index register_office on documents.register (office_id, id desc);

-- A template as it came, version by version; none is changed or removed. What was printed says from which.
create table documents.register_template (
  id uuid primary key,
  register_id uuid not null references documents.register (id),
  ordinal integer not null check (ordinal > 0),
  format text not null check (format in ('docx', 'xlsx')),
  file_id uuid not null,
  name text not null,
  -- Which fields of the source it names, and where in a sheet its head stands.
  reads jsonb not null,
  kept_by uuid not null,
  kept_at timestamptz not null,
  constraint register_template_once unique (register_id, ordinal)
);

create table documents.register_print (
  id uuid primary key,
  register_id uuid not null references documents.register (id),
  -- Null: printed in our own plain layout.
  template_id uuid references documents.register_template (id),
  from_on date not null,
  until_on date not null,
  place_id uuid,
  office_id uuid,
  rows integer not null check (rows >= 0),
  file_id uuid not null,
  name text not null,
  media_type text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  printed_by uuid not null,
  printed_at timestamptz not null,
  constraint print_some_days check (until_on > from_on)
);
create index register_print_of on documents.register_print (register_id, id desc);

create table documents.folder (
  id uuid primary key,
  title text not null check (title <> ''),
  -- 依据: the scheme of assessment whose standards these are.
  basis text,
  inspector text,
  place_id uuid not null,
  office_id uuid not null,
  state text not null default 'open' check (state in ('open', 'complete', 'handed_in')),
  due_on date not null,
  -- Evidence is of these days unless a standard says others.
  from_on date not null,
  until_on date not null,
  created_by uuid not null,
  created_at timestamptz not null,
  completed_at timestamptz,
  completed_by uuid,
  handed_in_at timestamptz,
  handed_in_by uuid,
  handed_in_sha256 bytea check (octet_length(handed_in_sha256) = 32),
  constraint folder_some_days check (until_on > from_on),
  constraint completion_is_whole check ((completed_at is null) = (completed_by is null) and (state = 'open') = (completed_at is null)),
  constraint hand_in_is_whole check (num_nonnulls(handed_in_at, handed_in_by, handed_in_sha256) in (0, 3)
    and (state = 'handed_in') = (handed_in_at is not null))
);
create index folder_office on documents.folder (office_id, id desc);

create table documents.standard (
  id uuid primary key,
  folder_id uuid not null references documents.folder (id),
  position integer not null,
  code text not null,
  section text,
  words text not null check (words <> ''),
  -- What counts as evidence, how much of it; null: any kind.
  needs_kind text check (needs_kind in ('record', 'paper', 'file', 'indicator')),
  needs_count integer not null default 1 check (needs_count between 1 and 999),
  from_on date,
  until_on date,
  weight numeric check (weight >= 0),
  -- Whose it is to bring the evidence.
  office_id uuid not null,
  due_on date,
  -- 不适用: why nothing is needed here.
  waived_reason text check (waived_reason <> ''),
  constraint standard_code_once unique (folder_id, code),
  constraint standard_days check ((from_on is null) = (until_on is null) and (from_on is null or until_on > from_on))
);
create index standard_office on documents.standard (office_id);

create table documents.evidence (
  id uuid primary key,
  standard_id uuid not null references documents.standard (id),
  kind text not null check (kind in ('record', 'paper', 'file', 'indicator')),
  -- The record, paper, file or indicator; of a record the source that reads it.
  ref_id uuid not null,
  source_key text,
  title text not null check (title <> ''),
  happened_on date not null,
  event_id uuid,
  -- Of an indicator: the number as it was when bound, with its version, period and day. Of a file: its hash.
  pinned jsonb,
  sha256 bytea check (octet_length(sha256) = 32),
  bound_by uuid not null,
  bound_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  constraint record_names_source check ((kind = 'record') = (source_key is not null)),
  constraint indicator_is_pinned check (kind <> 'indicator' or pinned is not null),
  constraint file_has_hash check (kind <> 'file' or sha256 is not null),
  constraint removal_is_whole check ((removed_by is null) = (removed_at is null))
);
create index evidence_of on documents.evidence (standard_id) where removed_at is null;
-- One thing proves one standard once.
create unique index evidence_once on documents.evidence (standard_id, kind, ref_id) where removed_at is null and kind <> 'indicator';

-- What was kept and printed stays; a folder that was handed in is as it was handed in.
create trigger register_template_stays before update or delete on documents.register_template
  for each row execute function documents.refuse_change();
create trigger register_print_stays before update or delete on documents.register_print
  for each row execute function documents.refuse_change();
create function documents.refuse_after_hand_in() returns trigger language plpgsql as $$
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
end $$;
create trigger standard_stays before insert or update or delete on documents.standard
  for each row execute function documents.refuse_after_hand_in();
create trigger evidence_stays before insert or update or delete on documents.evidence
  for each row execute function documents.refuse_after_hand_in();
create trigger folder_stays before update or delete on documents.folder
  for each row execute function documents.refuse_after_hand_in();

comment on column documents.register_template.reads is 'type: import("./contract/registers.ts").TemplateReads';
comment on column documents.evidence.pinned is 'type: import("./contract/folders.ts").PinnedNumber | null';
