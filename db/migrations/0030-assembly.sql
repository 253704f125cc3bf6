-- Deliberation in groups: what was said and when, points raised, minutes, photos. All of it belongs to a run, so a rehearsal leaves nothing.

-- A group in a run. `revision` counts the changes of its remarks: whoever watches asks for what came after the last one they know.
create table assembly.talk (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  group_id uuid not null references assembly.discussion_group (id),
  revision integer not null default 0,
  -- How many points were ever entered; their numbers have no hole.
  points integer not null default 0,
  constraint talk_once unique (run_id, group_id)
);

-- When a group had the word: opened and closed by its convenor, or with the item of the agenda.
create table assembly.talk_time (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  talk_id uuid not null references assembly.talk (id),
  item_id uuid references assembly.item (id),
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  constraint talk_time_in_order check (closed_at >= opened_at)
);
create unique index talk_open_once on assembly.talk_time (talk_id) where closed_at is null;

-- One thing said in the online chat of a group.
create table assembly.remark (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  talk_id uuid not null references assembly.talk (id),
  position integer not null check (position > 0),
  revision integer not null check (revision > 0),
  person_id uuid not null,
  words text check (words <> ''),
  said_at timestamptz not null,
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  hidden_by uuid,
  hidden_reason text check (hidden_reason <> ''),
  constraint remark_in_order unique (talk_id, position),
  constraint remark_withdrawn_is_empty check ((words is null) = (withdrawn_at is not null)),
  constraint remark_withdrawn_at_once check (withdrawn_at <= said_at + interval '2 minutes'),
  constraint remark_hidden_with_reason check (num_nulls(hidden_at, hidden_by, hidden_reason) in (0, 3))
);
create unique index remark_revised on assembly.remark (talk_id, revision);

-- What somebody raised: for the chair's list, and from there to a wish or a written opinion.
create table assembly.point (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  talk_id uuid not null references assembly.talk (id),
  position integer not null check (position > 0),
  kind text not null check (kind in ('opinion', 'suggestion', 'question')),
  words text not null check (words <> ''),
  -- Null where the group as a whole said it.
  raised_by uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  item_id uuid references assembly.item (id),
  -- A work that no item of the agenda stands for, in words.
  about text check (about <> ''),
  wanted text not null check (wanted in ('nothing', 'wish', 'written_opinion')),
  -- Handled together with another; it keeps its own words, its own number and whoever raised it.
  merged_into uuid references assembly.point (id),
  struck_at timestamptz,
  struck_by uuid,
  struck_reason text check (struck_reason <> ''),
  -- The wish it became.
  wish_id uuid,
  handed_at timestamptz,
  handed_by uuid,
  constraint point_in_order unique (talk_id, position),
  constraint point_not_into_itself check (merged_into <> id),
  constraint point_struck_with_reason check (num_nulls(struck_at, struck_by, struck_reason) in (0, 3)),
  constraint point_handed_whole check (num_nulls(wish_id, handed_at, handed_by) in (0, 3))
);
create index point_run on assembly.point (run_id);
create index point_merged on assembly.point (merged_into);

-- Every version that the recorder wrote. The convenor confirms one; a later version waits to be confirmed again.
create table assembly.minutes (
  id uuid primary key,
  run_id uuid not null references assembly.run (id),
  talk_id uuid not null references assembly.talk (id),
  version integer not null check (version > 0),
  words text not null check (words <> ''),
  written_by uuid not null,
  written_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  constraint minutes_version_once unique (talk_id, version),
  constraint minutes_confirmed_whole check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  constraint minutes_confirmed_by_another check (confirmed_by <> written_by)
);

create table assembly.group_photo (
  file_id uuid primary key,
  run_id uuid not null references assembly.run (id),
  talk_id uuid not null references assembly.talk (id),
  caption text check (caption <> ''),
  kept_by uuid not null,
  kept_at timestamptz not null
);
create index group_photo_talk on assembly.group_photo (talk_id);

-- Files of photos that went, until their bytes are gone too.
create table assembly.photo_gone (
  file_id uuid primary key
);

create function assembly.let_photo_go() returns trigger language plpgsql as $$
begin
  insert into assembly.photo_gone (file_id) values (old.file_id);
  return null;
end $$;
create trigger photo_goes after delete on assembly.group_photo
  for each row execute function assembly.let_photo_go();

-- What was said stays said: nothing is edited, and nothing goes but with the rehearsal it belongs to.
create function assembly.keep_talk() returns trigger language plpgsql as $$
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
end $$;
create trigger remark_stays before update or delete on assembly.remark
  for each row execute function assembly.keep_talk();
create trigger point_stays before update or delete on assembly.point
  for each row execute function assembly.keep_talk();
create trigger minutes_stay before update or delete on assembly.minutes
  for each row execute function assembly.keep_talk();

-- Contact points of deputies and consultative forums (人大代表联系点, 网格议事厅) are bodies that meet: what is raised there is a point of a group.
alter table assembly.body drop constraint body_kind_check;
alter table assembly.body add constraint body_kind_check
  check (kind in ('conference', 'committee', 'residents_committee', 'party_branch', 'forum'));
