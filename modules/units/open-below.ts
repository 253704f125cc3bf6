import { sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

export interface OpenUnit {
  /** The number of the ask it belongs to. */
  ask: number
  id: string
  kind: string
  shortName: string
}

/**
 * For every ask the units of a kind (any kind when null) that are open on a day and stand below each of the named units on it, those
 * themselves left out unless they are of that kind; by number and name. One statement.
 */
export async function openUnitsBelow(
  tx: Tx,
  asks: readonly { ask: number; kind: string; on: string; below: readonly string[] }[],
): Promise<OpenUnit[]> {
  const { rows } = await sql<OpenUnit>`
    select a.ask, u.id, u.kind, u.short_name as "shortName"
    from jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) as a(ask integer, kind text, "on" date, below uuid[])
    join units.unit u on u.kind = a.kind and u.opened_on <= a.on and (u.closed_on is null or a.on < u.closed_on)
    where not exists (
      select from unnest(a.below) b where not exists (
        select from units.within w where w.ancestor_id = b and w.id = u.id and w.from_on <= a.on and a.on < w.until_on))
    order by a.ask, u.code nulls last, u.name, u.id`.execute(tx.db)
  return rows
}

/** What stands directly below a unit on a day, by kind, number and name. */
export async function openChildren(tx: Tx, parentId: string, on: string): Promise<Omit<OpenUnit, 'ask'>[]> {
  const { rows } = await sql<Omit<OpenUnit, 'ask'>>`
    select u.id, u.kind, u.short_name as "shortName"
    from units.edge e join units.unit u on u.id = e.child_id
    where e.parent_id = ${parentId} and e.during @> ${on}::date
      and u.opened_on <= ${on}::date and (u.closed_on is null or ${on}::date < u.closed_on)
    order by u.kind, u.code nulls last, u.name, u.id`.execute(tx.db)
  return rows
}
