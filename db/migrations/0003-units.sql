-- Two dated trees: places and offices. A unit is never removed; a move closes one edge and opens another.
create schema units;

create table units.unit (
  id uuid primary key,
  tree text not null check (tree in ('place', 'office')),
  kind text not null,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  -- What the street's own registers call it (a road number, a grid number); not every unit has one.
  code text,
  labels jsonb not null default '{}' check (jsonb_typeof(labels) = 'object'),
  -- Days are half-open: a unit is there from `opened_on` up to, not including, `closed_on`.
  opened_on date not null,
  closed_on date,
  -- One installation is one tree of each; everything else stands below something.
  root boolean not null default false,
  constraint unit_closes_after_opening check (closed_on > opened_on),
  -- So that an edge can only join units of one tree.
  unique (id, tree)
);
create unique index unit_one_root on units.unit (tree) where root;
create unique index unit_code_once on units.unit (tree, kind, code) where code is not null;
create index unit_name on units.unit using gin (name gin_trgm_ops);

-- An edge outlives the closing of its unit on purpose: what happened in a closed compound must stay somebody's to see.
create table units.edge (
  id uuid primary key,
  tree text not null,
  child_id uuid not null,
  parent_id uuid not null,
  during daterange not null,
  foreign key (child_id, tree) references units.unit (id, tree),
  foreign key (parent_id, tree) references units.unit (id, tree),
  constraint edge_not_to_itself check (child_id <> parent_id),
  constraint edge_some_days check (not isempty(during) and not lower_inf(during)),
  constraint edge_one_parent exclude using gist (child_id with =, during with &&)
);
create index edge_parent on units.edge (parent_id);

-- The closure of the edges, kept by the triggers below in the transaction that changes a tree.
create table units.closure (
  id uuid not null references units.unit (id),
  ancestor_id uuid not null references units.unit (id),
  from_on date not null,
  until_on date not null,
  primary key (id, ancestor_id, from_on)
);
create index closure_ancestor on units.closure (ancestor_id, id);

-- One row that every change of a tree raises: it makes changes wait for each other (two moves at once could otherwise close a
-- circle that neither sees) and tells a process whether the tree it remembers is still the tree.
create table units.version (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into units.version (version) values (1);

create function units.raise_version() returns trigger language plpgsql as $$
begin
  update units.version set version = version + 1;
  return null;
end $$;
create trigger unit_raises_version before insert or update or delete on units.unit
  for each statement execute function units.raise_version();
create trigger edge_raises_version before insert or update or delete on units.edge
  for each statement execute function units.raise_version();

-- Climbs from the new parent through every edge in force on any shared day. Meeting the child again would close a circle.
create function units.refuse_cycle() returns trigger language plpgsql as $$
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
end $$;
create trigger edge_no_cycle after insert or update on units.edge
  for each row execute function units.refuse_cycle();

-- A unit is always within itself, also before it opens and after it closes.
create function units.keep_self() returns trigger language plpgsql as $$
begin
  insert into units.closure (id, ancestor_id, from_on, until_on) select id, id, '-infinity', 'infinity' from fresh;
  return null;
end $$;
create trigger unit_within_itself after insert on units.unit
  referencing new table as fresh for each statement execute function units.keep_self();

-- Recomputes the ancestors of every changed unit and of all that ever stood below it. Ranges that touch are joined, so a unit is
-- within an ancestor on a day by one row at most.
create function units.keep_closure() returns trigger language plpgsql as $$
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
end $$;
create trigger edge_keeps_closure_on_insert after insert on units.edge
  referencing new table as changed for each statement execute function units.keep_closure();
create trigger edge_keeps_closure_on_update after update on units.edge
  referencing new table as changed for each statement execute function units.keep_closure();
create trigger edge_keeps_closure_on_delete after delete on units.edge
  referencing old table as changed for each statement execute function units.keep_closure();

-- Boundaries in WGS-84 degrees, longitude before latitude. PostgreSQL's own polygon type: the embedded build has no PostGIS.
create table units.shape (
  id uuid primary key,
  place_id uuid not null references units.unit (id),
  area polygon not null,
  during daterange not null,
  constraint shape_has_corners check (npoints(area) >= 3),
  constraint shape_some_days check (not isempty(during) and not lower_inf(during)),
  constraint shape_one_at_a_time exclude using gist (place_id with =, during with &&)
);
-- The polygon operator class cannot ask for a point; a box around the polygon finds the few candidates.
create index shape_box on units.shape using gist (box(area));

-- ── what other modules may read ──
create view units.label as select id, tree, kind, name, short_name from units.unit;
-- Half-open days: within from `from_on` up to, not including, `until_on` ('infinity' while it lasts).
create view units.within as select ancestor_id, id, from_on, until_on from units.closure;

comment on column units.unit.labels is 'type: Record<string, string>';
