import { sql } from 'kysely'
import type { Tx } from '../../platform/tx.ts'
import type { UnitName } from './contract.ts'

/** Whether a unit is the ancestor or stood somewhere below it on that day. For one question inside a verb. */
export async function covers(
  tx: Tx,
  ancestorId: string,
  id: string,
  on: string = tx.today,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from units.within where ancestor_id = ${ancestorId} and id = ${id}
      and from_on <= ${on}::date and ${on}::date < until_on`.execute(tx.db)
  return rows.length > 0
}

/** A unit that is open on that day, by name. */
export async function unitNamed(tx: Tx, id: string, on: string = tx.today): Promise<UnitName | undefined> {
  const { rows } = await sql<UnitName>`
    select id, tree, kind, name, short_name as "shortName" from units.unit
    where id = ${id} and opened_on <= ${on}::date and (closed_on is null or ${on}::date < closed_on)`.execute(
    tx.db,
  )
  return rows[0]
}
