import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'

/** A place as somebody writes it down: its name, or name and surroundings where two share a name. */
export interface WrittenPlace {
  id: string
  label: string
  name: string
  shortName: string
}

/**
 * The places somebody may record for: the own ones, or, for whoever carries out a project, all that the plan covers.
 * @param wholeOf the place of the plan when the actor's office leads or joins a project of it
 */
export async function placesToRecord(tx: Tx, actor: Actor, wholeOf: string | null): Promise<WrittenPlace[]> {
  const reach = [...actor.reach('plans.record').placeIds, ...(wholeOf === null ? [] : [wholeOf])]
  const { rows } = await sql<{ id: string; name: string; short_name: string; around: string | null }>`
    with mine as (
      select distinct w.id from units.within w
      where w.ancestor_id = any (${reach}::uuid[]) and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
    )
    select l.id, l.name, l.short_name, around.short_name as around
    from mine join units.label l on l.id = mine.id
      left join lateral (
        select a.short_name from units.within w join units.label a on a.id = w.ancestor_id
        where w.id = l.id and w.ancestor_id <> l.id and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
        order by (select count(*) from units.within up where up.id = w.ancestor_id
          and up.from_on <= ${tx.today}::date and ${tx.today}::date < up.until_on) desc
        limit 1
      ) around on true
    where l.tree = 'place' order by l.kind, l.name, l.id`.execute(tx.db)
  const count = new Map<string, number>()
  for (const row of rows) count.set(row.name, (count.get(row.name) ?? 0) + 1)
  return rows.map((row) => ({
    id: row.id,
    label: count.get(row.name)! > 1 && row.around ? `${row.name}（${row.around}）` : row.name,
    name: row.name,
    shortName: row.short_name,
  }))
}

/** Finds a place by what was written: the label of the list, the full name or the short one. Two that fit are none. */
export function findPlace(
  places: readonly WrittenPlace[],
  written: string,
): WrittenPlace | 'unknown' | 'ambiguous' {
  const wanted = plain(written)
  for (const spelling of ['label', 'name', 'shortName'] as const) {
    const fitting = places.filter((place) => plain(place[spelling]) === wanted)
    if (fitting.length === 1) return fitting[0]!
    if (fitting.length > 1) return 'ambiguous'
  }
  return 'unknown'
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '')
