-- The cube: what events add up to, by month and year and for every node of both trees, and who was met there.

-- ── what the ledger must know of other schemas ──
-- Who stands above whom, and which entries are one human being. They are views of the ledger's own, so that the platform names no
-- module; what stands behind them is said here, once.
create view ledger.above as select id, ancestor_id as above_id, from_on, until_on from units.closure;
create view ledger.human as select id, human_id from people.human;

-- ── deltas: one per fact key, person and transaction, for every event, whether it counts something or not ──
drop view ledger.fact;
delete from ledger.delta;
alter table ledger.delta add column person_id uuid, add column household_id uuid;
comment on column ledger.delta.measure is 'empty where the event counts nothing';
-- A person's events: when two entries turn out to be one human being, these count anew.
create index event_person on ledger.event (person_id) where person_id is not null;

-- ── the day tier ──
-- A fact key is written once and then goes by its number. Only the folder numbers, so that no writer ever waits for another's key.
create table ledger.key (
  id integer generated always as identity primary key,
  kind text not null,
  measure text not null,
  dims jsonb not null,
  constraint key_once unique (kind, measure, dims)
);
drop table ledger.rollup;
create table ledger.rollup (
  key_id integer not null references ledger.key (id),
  day date not null,
  place_id uuid not null,
  office_id uuid not null,
  quantity numeric not null,
  n integer not null,
  primary key (key_id, day, place_id, office_id)
);
-- Folded and unfolded of what counts something: a question about days, places and offices together.
create view ledger.fact as
  select k.kind, k.measure, k.dims, r.day, r.place_id, r.office_id, r.quantity, r.n
  from ledger.rollup r join ledger.key k on k.id = r.key_id where k.measure <> ''
  union all
  select kind, measure, dims, day, place_id, office_id, quantity, n from ledger.delta where measure <> '';

-- ── the tiers of months and years ──
-- Short numbers for long ids, in tables of millions of rows: places and offices as nodes (`l`, `o`), all there is (`a`), human beings and
-- households (`p`, `h`).
create table ledger.mark (
  id integer generated always as identity primary key,
  role "char" not null check (role in ('a', 'l', 'o', 'p', 'h')),
  of uuid not null,
  constraint mark_once unique (role, of)
);
insert into ledger.mark (role, of) values ('a', '00000000-0000-0000-0000-000000000000');

-- What one node adds up to in one period (2026 a year, 202603 a month). All periods of all keys of a node lie side by side in the
-- primary key: a dashboard of one node is one stretch of it.
create table ledger.tier (
  node integer not null,
  key_id integer not null,
  period integer not null,
  quantity numeric not null,
  n integer not null,
  -- Behind how many of the events a known person or household stands.
  of_persons integer not null,
  of_households integer not null,
  -- How many different ones: those of `presence` with a count above zero.
  persons integer not null,
  households integer not null,
  places integer not null,
  primary key (node, key_id, period)
) with (fillfactor = 85);

-- How many events tie one person, household or place (`who`) to a node in a period. A reversal counts one down; whoever is at zero was not
-- met. Different ones over several keys or periods are counted here, since they are not the sum of the parts.
create table ledger.presence (
  node integer not null,
  key_id integer not null,
  period integer not null,
  who integer not null,
  n integer not null,
  sort "char" not null check (sort in ('p', 'h', 'l')),
  primary key (node, key_id, period, sort, who)
) with (fillfactor = 90);

-- The trees as the tiers have been built with; kept by `follow_moves` in the transaction that changes a tree. Nobody stands above itself
-- here.
create table ledger.stood (
  id uuid not null,
  above_id uuid not null,
  from_on date not null,
  until_on date not null,
  primary key (id, above_id, from_on)
);
create index stood_above on ledger.stood (above_id, id);

-- Whoever holds this row folds or rebuilds; the others come back later. Writers of events never ask for it.
create table ledger.folding (one boolean primary key default true check (one));
insert into ledger.folding default values;

create type ledger.portion as (
  node integer, key_id integer, day date, person integer, household integer, place integer, quantity numeric, n integer
);

-- Adds portions to tiers and presence; a negative portion takes away. Only for whoever holds the folding row: what it finds stays so.
create function ledger.pour(portions ledger.portion[]) returns void language plpgsql as $$
begin
  with part as (
    select p.node, p.key_id, g.period, p.person, p.household, p.place, p.quantity, p.n
    from unnest(portions) p cross join lateral (values
      (extract(year from p.day)::integer), (extract(year from p.day)::integer * 100 + extract(month from p.day)::integer)) g(period)
  ), cell as (
    select node, key_id, period, sum(quantity) as quantity, sum(n) as n,
      coalesce(sum(n) filter (where person is not null), 0) as of_persons,
      coalesce(sum(n) filter (where household is not null), 0) as of_households
    from part group by node, key_id, period
  ), met as (
    select p.node, p.key_id, p.period, m.sort, m.who, sum(p.n) as n
    from part p cross join lateral (values ('p'::"char", p.person), ('h', p.household), ('l', p.place)) m(sort, who)
    where m.who is not null
    group by p.node, p.key_id, p.period, m.sort, m.who having sum(p.n) <> 0
  ), turned as (
    select m.node, m.key_id, m.period, m.sort, m.who, m.n, coalesce(o.n, 0) as was
    from met m left join ledger.presence o
      on (o.node, o.key_id, o.period, o.sort, o.who) = (m.node, m.key_id, m.period, m.sort, m.who)
  ), kept as (
    insert into ledger.presence as p (node, key_id, period, sort, who, n)
    select node, key_id, period, sort, who, n from turned order by node, key_id, period, sort, who
    on conflict (node, key_id, period, sort, who) do update set n = p.n + excluded.n
  ), heads as (
    select node, key_id, period, coalesce(sum(turn) filter (where sort = 'p'), 0) as persons,
      coalesce(sum(turn) filter (where sort = 'h'), 0) as households, coalesce(sum(turn) filter (where sort = 'l'), 0) as places
    from (select *, (was + n > 0)::integer - (was > 0)::integer as turn from turned) t
    where turn <> 0 group by node, key_id, period
  )
  insert into ledger.tier as t (node, key_id, period, quantity, n, of_persons, of_households, persons, households, places)
  select c.node, c.key_id, c.period, c.quantity, c.n, c.of_persons, c.of_households,
    coalesce(h.persons, 0), coalesce(h.households, 0), coalesce(h.places, 0)
  from cell c left join heads h on (h.node, h.key_id, h.period) = (c.node, c.key_id, c.period)
  order by c.node, c.key_id, c.period
  on conflict (node, key_id, period) do update set quantity = t.quantity + excluded.quantity, n = t.n + excluded.n,
    of_persons = t.of_persons + excluded.of_persons, of_households = t.of_households + excluded.of_households,
    persons = t.persons + excluded.persons, households = t.households + excluded.households, places = t.places + excluded.places;
end $$;

-- The nodes that an event belongs to: all there is, its place, its office, and whoever stood above them on its day.
create function ledger.nodes(place uuid, office uuid, day date) returns table (role "char", of uuid) stable language sql as $$
  select 'a'::"char", '00000000-0000-0000-0000-000000000000'::uuid
  union all select 'l', place
  union all select 'o', office
  union all select 'l', s.above_id from ledger.stood s where s.id = place and s.from_on <= day and day < s.until_on
  union all select 'o', s.above_id from ledger.stood s where s.id = office and s.from_on <= day and day < s.until_on
$$;

create function ledger.number_marks(roles "char"[], ids uuid[]) returns void language sql as $$
  insert into ledger.mark (role, of)
  select distinct w.role, w.of from unnest(roles, ids) w(role, of)
  where w.of is not null and not exists (select from ledger.mark m where m.role = w.role and m.of = w.of)
  order by 1, 2
$$;

-- Folds waiting deltas into all tiers, in one transaction: a reader sees either the delta or what became of it. Whoever finds another at it
-- goes away with zero. Returns how many were folded.
create function ledger.fold(most integer) returns integer language plpgsql as $$
declare
  batch ledger.delta[];
begin
  perform from ledger.folding for update skip locked;
  if not found then return 0; end if;
  with claimed as (
    select id from ledger.delta order by id limit most for update skip locked
  ), taken as (
    delete from ledger.delta d using claimed c where d.id = c.id returning d
  )
  select array_agg(d) into batch from taken;
  if batch is null then return 0; end if;

  insert into ledger.key (kind, measure, dims)
  select distinct d.kind, d.measure, d.dims from unnest(batch) d
  where not exists (select from ledger.key k where (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims))
  order by 1, 2, 3;

  insert into ledger.rollup as r (key_id, day, place_id, office_id, quantity, n)
  select k.id, d.day, d.place_id, d.office_id, sum(d.quantity), sum(d.n)
  from unnest(batch) d join ledger.key k on (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims)
  group by k.id, d.day, d.place_id, d.office_id order by k.id, d.day, d.place_id, d.office_id
  on conflict (key_id, day, place_id, office_id) do update set quantity = r.quantity + excluded.quantity, n = r.n + excluded.n;

  perform ledger.number_marks(array_agg(w.role), array_agg(w.of)) from (
    select distinct n.role, n.of from (select distinct place_id, office_id, day from unnest(batch)) d,
      ledger.nodes(d.place_id, d.office_id, d.day) n
    union select 'p', coalesce(h.human_id, d.person_id) from unnest(batch) d left join ledger.human h on h.id = d.person_id
    union select 'h', d.household_id from unnest(batch) d
  ) w;

  perform ledger.pour(array_agg((node.id, k.id, d.day, p.id, h.id, l.id, d.quantity, d.n)::ledger.portion))
  from unnest(batch) d
  join ledger.key k on (k.kind, k.measure, k.dims) = (d.kind, d.measure, d.dims)
  cross join lateral ledger.nodes(d.place_id, d.office_id, d.day) at
  join ledger.mark node on node.role = at.role and node.of = at.of
  join ledger.mark l on l.role = 'l' and l.of = d.place_id
  left join ledger.human human on human.id = d.person_id
  left join ledger.mark p on p.role = 'p' and p.of = coalesce(human.human_id, d.person_id)
  left join ledger.mark h on h.role = 'h' and h.of = d.household_id;
  return cardinality(batch);
end $$;

-- ── when the trees or the persons change ──
-- What has been folded so far, month by month: the events less the deltas that still wait. Both in one statement, so of one moment.
create function ledger.folded(kinds text[], from_on date, until_on date, places uuid[], persons uuid[])
returns table (kind text, measure text, dims jsonb, day date, place_id uuid, office_id uuid, person_id uuid, household_id uuid,
  quantity numeric, n integer) stable language sql as $$
  select kind, measure, dims, day, place_id, office_id, person_id, household_id, sum(quantity), sum(n)::integer
  from (
    select e.kind, coalesce(e.measure, '') as measure, e.dims, e.occurred_on as day, e.place_id, e.office_id, e.person_id,
      e.household_id, coalesce(e.quantity, 0) as quantity, case when e.reverses is null then 1 else -1 end as n
    from ledger.event e
    where (kinds is null or e.kind = any (kinds)) and e.occurred_on >= $2 and e.occurred_on < $3
      and (places is null or e.place_id = any (places) or e.office_id = any (places))
      and (persons is null or e.person_id = any (persons))
    union all
    select d.kind, d.measure, d.dims, d.day, d.place_id, d.office_id, d.person_id, d.household_id, -d.quantity, -d.n
    from ledger.delta d
    where (kinds is null or d.kind = any (kinds)) and d.day >= $2 and d.day < $3
      and (places is null or d.place_id = any (places) or d.office_id = any (places))
      and (persons is null or d.person_id = any (persons))
  ) f
  group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0 or sum(quantity) <> 0
$$;

-- Bars folding until the end of this transaction, and waits for a fold that is under way. What is folded is then asked in new snapshots,
-- which only READ COMMITTED has.
create function ledger.bar_folding() returns void language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'trees and persons change in transactions that read what is committed' using errcode = 'invalid_transaction_state';
  end if;
  perform from ledger.folding for update;
end $$;

-- From when until when a unit newly stands below another (`sign` 1), or no longer (-1).
create type ledger.shift as (id uuid, above_id uuid, during daterange, sign integer);

-- The tiers follow the tree in the transaction that moves it: what was folded at the units moved is taken from those who no longer stand
-- above them on the day of the event and added to those who now do. Events that are being written meanwhile do not wait.
create function ledger.stand_anew(touched uuid[]) returns void language plpgsql as $$
declare
  shifts ledger.shift[];
  month record;
begin
  perform ledger.bar_folding();
  with old as (
    select id, above_id, range_agg(daterange(from_on, until_on)) as days from ledger.stood where id = any (touched) group by 1, 2
  ), fresh as (
    select id, above_id, range_agg(daterange(from_on, until_on)) as days from ledger.above
    where id = any (touched) and above_id <> id group by 1, 2
  ), pair as (
    select id, above_id, coalesce(o.days, '{}') as old, coalesce(f.days, '{}') as fresh
    from old o full join fresh f using (id, above_id)
  )
  select array_agg((s.id, s.above_id, s.during, s.sign)::ledger.shift) into shifts from (
    select id, above_id, unnest(old - fresh) as during, -1 as sign from pair
    union all
    select id, above_id, unnest(fresh - old), 1 from pair
  ) s;
  if shifts is null then return; end if;

  for month in
    -- Kind by kind and month by month, where anything has been folded at a unit on days that change.
    select k.kind, d.begins, d.ends, array_agg(distinct m.of) as units
    from unnest(shifts) s
    join ledger.mark m on m.role in ('l', 'o') and m.of = s.id
    join ledger.tier t on t.node = m.id and t.period > 9999
    join ledger.key k on k.id = t.key_id
    cross join lateral (select make_date(t.period / 100, t.period % 100, 1) as begins,
      (make_date(t.period / 100, t.period % 100, 1) + interval '1 month')::date as ends) d
    where s.during && daterange(d.begins, d.ends)
    group by 1, 2, 3
  loop
    perform ledger.number_marks(array['l', 'o']::"char"[], array[s.above_id, s.above_id])
    from (select distinct above_id from unnest(shifts)) s;
    perform ledger.pour(array_agg((node.id, k.id, f.day, p.id, h.id, l.id, s.sign * f.quantity, s.sign * f.n)::ledger.portion))
    from ledger.folded(array[month.kind], month.begins, month.ends, month.units, null) f
    join ledger.key k on (k.kind, k.measure, k.dims) = (f.kind, f.measure, f.dims)
    join unnest(shifts) s on f.day <@ s.during and s.id in (f.place_id, f.office_id)
    cross join lateral (values ('l'::"char", f.place_id), ('o', f.office_id)) at(role, of)
    join ledger.mark node on at.of = s.id and node.role = at.role and node.of = s.above_id
    join ledger.mark l on l.role = 'l' and l.of = f.place_id
    left join ledger.human human on human.id = f.person_id
    left join ledger.mark p on p.role = 'p' and p.of = coalesce(human.human_id, f.person_id)
    left join ledger.mark h on h.role = 'h' and h.of = f.household_id;
  end loop;

  delete from ledger.stood where id = any (touched);
  insert into ledger.stood (id, above_id, from_on, until_on)
  select id, above_id, from_on, until_on from ledger.above where id = any (touched) and above_id <> id;
end $$;

create function ledger.follow_moves() returns trigger language plpgsql as $$
declare
  touched uuid[];
begin
  select array_agg(distinct w.id) into touched from (
    select a.id from changed c join ledger.above a on a.above_id = c.child_id
    union select s.id from changed c join ledger.stood s on s.above_id = c.child_id
    union select c.child_id from changed c
  ) w;
  if touched is not null then perform ledger.stand_anew(touched); end if;
  return null;
end $$;
-- They come after those that keep the closure: triggers fire in the order of their names.
create trigger ledger_follows_edge_on_insert after insert on units.edge
  referencing new table as changed for each statement execute function ledger.follow_moves();
create trigger ledger_follows_edge_on_update after update on units.edge
  referencing new table as changed for each statement execute function ledger.follow_moves();
create trigger ledger_follows_edge_on_delete after delete on units.edge
  referencing old table as changed for each statement execute function ledger.follow_moves();

-- Two entries turn out to be one human being, or not to be: what was folded under the one is counted under the other.
create function ledger.follow_merges() returns trigger language plpgsql as $$
declare
  before uuid := coalesce(old.alias_of, old.id);
  since uuid := coalesce(new.alias_of, new.id);
begin
  perform ledger.bar_folding();
  perform ledger.number_marks(array['p', 'p']::"char"[], array[before, since]);
  perform ledger.pour(array_agg((node.id, k.id, f.day, p.id, null, null, 0, w.sign * f.n)::ledger.portion))
  from ledger.folded(null, '-infinity', 'infinity', null, array[new.id]) f
  join ledger.key k on (k.kind, k.measure, k.dims) = (f.kind, f.measure, f.dims)
  cross join lateral ledger.nodes(f.place_id, f.office_id, f.day) at
  join ledger.mark node on node.role = at.role and node.of = at.of
  cross join lateral (values (before, -1), (since, 1)) w(human, sign)
  join ledger.mark p on p.role = 'p' and p.of = w.human;
  return null;
end $$;
create trigger ledger_follows_merge after update of alias_of on people.person
  for each row when (old.alias_of is distinct from new.alias_of) execute function ledger.follow_merges();

-- ── checking the books ──
-- Each time the books were recomputed from the events, and what came of it. `whole` stays null where a check never came to its end.
create table ledger.verification (
  id uuid primary key,
  number bigint generated always as identity unique,
  asked_at timestamptz not null,
  -- Null where the clock asked.
  asked_by uuid,
  ended_at timestamptz,
  events integer,
  waiting integer,
  seals integer,
  whole boolean,
  outcomes jsonb,
  constraint verification_tells_its_outcome check (whole is null or (ended_at is not null and outcomes is not null))
);
-- One at a time.
create unique index verification_one_at_a_time on ledger.verification ((true)) where ended_at is null;

-- ── what happened before ──
insert into ledger.stood (id, above_id, from_on, until_on)
select id, above_id, from_on, until_on from ledger.above where above_id <> id;
insert into ledger.delta (kind, measure, dims, day, place_id, office_id, person_id, household_id, quantity, n)
select kind, coalesce(measure, ''), dims, occurred_on, place_id, office_id, person_id, household_id, coalesce(sum(quantity), 0),
  sum(case when reverses is null then 1 else -1 end)
from ledger.event
group by kind, measure, dims, occurred_on, place_id, office_id, person_id, household_id
having sum(case when reverses is null then 1 else -1 end) <> 0;
do $$ begin while ledger.fold(20000) > 0 loop end loop; end $$;
