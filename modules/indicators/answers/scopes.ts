import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'

// Where an indicator is counted, cut with where somebody asks: sub-trees either contain each other or share nothing.

export interface Trees {
  /** Whether `id` is the ancestor or stands somewhere below it today. */
  covers(ancestorId: string, id: string): boolean
}

/** What is known of these units in relation to each other, in one statement. */
export async function relate(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Trees> {
  const known = [...new Set(ids.filter((id): id is string => id !== null && id !== undefined))]
  if (known.length < 2) return { covers: (ancestorId, id) => ancestorId === id }
  const { rows } = await sql<{ ancestor_id: string; id: string }>`
    select ancestor_id, id from units.within
    where ancestor_id = any (${known}::uuid[]) and id = any (${known}::uuid[])
      and from_on <= ${tx.today}::date and ${tx.today}::date < until_on`.execute(tx.db)
  const pairs = new Set(rows.map((row) => `${row.ancestor_id}>${row.id}`))
  return { covers: (ancestorId, id) => ancestorId === id || pairs.has(`${ancestorId}>${id}`) }
}

/** The smaller of two sub-trees; undefined for everything, null when they share nothing. */
export function overlap(
  trees: Trees,
  own: string | null,
  asked: string | undefined,
): string | undefined | null {
  if (own === null) return asked
  if (asked === undefined) return own
  if (trees.covers(own, asked)) return asked
  return trees.covers(asked, own) ? own : null
}
