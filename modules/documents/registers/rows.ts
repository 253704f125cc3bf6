import { sql } from 'kysely'
import { addDays, type Civil } from '../../../platform/civil.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { mostRegisterRows, periodBackwards, registerTooLong, unknownSource } from '../contract/registers.ts'
import { daySaid, printable } from '../layout/wording.ts'
import { ordinalKey } from './fields.ts'
import { type RegisterRow, type RegisterSource, sourceNamed } from './sources.ts'

export interface Chosen {
  from: Civil
  until: Civil
  placeId: string | null
  officeId: string | null
}

/** The source by its key, if this person may see anything of it at all. */
export function sourceFor(actor: Actor, key: string): RegisterSource {
  const source = sourceNamed(key)
  if (!source || !actor.holds(source.can)) refuse(unknownSource)
  return source
}

/** The records of a period, place and office that this person may see. Refuses a period that is none, and more than one register holds. */
export async function rowsOf(
  tx: Tx,
  actor: Actor,
  source: RegisterSource,
  chosen: Chosen,
): Promise<readonly RegisterRow[]> {
  if (chosen.until <= chosen.from) refuse(periodBackwards)
  const rows = await source.read(tx, actor, { ...chosen, limit: mostRegisterRows + 1 })
  if (rows.length > mostRegisterRows) refuse(registerTooLong, { most: mostRegisterRows })
  return rows
}

/** A number as people write it: no more places than it has, at most six. */
const plain = (n: number) => String(Math.round(n * 1e6) / 1e6)

/** A row as words, by the keys of its fields, with its number in the list. */
export function wordsOfRow(row: RegisterRow, index: number): Record<string, string> {
  const cells = Object.entries(row.cells).map(([key, value]) => [
    key,
    value === null ? '' : typeof value === 'number' ? plain(value) : printable(value),
  ])
  return { ...Object.fromEntries(cells), [ordinalKey]: String(index + 1) }
}

export interface UnitNames {
  place: { id: string; name: string } | null
  office: { id: string; name: string } | null
}

export async function namesOf(tx: Tx, chosen: Pick<Chosen, 'placeId' | 'officeId'>): Promise<UnitNames> {
  const { rows } = await sql<{ id: string; name: string; tree: string }>`
    select id, name, tree from units.label
    where id = any (${[chosen.placeId, chosen.officeId].filter((id) => id !== null)}::uuid[])`.execute(tx.db)
  const named = (id: string | null, tree: string) =>
    id === null ? null : found(rows.find((row) => row.id === id && row.tree === tree))
  const place = named(chosen.placeId, 'place')
  const office = named(chosen.officeId, 'office')
  return {
    place: place && { id: place.id, name: place.name },
    office: office && { id: office.id, name: office.name },
  }
}

/** What is said once on the page: title, period, who prints it when, how many there are and their sums. */
export async function saidOnce(
  tx: Tx,
  actor: Actor,
  register: { title: string; officeName: string },
  source: RegisterSource,
  rows: readonly RegisterRow[],
  chosen: Chosen & UnitNames,
): Promise<Record<string, string>> {
  const { rows: people } = await sql<{ name: string }>`
    select name from people.label where id = ${actor.personId}`.execute(tx.db)
  const last = addDays(chosen.until, -1)
  const sums = source.fields
    .filter(({ kind }) => kind === 'number')
    .map(({ key }) => {
      const values = rows.map((row) => row.cells[key]).filter((value) => typeof value === 'number')
      return [`sum:${key}`, values.length === 0 ? '' : plain(values.reduce((a, b) => a + b, 0))] as const
    })
  return {
    title: register.title,
    office_printed: chosen.office?.name ?? register.officeName,
    place_printed: chosen.place?.name ?? '',
    period: `${daySaid(chosen.from)}至${daySaid(last)}`,
    from: daySaid(chosen.from),
    until: daySaid(last),
    printed_on: daySaid(tx.today),
    printed_by: people[0]?.name ?? '',
    count: String(rows.length),
    ...Object.fromEntries(sums),
  }
}
