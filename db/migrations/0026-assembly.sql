-- The day as it is run: who speaks, what the hall is shown, and the screens that show it.

-- The speakers' list of an item. One speaks at a time.
create table assembly.speaker (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  item_id uuid not null references assembly.item (id),
  attendee_id uuid not null references assembly.attendee (id),
  -- Their place in the list; whoever is moved forward gets a smaller one.
  position integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'speaking', 'done', 'withdrawn')),
  minutes integer not null check (minutes between 1 and 240),
  entered_at timestamptz not null,
  entered_by uuid not null,
  began_at timestamptz,
  ended_at timestamptz,
  constraint speaker_has_begun check ((state = 'waiting') = (began_at is null) or state = 'withdrawn')
);
create unique index speaker_one_speaking on assembly.speaker (run_id) where state = 'speaking';
create unique index speaker_waits_once on assembly.speaker (run_id, item_id, attendee_id) where state in ('waiting', 'speaking');
create index speaker_item on assembly.speaker (run_id, item_id, position);

-- What the chair chose to show instead of what follows from the step. It holds for that step: at the next one the hall follows again.
create table assembly.shown (
  run_id uuid primary key references assembly.run (id),
  picture text not null check (picture in ('welcome', 'item', 'attendance', 'question', 'count', 'result', 'pause')),
  -- The round to be shown, where it is not the newest.
  round_id uuid,
  step text not null,
  chosen_at timestamptz not null,
  chosen_by uuid not null
);

-- A code that opens screens of the hall in one venue. Ten digits, since remote controls have no letters; kept as a keyed index only.
create table assembly.hall_code (
  id uuid primary key,
  session_id uuid not null references assembly.session (id),
  venue_id uuid not null references assembly.venue (id),
  code_index bytea not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  constraint hall_code_withdrawn_whole check ((withdrawn_by is null) = (withdrawn_at is null))
);
create unique index hall_code_once on assembly.hall_code (venue_id) where withdrawn_at is null;
create index hall_code_session on assembly.hall_code (session_id);

-- A screen that was opened by a code: it stays open until the code is withdrawn or the day after the session.
create table assembly.hall_screen (
  id uuid primary key,
  hall_code_id uuid not null references assembly.hall_code (id),
  token_hash bytea not null unique,
  opened_at timestamptz not null
);
create index hall_screen_code on assembly.hall_screen (hall_code_id);

-- Who wiped a rehearsal. What was counted stands beside it in `wiped`.
alter table assembly.run add column wiped_by uuid;
alter table assembly.run add constraint run_wiped_whole check ((wiped_at is null) = (wiped is null) and (wiped_at is null) = (wiped_by is null));
-- How many minutes an item was given besides those of the agenda.
alter table assembly.item_progress add column extra_min integer not null default 0 check (extra_min between 0 and 600);

-- What has been counted of a wiped rehearsal is never changed, and nothing is ever entered into it again: a run that has ended stays ended.
create function assembly.keep_run() returns trigger language plpgsql as $$
begin
  if old.wiped_at is not null or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    or new.kind <> old.kind or new.session_id <> old.session_id then
    raise exception 'A run that has ended or was wiped is not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keep_run before update on assembly.run for each row execute function assembly.keep_run();
