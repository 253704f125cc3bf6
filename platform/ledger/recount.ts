import { sql } from 'kysely'
import type { Tx } from '../tx.ts'
import type { FactAnswer, FactAsk } from './cube.ts'

interface Counted {
  ask: number
  period: number
  sum: number | null
  n: number
  of_persons: number
  of_households: number
  persons: number
  households: number
  places: number
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
    select m.*, coalesce(d.persons, 0) as persons, coalesce(d.households, 0) as households, coalesce(d.places, 0) as places
    from (
      select ask, period, sum(quantity) as sum, sum(n)::integer as n,
        coalesce(sum(n) filter (where person_id is not null), 0)::integer as of_persons,
        coalesce(sum(n) filter (where household_id is not null), 0)::integer as of_households
      from met group by ask, period
    ) m left join (
      select ask, period, count(*) filter (where sort = 'person')::integer as persons,
        count(*) filter (where sort = 'household')::integer as households, count(*) filter (where sort = 'place')::integer as places
      from (
        select ask, period, who.sort
        from met, lateral (values ('person', person_id), ('household', household_id), ('place', place_id)) who(sort, id)
        where who.id is not null group by ask, period, who.sort, who.id having sum(n) > 0
      ) one group by ask, period
    ) d using (ask, period)`.execute(tx.db)
  const met = new Map(rows.map((row) => [`${row.ask}:${row.period}`, row]))
  return asks.map(({ what, periods }, i) =>
    periods.map((_, j): FactAnswer => {
      const row = met.get(`${i}:${j}`)
      const known = what === 'persons' || what === 'households'
      if (!row || row.n === 0) return { quantity: null, n: 0, ...(known ? { identified: 0 } : {}) }
      const quantity = what === 'sum' ? row.sum : what === 'count' ? row.n : row[what]
      return {
        quantity,
        n: row.n,
        ...(known ? { identified: what === 'persons' ? row.of_persons : row.of_households } : {}),
      }
    }),
  )
}
