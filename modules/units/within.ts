import { type RawBuilder, sql } from 'kysely'
import type { Reach } from '../../platform/http/actor.ts'
import type { Tx } from '../../platform/tx.ts'

/**
 * A condition for WHERE: the row's place or its office lies within reach today. Holds for exactly the rows for which
 * `actor.may` says yes, lines of work aside. A unit that has closed counts where it stood last.
 * @param placeColumn and officeColumn as they are named in the statement, 'r.place_id'
 */
export function withinReach(
  tx: Tx,
  reach: Reach,
  placeColumn: string,
  officeColumn: string,
): RawBuilder<boolean> {
  const within = (column: string, ids: readonly string[]) => sql<boolean>`exists (
    select from units.within reached
    where reached.id = ${sql.ref(column)} and reached.ancestor_id = any (${ids}::uuid[])
      and reached.from_on <= ${tx.today}::date and ${tx.today}::date < reached.until_on)`
  const parts = [
    ...(reach.placeIds.length > 0 ? [within(placeColumn, reach.placeIds)] : []),
    ...(reach.officeIds.length > 0 ? [within(officeColumn, reach.officeIds)] : []),
  ]
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`
}
