-- What a session leaves behind: official papers, the adopted list, and what follows an evaluation. Only of the day itself, never of a rehearsal.
create table assembly.official_paper (
  session_id uuid not null references assembly.session (id),
  kind text not null check (kind in ('resolution', 'notice', 'minutes')),
  paper_id uuid not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  constraint official_paper_once primary key (session_id, kind)
);

create table assembly.adoption (
  round_id uuid primary key references assembly.round (id),
  plan_id uuid not null,
  draft_id uuid not null,
  adopted_by uuid not null,
  adopted_at timestamptz not null
);

-- Rectification after an evaluation: a supervision notice carries the order, the answer and its due day; here stands what it is about.
create table assembly.rectification (
  id uuid primary key,
  round_id uuid not null references assembly.round (id),
  option_id text not null,
  label text not null,
  grade text not null check (grade in ('satisfied', 'mostly', 'dissatisfied')),
  office_id uuid not null,
  notice_id uuid not null,
  due_on date not null,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  second_poll_id uuid references assembly.poll (id),
  second_option_id text,
  constraint rectified_once unique (round_id, option_id),
  constraint second_test_whole check ((second_poll_id is null) = (second_option_id is null))
);
create index rectification_second on assembly.rectification (second_poll_id) where second_poll_id is not null;
