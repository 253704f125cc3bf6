import { sql } from 'kysely'
import type { FactFilter } from '../../../platform/ledger/cube.ts'
import type { Tx } from '../../../platform/tx.ts'
import { openUnitsBelow } from '../../units/index.ts'
import type { Expected } from '../contract/definitions.ts'

// Things that should be there, so that a rate of coverage can name the ones that are missing.

export interface ExpectedThing {
  /** The unit, or the item of the list. */
  id: string
  name: string
  placeId: string
  placeName: string
  /** What narrows the numerator's events to this thing. */
  at: { placeId: string } | { dim: string; key: string }
}

export interface ThingsAsk {
  expected: Expected
  placeId: string | undefined
  /** The last day of the period: what stands on it is expected in it. */
  on: string
}

/** The expected things of every ask, in the order of the tree and the list: at most two statements. */
export async function findThings(tx: Tx, asks: readonly ThingsAsk[]): Promise<ExpectedThing[][]> {
  const things = asks.map((): ExpectedThing[] => [])
  await Promise.all([findUnits(tx, asks, things), findItems(tx, asks, things)])
  return things
}

async function findUnits(tx: Tx, asks: readonly ThingsAsk[], things: ExpectedThing[][]): Promise<void> {
  const wanted = asks.flatMap(({ expected, placeId, on }, ask) =>
    'unitKind' in expected
      ? [
          {
            ask,
            kind: expected.unitKind,
            on,
            below: [expected.placeId, placeId ?? null].filter((id) => id !== null),
          },
        ]
      : [],
  )
  if (wanted.length === 0) return
  for (const row of await openUnitsBelow(tx, wanted))
    things[row.ask]!.push({
      id: row.id,
      name: row.shortName,
      placeId: row.id,
      placeName: row.shortName,
      at: { placeId: row.id },
    })
}

interface ItemRow {
  ask: number
  id: string
  name: string
  place_id: string
  place_name: string
  key: string | null
  matched_by: 'place' | 'key'
  dim: string | null
}

async function findItems(tx: Tx, asks: readonly ThingsAsk[], things: ExpectedThing[][]): Promise<void> {
  const wanted = asks.flatMap(({ expected, placeId, on }, ask) =>
    'listId' in expected ? [{ ask, list: expected.listId, place: placeId ?? null, day: on }] : [],
  )
  if (wanted.length === 0) return
  const { rows } = await sql<ItemRow>`
    select a.ask, item.id, item.name, item.place_id, place.short_name as place_name, item.key, list.matched_by, list.dim
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as a(ask integer, list uuid, place uuid, day date)
    join indicators.list list on list.id = a.list
    join indicators.list_item item on item.list_id = list.id and item.from_on <= a.day
      and (item.until_on is null or a.day < item.until_on)
    join units.label place on place.id = item.place_id
    where a.place is null or exists (
      select from units.within w where w.ancestor_id = a.place and w.id = item.place_id and w.from_on <= a.day and a.day < w.until_on)
    order by a.ask, place.name, item.name, item.id`.execute(tx.db)
  for (const row of rows)
    things[row.ask]!.push({
      id: row.id,
      name: row.name,
      placeId: row.place_id,
      placeName: row.place_name,
      at:
        row.matched_by === 'key' && row.dim !== null && row.key !== null
          ? { dim: row.dim, key: row.key }
          : { placeId: row.place_id },
    })
}

/** The numerator's filter, narrowed to one thing. */
export function factsOfThing(facts: FactFilter, thing: ExpectedThing): FactFilter {
  return 'dim' in thing.at ? { ...facts, dims: { ...facts.dims, [thing.at.dim]: [thing.at.key] } } : facts
}
