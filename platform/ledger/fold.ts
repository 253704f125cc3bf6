import { type Kysely, sql } from 'kysely'

/**
 * Folds waiting deltas into the tiers of days, months and years, and into presence (`ledger.fold` in the database, since a change of the
 * trees and two persons becoming one have to fold as well). Several may run at once: one folds, the others find nothing to do; none
 * waits. Readers see either the delta or what became of it, never both and never neither.
 * @returns how many deltas were folded
 */
export async function foldDeltas(db: Kysely<unknown>, most = 5_000): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select ledger.fold(${most}) as folded`.execute(db)
  return rows[0]?.folded ?? 0
}
