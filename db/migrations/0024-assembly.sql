-- Preparing a session: numbers of representatives, leave with its days, invitations, papers of the agenda and who has read them.

-- 代表证号: tells two of one name apart on a list, and finds the same person in the next list.
alter table assembly.member add column number text check (number <> '');
alter table assembly.member add constraint member_number_once
  exclude using gist (term_id with =, number with =, during with &&) where (number is not null);

alter table assembly.attendee
  add column leave_asked_at timestamptz,
  add column leave_asked_by uuid,
  add column leave_decided_at timestamptz;

-- That somebody was asked to come: by message, on paper, and whether it reached them.
create table assembly.invitation (
  attendee_id uuid primary key references assembly.attendee (id),
  told_at timestamptz,
  printed_at timestamptz,
  -- Opened by the person, or handed over on paper as a clerk says.
  seen_at timestamptz,
  handed_by uuid,
  sent_by uuid not null,
  constraint invitation_went_out check (told_at is not null or printed_at is not null)
);

-- What lies on the table for an item of the agenda: a file, or what an earlier module keeps, shown as it stands there.
create table assembly.item_paper (
  id uuid primary key,
  item_id uuid not null references assembly.item (id),
  position integer not null check (position > 0),
  title text not null check (title <> ''),
  source text not null check (source in ('file', 'plan', 'report', 'paper')),
  -- The file itself; of what is taken from elsewhere the text as it was when it was laid on the table.
  file_id uuid not null,
  source_id uuid,
  -- What it says, as far as it is text, for the booklet in large type; a scanned page says nothing.
  parts jsonb not null default '[]',
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  constraint item_paper_names_its_source check ((source = 'file') = (source_id is null))
);
create index item_paper_item on assembly.item_paper (item_id);

-- Who has opened a paper, once: the first time counts.
create table assembly.paper_reading (
  item_paper_id uuid not null references assembly.item_paper (id),
  person_id uuid not null,
  read_at timestamptz not null,
  primary key (item_paper_id, person_id)
);
