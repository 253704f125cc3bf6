import type { ProjectState } from '../contract/words.ts'
import { comesInWholes, isCeiling, measureOf, type Promised } from './measuring.ts'
import { isClosed } from './states.ts'

// Whether what somebody says was done can be a record at all. Pure; the same for a form, a sheet and the demonstration.

export type RecordRefusal =
  | 'project_closed'
  | 'deed_in_future'
  | 'deed_before_plan'
  | 'quantity_not_positive'
  | 'quantity_too_fine'
  | 'whole_missing'
  | 'measured_by_indicator'

export interface Said {
  happenedOn: string
  quantity: number
}

/**
 * Null when it can be recorded, else the name of the problem.
 * A deed belongs to the plan's own year or later, never to tomorrow. Zero is a figure for readings and for ceilings ("none so
 * far" is data, not silence); elsewhere nothing done is no deed. A change may go either way, but must be one.
 */
export function refusalOf(
  said: Said,
  target: Promised,
  circumstances: { state: ProjectState; year: number; today: string },
): RecordRefusal | null {
  if (isClosed(circumstances.state)) return 'project_closed'
  if (target.measuredBy === 'indicator') return 'measured_by_indicator'
  if (said.happenedOn > circumstances.today) return 'deed_in_future'
  if (said.happenedOn < `${circumstances.year}-01-01`) return 'deed_before_plan'
  if (target.measuredBy === 'share' && target.denominator === null) return 'whole_missing'
  const zeroIsData = target.measuredBy === 'reading' || isCeiling(target)
  if (target.measuredBy === 'change' ? said.quantity === 0 : said.quantity < 0) return 'quantity_not_positive'
  if (said.quantity === 0 && !zeroIsData) return 'quantity_not_positive'
  // A reading may be an average over many; what is counted one by one comes in wholes.
  if (target.measuredBy !== 'reading' && !Number.isInteger(said.quantity) && comesInWholes(measureOf(target)))
    return 'quantity_too_fine'
  return null
}
