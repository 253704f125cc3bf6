-- Numbers that open: definitions in versions, figures that others published, lists of expected things, dashboards. No number of our
-- own is stored here: each is a question asked of the ledger.
create schema indicators;

create table indicators.indicator (
  id uuid primary key,
  kind text not null check (kind in ('flow', 'level', 'ratio', 'external')),
  -- Whose it is: the office that answers for the definition, and the area it speaks of.
  office_id uuid not null references units.unit (id),
  place_id uuid not null references units.unit (id),
  category text not null check (category <> ''),
  position integer not null,
  -- Of the newest version: for lists, and so that an office has no two of one name.
  name text not null check (name <> ''),
  version integer not null default 1,
  retired_on date,
  retired_reason text check (retired_reason <> ''),
  -- Places and offices are ordered by value only while an administrator says why.
  ranking_reason text check (ranking_reason <> ''),
  ranking_opened_by uuid,
  ranking_opened_at timestamptz,
  constraint ranking_whole check (num_nonnulls(ranking_reason, ranking_opened_by, ranking_opened_at) in (0, 3)),
  unique (id, kind)
);
create unique index indicator_name_once on indicators.indicator (office_id, name) where retired_on is null;

create table indicators.version (
  id uuid primary key,
  indicator_id uuid not null references indicators.indicator (id),
  number integer not null check (number > 0),
  definition jsonb not null,
  -- Why it was made; the first needs no reason. `part_changed` when an indicator it stands on got a new version.
  reason text,
  saved_by uuid,
  saved_at timestamptz not null,
  constraint version_once unique (indicator_id, number),
  constraint version_has_reason check (number = 1 or reason is not null)
);

-- What a ratio stands on. A part is a flow or a level, whatever road someone comes: so no ratio can stand on itself, neither
-- directly nor through others, also when two people save at once.
create table indicators.part (
  version_id uuid not null references indicators.version (id),
  role text not null check (role in ('numerator', 'denominator')),
  part_id uuid not null,
  part_kind text not null constraint part_is_no_ratio check (part_kind in ('flow', 'level')),
  -- The version of the part that holds for this version of the ratio: a pinned ratio never changes its meaning.
  part_version_id uuid not null references indicators.version (id),
  primary key (version_id, role),
  foreign key (part_id, part_kind) references indicators.indicator (id, kind)
);
create index part_of on indicators.part (part_id);

create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'versions of a definition stay as they were saved' using errcode = 'restrict_violation', constraint = 'version_stays';
end $$;
create trigger version_stays before update or delete on indicators.version
  for each row execute function indicators.refuse_change();
create trigger part_stays before update or delete on indicators.part
  for each row execute function indicators.refuse_change();

create function indicators.refuse_other_kind() returns trigger language plpgsql as $$
begin
  if new.kind <> old.kind then
    raise exception 'the kind of an indicator stays' using errcode = 'restrict_violation', constraint = 'kind_stays';
  end if;
  return new;
end $$;
create trigger kind_stays before update on indicators.indicator
  for each row execute function indicators.refuse_other_kind();

-- A figure that somebody else published, typed in with its source. Taken back it stays readable.
create table indicators.figure (
  id uuid primary key,
  indicator_id uuid not null,
  indicator_kind text not null default 'external' constraint figure_only_external check (indicator_kind = 'external'),
  place_id uuid not null references units.unit (id),
  from_on date not null,
  until_on date not null,
  value numeric not null,
  bound text not null check (bound in ('exact', 'over', 'about', 'at_least', 'at_most')),
  source_title text not null check (source_title <> ''),
  source_on date not null,
  source_url text,
  entered_by uuid,
  entered_at timestamptz not null,
  withdrawn_reason text check (withdrawn_reason <> ''),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  constraint figure_some_days check (from_on < until_on),
  constraint figure_withdrawn_whole check ((withdrawn_reason is null) = (withdrawn_at is null)),
  foreign key (indicator_id, indicator_kind) references indicators.indicator (id, kind)
);
create unique index figure_once on indicators.figure (indicator_id, place_id, from_on, until_on) where withdrawn_at is null;

-- Expected things: what should be there, so that coverage can say what is missing.
create table indicators.list (
  id uuid primary key,
  office_id uuid not null references units.unit (id),
  place_id uuid not null references units.unit (id),
  name text not null check (name <> ''),
  -- How an event finds its thing: by where it happened, or by the value of a declared dimension.
  matched_by text not null check (matched_by in ('place', 'key')),
  dim text,
  version integer not null default 1,
  constraint key_has_dim check ((matched_by = 'key') = (dim is not null)),
  constraint list_name_once unique (office_id, name)
);
create table indicators.list_item (
  id uuid primary key,
  list_id uuid not null references indicators.list (id),
  name text not null check (name <> ''),
  place_id uuid not null references units.unit (id),
  key text check (key <> ''),
  from_on date not null,
  until_on date,
  constraint item_days_in_order check (until_on >= from_on)
);
create unique index item_on_list_once on indicators.list_item (list_id, name, place_id) where until_on is null;
create unique index item_key_once on indicators.list_item (list_id, key) where key is not null and until_on is null;

create table indicators.dashboard (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  title text not null check (title <> ''),
  items jsonb not null,
  version integer not null default 1,
  arranged_by uuid,
  arranged_at timestamptz not null,
  constraint dashboard_title_once unique (unit_id, title)
);

comment on column indicators.version.definition is 'type: import("./contract/definitions.ts").Definition';
comment on column indicators.dashboard.items is 'type: import("./contract/dashboards.ts").DashboardItem[]';

-- ── what other modules may read ──
create view indicators.label as
  select i.id, i.name, i.kind, i.office_id, i.place_id, v.id as version_id, v.definition ->> 'unit' as unit, i.retired_on
  from indicators.indicator i join indicators.version v on v.indicator_id = i.id and v.number = i.version;
