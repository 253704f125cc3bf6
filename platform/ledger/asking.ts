import { type RawBuilder, sql } from 'kysely'
import type { Asked } from './cube.ts'

// The parts of the one statement behind `askFacts`. Its words: an ask (`a`) with a filter (`f`) and a list of periods (`p`); the j-th
// period of a list is a span (`s`) of whole years and months, its pieces, and of days at its edges; an item is an ask in one of its periods.

const json = (rows: object[]) => sql`${JSON.stringify(rows)}::jsonb`

/** Whether a row of facts lies below the nodes that `x` asks for, on its day or today. */
const within = (x: RawBuilder<unknown>, row: RawBuilder<unknown>, day: RawBuilder<unknown>, today: string) =>
  sql`(${x}.place is null or ${row}.place_id = ${x}.place or exists (
      select from ledger.stood up where up.id = ${row}.place_id and up.above_id = ${x}.place
        and up.from_on <= case when ${x}.now then ${today}::date else ${day} end
        and up.until_on > case when ${x}.now then ${today}::date else ${day} end))
    and (${x}.office is null or ${row}.office_id = ${x}.office or exists (
      select from ledger.stood up where up.id = ${row}.office_id and up.above_id = ${x}.office
        and up.from_on <= case when ${x}.now then ${today}::date else ${day} end
        and up.until_on > case when ${x}.now then ${today}::date else ${day} end))`

const fits = (row: RawBuilder<unknown>, f: RawBuilder<unknown>) =>
  sql`${row}.kind = any (${f}.kinds) and (${f}.measure is null or ${row}.measure = ${f}.measure)
    and not exists (select from jsonb_each(${f}.dims) want where not want.value @> coalesce(${row}.dims -> want.key, 'null'))`

const [i, x, d, e, r, k, f] = ['i', 'x', 'd', 'e', 'r', 'k', 'f'].map((name) => sql.ref(name)) as [
  RawBuilder<unknown>,
  RawBuilder<unknown>,
  RawBuilder<unknown>,
  RawBuilder<unknown>,
  RawBuilder<unknown>,
  RawBuilder<unknown>,
  RawBuilder<unknown>,
]

/**
 * Sums of every item (`total`): tiers where whole years and months of one node are asked; days where they are not: at the edges of a
 * period, for a place and an office together, and as the trees stand today where they once stood otherwise. And whatever is not yet
 * folded.
 */
export const everything = (asked: Asked, today: string) => sql`
  filter as materialized (
    select * from jsonb_to_recordset(${json(asked.filters)}) as v(f integer, kinds text[], measure text, dims jsonb)
  ), slot as materialized (
    select * from jsonb_to_recordset(${json(asked.slots)}) as v(p integer, j integer, s integer)
  ), span as materialized (
    select * from jsonb_to_recordset(${json(asked.spans)}) as v(s integer, from_on date, until_on date)
  ), piece as materialized (
    select * from jsonb_to_recordset(${json(asked.pieces)}) as v(s integer, period integer)
  ), edge as materialized (
    select * from jsonb_to_recordset(${json(asked.edges)}) as v(s integer, from_on date, until_on date)
  ), ask as materialized (
    select v.*, m.id as node
    from jsonb_to_recordset(${json(asked.asks)}) as v(a integer, f integer, p integer, what text, place uuid, office uuid,
      now boolean, lo integer, hi integer)
    left join ledger.mark m
      on m.role = case when v.place is not null then 'l'::"char" when v.office is not null then 'o' else 'a' end
      and m.of = coalesce(v.place, v.office, '00000000-0000-0000-0000-000000000000')
  ), wanted as materialized (
    select f.f, k.id as key_id from filter f join ledger.key k on ${fits(k, f)}
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
            select from ledger.mark m join ledger.tier t on t.node = m.id where m.role = n.role and m.of = w.id
              and t.period between extract(year from span.from_on) * 100 + extract(month from span.from_on)
                and extract(year from span.until_on) * 100 + extract(month from span.until_on))
          or exists (select from ledger.delta d where w.id in (d.place_id, d.office_id)))
    )
  ), item as materialized (
    select a.a, t.j, t.s, a.f, a.what, a.place, a.office, a.now, a.node, span.from_on, span.until_on,
      (a.place is not null and a.office is not null)
        or (a.now and exists (select from stirred m where m.node_of = coalesce(a.place, a.office) and m.s = t.s)) as by_day
    from ask a join slot t using (p) join span using (s)
  ), cell as materialized (
    select a.a, t.* from ask a join wanted w using (f)
    cross join lateral (
      select * from ledger.tier t where t.node = a.node and t.key_id = w.key_id and t.period between a.lo and a.hi
    ) t
  ), stretch as materialized (
    select i.a, i.j, i.f, i.what, i.place, i.office, i.now, edge.from_on, edge.until_on
    from item i join edge using (s) where not i.by_day
    union all
    select i.a, i.j, i.f, i.what, i.place, i.office, i.now, i.from_on, i.until_on from item i where i.by_day
  ), daily as materialized (
    select x.a, x.j, r.place_id, r.quantity, r.n
    from stretch x join wanted w using (f)
    join ledger.rollup r on r.key_id = w.key_id and r.day >= x.from_on and r.day < x.until_on
    where x.what not in ('persons', 'households') and ${within(x, r, sql`r.day`, today)}
  ), met as materialized (
    -- Rolled-up days do not know whom they met.
    select x.a, x.j, x.what, coalesce(h.human_id, e.person_id) as person, e.household_id as household,
      case when e.reverses is null then 1 else -1 end as n
    from stretch x join filter f using (f)
    join ledger.event e on e.occurred_on >= x.from_on and e.occurred_on < x.until_on and ${fits(e, f)}
    left join ledger.human h on h.id = e.person_id
    where x.what in ('persons', 'households') and ${within(x, e, sql`e.occurred_on`, today)}
  ), waiting as materialized (
    select i.a, i.j, i.what, d.place_id as place, coalesce(h.human_id, d.person_id) as person, d.household_id as household, d.quantity,
      d.n
    from ledger.delta d join filter f on ${fits(d, f)}
    join item i on i.f = f.f and d.day >= i.from_on and d.day < i.until_on
    left join ledger.human h on h.id = d.person_id
    where ${within(i, d, sql`d.day`, today)}
      and not (i.what in ('persons', 'households') and exists (
        select from stretch x where x.a = i.a and x.j = i.j and d.day >= x.from_on and d.day < x.until_on))
  ), total as materialized (
    select a, j, sum(quantity) as quantity, sum(n)::integer as n, sum(of_persons)::integer as of_persons,
      sum(of_households)::integer as of_households
    from (
      select i.a, i.j, c.quantity, c.n, c.of_persons, c.of_households
      from item i join piece using (s) join cell c on c.a = i.a and c.period = piece.period where not i.by_day
      union all
      select a, j, quantity, n, 0, 0 from daily
      union all
      select a, j, 0, n, case when person is null then 0 else n end, case when household is null then 0 else n end from met
      union all
      select a, j, quantity, n, case when person is null then 0 else n end, case when household is null then 0 else n end
      from waiting
    ) part group by a, j
  )`

/**
 * How many different ones each item met (`different`). One key in one whole month or year is one row of its tier, mended by what is
 * not yet folded; several are united over presence, since different ones are not the sum of the parts.
 */
export const countDistinct = sql`
  headed as materialized (
    select i.a, i.j, i.node, c.key_id, c.period, i.sort, c.heads
    from (select *, case what when 'persons' then 'p'::"char" when 'households' then 'h' else 'l' end as sort from item) i
    join piece using (s)
    join lateral (
      select c.key_id, c.period, case i.sort when 'p' then c.persons when 'h' then c.households else c.places end as heads
      from cell c where c.a = i.a and c.period = piece.period
    ) c on c.heads > 0
    where not i.by_day and i.what in ('persons', 'households', 'places')
  ), asked_heads as materialized (
    select i.a, i.j, i.what, coalesce(sum(h.heads), 0) as heads,
      count(h.key_id) <= 1 and not exists (select from stretch x where x.a = i.a and x.j = i.j) as by_row
    from item i left join headed h using (a, j) where i.what in ('persons', 'households', 'places') group by i.a, i.j, i.what
  ), touched as materialized (
    select w.a, w.j, m.id as who, case when m.id is null then w.of end as unnumbered, sum(w.n) as n
    from (
      select a, j, n, case what when 'persons' then 'p'::"char" when 'households' then 'h' else 'l' end as role,
        case what when 'persons' then person when 'households' then household else place end as of
      from (
        select a, j, what, place, person, household, n from waiting where what in ('persons', 'households', 'places')
        union all
        select a, j, what, null, person, household, n from met
        union all
        select dl.a, dl.j, 'places', dl.place_id, null, null, dl.n from daily dl join asked_heads h using (a, j) where h.what = 'places'
      ) part
    ) w left join ledger.mark m on m.role = w.role and m.of = w.of
    where w.of is not null group by 1, 2, 3, 4
  ), united as (
    select a, j, count(*) as heads from (
      select a, j from (
        select h.a, h.j, p.who, null::uuid as unnumbered, p.n
        from asked_heads q join headed h using (a, j)
        join ledger.presence p on (p.node, p.key_id, p.period, p.sort) = (h.node, h.key_id, h.period, h.sort)
        where not q.by_row
        union all
        select t.a, t.j, t.who, t.unnumbered, t.n from asked_heads q join touched t using (a, j) where not q.by_row
      ) part group by a, j, who, unnumbered having sum(n) > 0
    ) one group by a, j
  ), mended as (
    select t.a, t.j, sum((coalesce(p.n, 0) + t.n > 0)::integer - (coalesce(p.n, 0) > 0)::integer) as turn
    from asked_heads q join touched t using (a, j)
    left join headed h using (a, j)
    left join ledger.presence p on (p.node, p.key_id, p.period, p.sort, p.who) = (h.node, h.key_id, h.period, h.sort, t.who)
    where q.by_row group by t.a, t.j
  ), different as (
    select q.a, q.j, case when q.by_row then q.heads + coalesce(m.turn, 0) else coalesce(u.heads, 0) end as heads
    from asked_heads q left join mended m using (a, j) left join united u using (a, j)
  )`
