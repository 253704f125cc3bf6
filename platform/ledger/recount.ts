import { sql } from 'kysely'
import type { Tx } from '../tx.ts'
import type { FactAnswer, FactAsk } from './cube.ts'

interface Counted {
  ask: number
  period: number
  sum: number | null
  n: number
  identified: { persons: number; households: number }
  distinct: { persons: number; households: number; places: number }
}

/**
 * The same answers as `askFacts`, counted event by event and from nothing else: what the cube is checked against. Slow where there
 * are many events.
 */
export async function recountFacts(tx: Tx, asks: readonly FactAsk[]): Promise<FactAnswer[][]> {
  if (asks.length === 0) return []
  const { rows } = await sql<Counted>`
    with ask as (
      select * from jsonb_to_recordset(${JSON.stringify(
        asks.flatMap((ask, i) =>
          ask.periods.map((period, j) => ({
            ask: i,
            period: j,
            from_on: period.from,
            until_on: period.until,
            kinds: ask.facts.kinds,
            measure: ask.facts.measure ?? null,
            dims: ask.facts.dims ?? {},
            place: ask.placeId ?? null,
            office: ask.officeId ?? null,
            now: ask.view === 'now',
          })),
        ),
      )}::jsonb) as a(ask integer, period integer, from_on date, until_on date, kinds text[], measure text, dims jsonb, place uuid,
        office uuid, now boolean)
    ), met as (
      select a.ask, a.period, e.quantity, e.place_id, case when e.reverses is null then 1 else -1 end as n, e.household_id,
        coalesce(h.human_id, e.person_id) as person_id
      from ask a
      join ledger.event e on e.kind = any (a.kinds) and e.occurred_on >= a.from_on and e.occurred_on < a.until_on
        and (a.measure is null or e.measure = a.measure)
        and not exists (
          select from jsonb_each(a.dims) d where not d.value @> coalesce(e.dims -> d.key, 'null'))
      left join ledger.human h on h.id = e.person_id
      where (a.place is null or e.place_id = a.place or exists (
          select from ledger.above s where s.id = e.place_id and s.above_id = a.place
            and case when a.now then ${tx.today}::date else e.occurred_on end >= s.from_on
            and case when a.now then ${tx.today}::date else e.occurred_on end < s.until_on))
        and (a.office is null or e.office_id = a.office or exists (
          select from ledger.above s where s.id = e.office_id and s.above_id = a.office
            and case when a.now then ${tx.today}::date else e.occurred_on end >= s.from_on
            and case when a.now then ${tx.today}::date else e.occurred_on end < s.until_on))
    )
    select ask, period, sum(quantity) as sum, sum(n)::integer as n,
      jsonb_build_object('persons', coalesce(sum(n) filter (where person_id is not null), 0),
        'households', coalesce(sum(n) filter (where household_id is not null), 0)) as identified,
      jsonb_build_object(
        'persons', (select count(*) from (select from met w where (w.ask, w.period) = (met.ask, met.period)
          and w.person_id is not null group by w.person_id having sum(w.n) > 0) p),
        'households', (select count(*) from (select from met w where (w.ask, w.period) = (met.ask, met.period)
          and w.household_id is not null group by w.household_id having sum(w.n) > 0) p),
        'places', (select count(*) from (select from met w where (w.ask, w.period) = (met.ask, met.period)
          group by w.place_id having sum(w.n) > 0) p)) as distinct
    from met group by ask, period`.execute(tx.db)
  const met = new Map(rows.map((row) => [`${row.ask}:${row.period}`, row]))
  return asks.map(({ what, periods }, i) =>
    periods.map((_, j): FactAnswer => {
      const row = met.get(`${i}:${j}`)
      const known = what === 'persons' || what === 'households'
      if (!row || row.n === 0) return { quantity: null, n: 0, ...(known ? { identified: 0 } : {}) }
      const quantity = what === 'sum' ? row.sum : what === 'count' ? row.n : row.distinct[what]
      return { quantity, n: row.n, ...(known ? { identified: row.identified[what] } : {}) }
    }),
  )
}
