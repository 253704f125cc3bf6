import { addDays } from '../../../../platform/civil.ts'
import type { Ask } from '../../contract/answers.ts'
import type { Dashboard } from '../../contract/dashboards.ts'
import { type Scope, within } from '../scope.ts'

/**
 * A neighbourhood looks at its own part of every number; an office at the whole of the numbers it keeps, whoever recorded them.
 */
export const scopeOf = (board: Pick<Dashboard, 'unit'>, scope: Scope): Scope => ({
  ...scope,
  placeId: board.unit.tree === 'place' ? board.unit.id : null,
  officeId: null,
})

/** A goal that was typed on the board is meant for the year that runs; one that was promised belongs to the year of its promise. */
export const withGoalsOf = (board: Dashboard, year: number): Dashboard['items'] =>
  board.year === year
    ? board.items
    : board.items.map((item) => (item.goal?.path ? item : { ...item, goal: null }))

/** What the large number of a cell answers: the year up to its cut-off. */
export const askOf = (
  board: Pick<Dashboard, 'unit' | 'year' | 'cutOffOn'>,
  scope: Scope,
  indicatorId: string,
): Ask => ({
  indicatorId,
  from: `${board.year}-01-01`,
  until: addDays(board.cutOffOn, 1),
  ...within(scopeOf(board, scope)),
})
