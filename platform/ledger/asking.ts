import { type RawBuilder, sql } from 'kysely'
import type { Asked } from './cube.ts'

// The parts of the one statement behind `askFacts`. Its words: an ask (`a`) has a filter (`f`) and a list of periods (`p`); the j-th
// period of a list is a span (`s`) of whole years and months, its pieces, and of days at its edges; an item is an ask in one of its periods.
//
// What is asked has no statistics, and PostgreSQL then believes in one row and joins lists of thousands by running through the one for each
// row of the other. So the statement runs with nested loops off, and where an index is to be asked row by row, it says so: by a lateral
// sub-query that cannot be flattened (`offset 0`), each in a part of its own.

const json = (rows: object[]) => sql`${JSON.stringify(rows)}::jsonb`
const all = sql.lit('00000000-0000-0000-0000-000000000000')

/** Whether a row of facts lies below the nodes that an item asks for, on its day or today. */
const within = (item: string, row: string, day: string, today: string) => {
  const [x, r, on] = [sql.raw(item), sql.raw(row), sql.raw(day)]
  const stands = (
    unit: string,
    node: string,
  ) => sql`(${x}.${sql.raw(node)} is null or ${r}.${sql.raw(unit)} = ${x}.${sql.raw(node)} or exists (
      select from ledger.stood up where up.id = ${r}.${sql.raw(unit)} and up.above_id = ${x}.${sql.raw(node)}
        and up.from_on <= case when ${x}.now then ${today}::date else ${on} end
        and up.until_on > case when ${x}.now then ${today}::date else ${on} end))`
  return sql`${stands('place_id', 'place')} and ${stands('office_id', 'office')}`
}

/** Whether a row of facts carries what a filter asks for, beside its kind. */
const fits = (row: string, filter: string): RawBuilder<unknown> => {
  const [r, f] = [sql.raw(row), sql.raw(filter)]
  return sql`(${f}.measure is null or ${r}.measure = ${f}.measure)
    and not exists (select from jsonb_each(${f}.dims) want where not want.value @> coalesce(${r}.dims -> want.key, 'null'))`
}

/**
 * Some questions need no single days: whole months and years of one node, as the trees stood. Most are of this kind, and their statement
 * leaves out all that is for the others.
 */
export const asksForDays = (asked: Asked): boolean => asked.edges.length > 0 || asked.byDay

/** Which items must be answered from single days, and what they find there. */
const byDay = (asked: Asked, today: string) => sql`), edge as materialized (
    select * from jsonb_to_recordset(${json(asked.edges)}) as v(s integer, from_on date, until_on date)
  ), stirred as materialized (
    -- Nodes below which something was recorded at a unit that stood there on some day of the span and does not today, or the reverse.
    select n.node_of, n.s from (
      select distinct coalesce(a.place, a.office) as node_of, t.s, case when a.place is null then 'o'::"char" else 'l' end as role
      from ask a join slot t using (p) where a.now and (a.place is null or a.office is null)
    ) n join span using (s)
    where exists (
      select from (
        select up.id, range_agg(daterange(up.from_on, up.until_on)) as days from ledger.stood up where up.above_id = n.node_of
        group by up.id
      ) w
      where not isempty(case when w.days @> ${today}::date then datemultirange(daterange(span.from_on, span.until_on)) - w.days
          else datemultirange(daterange(span.from_on, span.until_on)) * w.days end)
        and (exists (
            select from ledger.tier t where t.node = (select m.id from ledger.mark m where m.role = n.role and m.of = w.id)
              and t.period between extract(year from span.from_on) * 100 + extract(month from span.from_on)
                and extract(year from span.until_on) * 100 + extract(month from span.until_on))
          or exists (select from ledger.delta d where w.id in (d.place_id, d.office_id)))
    )
  ), item as materialized (
    select a.a, t.j, t.s, a.f, a.what, a.place, a.office, a.now, a.node, span.from_on, span.until_on,
      case when d.by_day then span.from_on else span.core_from end as core_from,
      case when d.by_day then span.from_on else span.core_until end as core_until, d.by_day
    from ask a join slot t using (p) join span using (s)
    left join stirred m on a.now and m.node_of = coalesce(a.place, a.office) and m.s = t.s
    cross join lateral (select m.s is not null or (a.place is not null and a.office is not null) as by_day) d`

const byTiersAlone = sql`), item as materialized (
    select a.a, t.j, t.s, a.f, a.what, a.place, a.office, a.now, a.node, span.from_on, span.until_on, span.core_from, span.core_until
    from ask a join slot t using (p) join span using (s)`

const ofDays = (today: string) => sql`, stretch as materialized (
    select i.a, i.j, i.f, i.what, i.place, i.office, i.now, edge.from_on, edge.until_on
    from item i join edge using (s) where not i.by_day
    union all
    select i.a, i.j, i.f, i.what, i.place, i.office, i.now, i.from_on, i.until_on from item i where i.by_day
  ), stretch_key as materialized (
    select x.*, w.key_id from stretch x join wanted w using (f) where x.what not in ('persons', 'households')
  ), daily as materialized (
    select x.a, x.j, x.what, r.place_id, r.quantity, r.n
    from stretch_key x cross join lateral (
      select * from ledger.rollup r where r.key_id = x.key_id and r.day >= x.from_on and r.day < x.until_on
        and ${within('x', 'r', 'r.day', today)} offset 0
    ) r
  ), stretch_filter as materialized (
    select x.*, f.kinds, f.measure, f.dims from stretch x join filter f using (f) where x.what in ('persons', 'households')
  ), met as materialized (
    -- Rolled-up days do not know whom they met.
    select x.a, x.j, x.what, e.person, e.household_id as household, case when e.reverses is null then 1 else -1 end as n
    from stretch_filter x cross join lateral (
      select e.household_id, e.reverses,
        coalesce((select h.human_id from ledger.human h where h.id = e.person_id), e.person_id) as person
      from ledger.event e
      where e.kind = any (x.kinds) and e.occurred_on >= x.from_on and e.occurred_on < x.until_on and ${fits('e', 'x')}
        and ${within('x', 'e', 'e.occurred_on', today)} offset 0
    ) e
  )`

/**
 * Sums of every item (`total`): tiers where whole years and months of one node are asked; days where they are not: at the edges of a
 * period, for a place and an office together, and as the trees stand today where they once stood otherwise. And whatever is not yet
 * folded.
 */
export const everything = (asked: Asked, today: string) => {
  const days = asksForDays(asked)
  return sql`
  filter as materialized (
    select * from jsonb_to_recordset(${json(asked.filters)}) as v(f integer, kinds text[], measure text, dims jsonb)
  ), slot as materialized (
    select * from jsonb_to_recordset(${json(asked.slots)}) as v(p integer, j integer, s integer)
  ), span as materialized (
    select * from jsonb_to_recordset(${json(asked.spans)}) as v(s integer, from_on date, until_on date, core_from date, core_until date)
  ), piece as materialized (
    select * from jsonb_to_recordset(${json(asked.pieces)}) as v(s integer, period integer)
  ), node as materialized (
    select v.*, (
        select m.id from ledger.mark m
        where m.role = case when v.place is not null then 'l'::"char" when v.office is not null then 'o' else 'a' end
          and m.of = coalesce(v.place, v.office, ${all})
      ) as node
    from jsonb_to_recordset(${json(asked.nodes)}) as v(o integer, place uuid, office uuid)
  ), ask as materialized (
    select v.*, node.place, node.office, node.node
    from jsonb_to_recordset(${json(asked.asks)}) as v(a integer, f integer, p integer, o integer, what text, now boolean,
      lo integer, hi integer) join node using (o)
  ), wanted as materialized (
    select f.f, k.id as key_id from filter f cross join lateral (
      select k.id from ledger.key k where k.kind = any (f.kinds) and ${fits('k', 'f')} offset 0
    ) k
  ${days ? byDay(asked, today) : byTiersAlone}
  ), reach as materialized (
    select a.a, a.p, a.what, a.now, coalesce(a.place, a.office) as node_of, a.node, a.lo, a.hi, w.key_id from ask a join wanted w using (f)
    where a.lo <= a.hi and (a.place is null or a.office is null)
  ), cell as materialized (
    select r.a, r.p, r.what, r.now, r.node_of, t.* from reach r cross join lateral (
      select * from ledger.tier t where t.node = r.node and t.key_id = r.key_id and t.period between r.lo and r.hi offset 0
    ) t
  ), tiered as materialized (
    select c.*, t.j from cell c join (select t.p, t.j, t.s, piece.period from slot t join piece using (s)) t using (p, period)
    ${days ? sql`left join stirred m on c.now and m.node_of = c.node_of and m.s = t.s where m.s is null` : sql``}
  )${days ? ofDays(today) : sql``}, fitting as materialized (
    select d.*, f.f, coalesce((select h.human_id from ledger.human h where h.id = d.person_id), d.person_id) as person
    from ledger.delta d join (select f, unnest(kinds) as kind, measure, dims from filter) f on f.kind = d.kind where ${fits('d', 'f')}
  ), waiting as materialized (
    select i.a, i.j, i.what, d.place_id as place, d.person, d.household_id as household, d.quantity, d.n
    from fitting d join item i on i.f = d.f
    where d.day >= i.from_on and d.day < i.until_on and ${within('i', 'd', 'd.day', today)}
      -- The persons of single days are read from the events, which know no waiting.
      and (i.what not in ('persons', 'households') or (d.day >= i.core_from and d.day < i.core_until))
  ), total as materialized (
    select a, j, sum(quantity) as quantity, sum(n)::integer as n, sum(of_persons)::integer as of_persons,
      sum(of_households)::integer as of_households
    from (
      select a, j, quantity, n, of_persons, of_households from tiered
      union all
      ${
        days
          ? sql`select a, j, quantity, n, 0, 0 from daily
      union all
      select a, j, 0, n, case when person is null then 0 else n end, case when household is null then 0 else n end from met
      union all`
          : sql``
      }
      select a, j, quantity, n, case when person is null then 0 else n end, case when household is null then 0 else n end
      from waiting
    ) part group by a, j
  )`
}

/**
 * How many different ones each item met (`different`). One key in one whole month or year is one row of its tier, mended by what is
 * not yet folded; several are united over presence, since different ones are not the sum of the parts.
 */
export const countDistinct = (asked: Asked) => sql`
  headed as materialized (
    select a, j, node, key_id, period, sort, heads from (
      select a, j, node, key_id, period, case what when 'persons' then 'p'::"char" when 'households' then 'h' else 'l' end as sort,
        case what when 'persons' then persons when 'households' then households else places end as heads
      from tiered where what in ('persons', 'households', 'places')
    ) t where heads > 0
  ), asked_heads as materialized (
    select i.a, i.j, coalesce(h.heads, 0) as heads,
      coalesce(h.cells, 0) <= 1 and (i.core_from, i.core_until) = (i.from_on, i.until_on) as by_row
    from item i left join (select a, j, sum(heads) as heads, count(*) as cells from headed group by a, j) h using (a, j)
    where i.what in ('persons', 'households', 'places')
  ), touching as materialized (
    select a, j, role, of, sum(n) as n from (
      select a, j, n, case what when 'persons' then 'p'::"char" when 'households' then 'h' else 'l' end as role,
        case what when 'persons' then person when 'households' then household else place end as of
      from (
        select a, j, what, place, person, household, n from waiting where what in ('persons', 'households', 'places')
        ${
          asksForDays(asked)
            ? sql`union all
        select a, j, what, null, person, household, n from met
        union all
        select a, j, what, place_id, null, null, n from daily where what = 'places'`
            : sql``
        }
      ) part
    ) w where of is not null group by a, j, role, of
  ), touched as materialized (
    -- Whoever has just been met for the first time has no number yet.
    select w.a, w.j, m.id as who, case when m.id is null then w.of end as unnumbered, w.n
    from touching w left join lateral (select m.id from ledger.mark m where m.role = w.role and m.of = w.of offset 0) m on true
  ), to_unite as materialized (
    select h.* from asked_heads q join headed h using (a, j) where not q.by_row
  ), shown as materialized (
    select h.a, h.j, p.who, p.n from to_unite h cross join lateral (
      select p.who, p.n from ledger.presence p
      where p.node = h.node and p.key_id = h.key_id and p.period = h.period and p.sort = h.sort offset 0
    ) p
  ), united as (
    select a, j, count(*) as heads from (
      select a, j from (
        select a, j, who, null::uuid as unnumbered, n from shown
        union all
        select t.a, t.j, t.who, t.unnumbered, t.n from asked_heads q join touched t using (a, j) where not q.by_row
      ) part group by a, j, who, unnumbered having sum(n) > 0
    ) one group by a, j
  ), to_mend as materialized (
    select t.a, t.j, t.who, t.n, h.node, h.key_id, h.period, h.sort
    from asked_heads q join touched t using (a, j) left join headed h using (a, j) where q.by_row
  ), mended as (
    select t.a, t.j, sum((coalesce(p.n, 0) + t.n > 0)::integer - (coalesce(p.n, 0) > 0)::integer) as turn
    from to_mend t left join lateral (
      select p.n from ledger.presence p
      where p.node = t.node and p.key_id = t.key_id and p.period = t.period and p.sort = t.sort and p.who = t.who offset 0
    ) p on true group by t.a, t.j
  ), different as (
    select q.a, q.j, case when q.by_row then q.heads + coalesce(m.turn, 0) else coalesce(u.heads, 0) end as heads
    from asked_heads q left join mended m using (a, j) left join united u using (a, j)
  )`
