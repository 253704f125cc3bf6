import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { PromisedGoal } from '../../indicators/index.ts'
import type { Comparator } from '../contract/words.ts'

/** What is promised in public about these indicators in a year: shown beside their months. */
export async function findGoals(
  tx: Tx,
  indicatorIds: readonly string[],
  year: number,
): Promise<PromisedGoal[]> {
  const { rows } = await sql<{
    indicator_id: string
    indicator_place_id: string | null
    value: number
    comparator: Comparator
    quoted: string
    project_id: string
  }>`
    select t.indicator_id, t.indicator_place_id, t.value, t.comparator, t.quoted, t.project_id
    from plans.target t join plans.project p on p.id = t.project_id join plans.plan pl on pl.id = p.plan_id
    where t.indicator_id = any (${indicatorIds}::uuid[]) and pl.year = ${year} and pl.adopted_on is not null
    order by pl.adopted_on desc, t.position`.execute(tx.db)
  return rows.map((row) => ({
    indicatorId: row.indicator_id,
    placeId: row.indicator_place_id,
    value: row.value,
    comparator: row.comparator,
    words: row.quoted,
    path: `/plans/projects/${row.project_id}`,
  }))
}
