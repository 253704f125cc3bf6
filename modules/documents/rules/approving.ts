/** Pure decisions about who may sign: order of a round, separation of duties, deputising. */

export const asks = ['review', 'sign', 'read'] as const
export type Ask = (typeof asks)[number]
export const outcomes = ['approved', 'returned', 'passed', 'seen'] as const
export type Outcome = (typeof outcomes)[number]

/** One line of the approval sheet, as far as order and duties need it. */
export interface Line {
  id: string
  path: string
  ask: Ask
  outcome: string | null
}

/** Lines in the order in which they are due. Paths are pairs of digits, so that plain comparison orders them. */
export const inOrder = <L extends Line>(lines: readonly L[]): L[] =>
  lines.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))

/** Who holds the paper up now: the first who has not decided. Those who only read hold nobody up. */
export function current<L extends Line>(lines: readonly L[]): L | undefined {
  return inOrder(lines).find((line) => line.outcome === null && line.ask !== 'read')
}

/** Whether this line may be decided now. */
export const isDue = (lines: readonly Line[], line: Line): boolean =>
  line.outcome === null && (line.ask === 'read' || current(lines)?.id === line.id)

/** Whether everybody whose word is needed has approved. */
export const isSigned = (lines: readonly Line[]): boolean =>
  lines.some((line) => line.ask === 'sign' && line.outcome === 'approved') && current(lines) === undefined

/**
 * 请××阅处: the paper goes to another and comes back to whoever passed it. Both new lines stand behind the passed one and before
 * everything else. Undefined when it has been passed on too often to be anybody's any more.
 */
export function passedPaths(path: string): { to: string; back: string } | undefined {
  return path.length > 14 ? undefined : { to: `${path}.01`, back: `${path}.02` }
}

export interface Duties {
  /** The human being who acts, and for whom. */
  actor: string
  principal: string
  /** Whoever wrote any of the words. */
  writers: readonly string[]
  /** Lines of this round already approved: by whose hand, in whose name. */
  approved: readonly { by: string; name: string }[]
}
export type Bar = 'own_paper' | 'two_hands'

/**
 * Separation of duties, compared by human beings. Whoever wrote a paper does not approve it, nor does anybody in that person's name: a
 * deputy inherits the bar. One hand does not sign one paper in two people's names.
 */
export function barOf({ actor, principal, writers, approved }: Duties): Bar | null {
  if (writers.includes(actor) || writers.includes(principal)) return 'own_paper'
  if (approved.some((line) => line.by === actor && line.name !== principal)) return 'two_hands'
  return null
}

/** Whether a deputising holds on a day for a kind of paper. Days are half-open; ended early, it ends that day. */
export function deputises(
  term: { fromOn: string; untilOn: string; endedOn: string | null; kinds: readonly string[] | null },
  on: string,
  kind: string,
): boolean {
  return (
    term.fromOn <= on &&
    on < term.untilOn &&
    (term.endedOn === null || on < term.endedOn) &&
    (term.kinds === null || term.kinds.includes(kind))
  )
}
