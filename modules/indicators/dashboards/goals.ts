import type { Tx } from '../../../platform/tx.ts'
import type { Goal } from '../contract/dashboards.ts'

/** What somebody promised about an indicator: for a year, and for a place or for its whole area. */
export interface PromisedGoal extends Goal {
  indicatorId: string
  placeId: string | null
}
export type FindGoals = (
  tx: Tx,
  indicatorIds: readonly string[],
  year: number,
) => Promise<readonly PromisedGoal[]>

/** Promises are kept by a module that comes after this one in `app.ts`, so it is not called: it says here how to ask it. */
let findPromised: FindGoals = async () => []
export function goalsAreFoundBy(find: FindGoals): void {
  findPromised = find
}

export const findGoals: FindGoals = (tx, indicatorIds, year) => findPromised(tx, indicatorIds, year)
