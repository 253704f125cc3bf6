-- One row per human being. What a person is to the street (staff, representative, volunteer) stands elsewhere and points here.
create schema people;

create table people.person (
  id uuid primary key,
  -- Plain, as written, any character of Unicode; masked by role when shown.
  name text not null check (name <> '' and name = normalize(name, nfc)),
  sex text check (sex in ('female', 'male')),
  born_on date,
  -- The survivor, once two rows turn out to be one human being. Rows are never removed.
  alias_of uuid references people.person (id),
  -- Whose register holds this person: a row is covered by grants on either node.
  place_id uuid not null references units.unit (id),
  office_id uuid not null references units.unit (id),
  entered_at timestamptz not null,
  constraint person_not_own_alias check (alias_of <> id)
);
create index person_name on people.person using gin (name gin_trgm_ops);
create index person_alias on people.person (alias_of) where alias_of is not null;

-- A survivor is never itself an alias, so that one look finds it and no circle can arise.
create function people.refuse_alias_chain() returns trigger language plpgsql as $$
begin
  if new.alias_of is not null and (
    exists (select from people.person where id = new.alias_of and alias_of is not null)
    or exists (select from people.person where alias_of = new.id)
  ) then
    raise exception 'an alias points to a survivor' using errcode = 'check_violation', constraint = 'person_alias_to_survivor';
  end if;
  return null;
end $$;
create trigger person_alias_to_survivor after insert or update of alias_of on people.person
  for each row execute function people.refuse_alias_chain();

create table people.household (
  id uuid primary key,
  place_id uuid not null references units.unit (id),
  entered_at timestamptz not null
);
create table people.household_member (
  id uuid primary key,
  household_id uuid not null references people.household (id),
  person_id uuid not null references people.person (id),
  relation text,
  during daterange not null check (not isempty(during)),
  constraint member_of_one_household exclude using gist (person_id with =, during with &&)
);
create index household_member_of on people.household_member (household_id);

-- Who works for which office, as what, and when. A person may work for two (a secretary is often the committee's director too).
create table people.employment (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  office_id uuid not null references units.unit (id),
  -- As the office calls it; null where it is only known that the person works there.
  title text check (title <> ''),
  during daterange not null check (not isempty(during)),
  constraint employed_once exclude using gist (person_id with =, office_id with =, during with &&)
);
create index employment_office on people.employment (office_id);

-- Phones and identity numbers: the value sealed by the vault, the blind index for exact search.
create table people.identifier (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  kind text not null check (kind in ('phone', 'identity_number')),
  sealed bytea not null,
  blind_index bytea not null check (octet_length(blind_index) = 32),
  entered_at timestamptz not null,
  -- One phone signs in one person; a family sharing a phone enters it with one of them.
  constraint identifier_once unique (kind, blind_index),
  constraint identifier_one_of_kind unique (person_id, kind)
);

-- ── what other modules may read ──
create view people.label as select id, name from people.person;
-- Whose register holds a person: what a permission on persons is checked against.
create view people.standing as select id, place_id, office_id from people.person;
-- Half-open days, as everywhere; 'infinity' while it lasts.
create view people.works_for as
  select person_id, office_id, title, coalesce(lower(during), '-infinity') as from_on, coalesce(upper(during), 'infinity') as until_on
  from people.employment;
