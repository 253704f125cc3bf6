// Which cells of an open table are shown. Pure, and the same for the preview and the release.

/** A cell as it was counted: a part of the month's table, or the whole. */
export interface CountedCell {
  /** Null: nothing was reported. */
  value: number | null
  /**
   * How many the value speaks of: persons, households, or events. A ratio has two: its numerator and its denominator.
   */
  n: number
  of: number | null
  /** What is shown of this place in the months next to this one, for a level, whose two months tell the change between them. */
  near: readonly number[]
}

/** Fewer than these of people are never shown. A share needs twenty to be a share of. */
export const least = 5
export const leastOf = 20

export type CellState = 'shown' | 'hidden' | 'not_reported'

export interface SuppressedTable {
  cells: CellState[]
  whole: CellState
}

/**
 * Decides a month of one indicator. Nothing reported is said; zero is shown. A cell is hidden when it speaks of one to four, when a share
 * stands on fewer than twenty or its numerator or remainder is one to four, and when a level differs by one to four from a month next to
 * it that is shown.
 *
 * Then more is hidden, so that the rest cannot be had by subtraction where parts add to a whole that is shown: the smallest shown cell that
 * is not zero, with all that are as small. That is always done, also where several cells are hidden already: whoever knows this rule would
 * otherwise see from its not being done that all of them are below five. Now the values could stand in the hidden cells in any order and
 * the table would look the same, and one of them is five or more. Where nothing is left to hide behind, the whole is hidden too.
 * Shares do not add, but whoever knows how many live where makes numbers of them that do: theirs is hidden beside it that has the smallest
 * number on either side.
 */
export function suppress(
  cells: readonly CountedCell[],
  whole: CountedCell,
  { about }: { about: 'people' | 'things' },
): SuppressedTable {
  const state = (cell: CountedCell): CellState =>
    cell.value === null ? 'not_reported' : about === 'people' && isSmall(cell) ? 'hidden' : 'shown'
  const decided = cells.map(state)
  let wholeState = state(whole)
  if (about === 'things' || wholeState !== 'shown') return { cells: decided, whole: wholeState }
  if (!decided.includes('hidden')) return { cells: decided, whole: wholeState }
  const least = smallestShown(cells, decided)
  if (least === undefined) wholeState = 'hidden'
  cells.forEach((cell, at) => {
    if (decided[at] === 'shown' && weightOf(cell) === least) decided[at] = 'hidden'
  })
  return { cells: decided, whole: wholeState }
}

const between = (value: number) => value !== 0 && Math.abs(value) < least

function isSmall({ value, n, of, near }: CountedCell): boolean {
  if (of !== null) return of < leastOf || between(n) || between(of - n)
  if (between(n) || between(value ?? 0) || (value ?? 0) < 0) return true
  return near.some((shown) => between((value ?? 0) - shown))
}

/** What a cell has to hide others behind: its value; of a share the smaller of its two sides. */
const weightOf = ({ value, n, of }: CountedCell) => (of === null ? Math.abs(value ?? 0) : Math.min(n, of - n))

/** The smallest that is shown and is not zero: a zero among the hidden would help nobody to hide. */
function smallestShown(cells: readonly CountedCell[], decided: readonly CellState[]): number | undefined {
  const shown = cells.flatMap((cell, at) => (decided[at] === 'shown' ? weightOf(cell) || [] : []))
  return shown.length > 0 ? Math.min(...shown) : undefined
}
