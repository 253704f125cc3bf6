export const stances = ['agreed', 'remarked', 'objected'] as const
export type Stance = (typeof stances)[number]
export const countersignModes = ['at_once', 'in_order'] as const
export type CountersignMode = (typeof countersignModes)[number]

export interface Asked {
  officeId: string
  position: number
  stance: Stance | null
  answered: boolean
}

/** An objection that nobody has answered stops the paper: the drafting office must first say what it makes of it. */
export const openObjections = <A extends Asked>(asked: readonly A[]): A[] =>
  asked.filter((one) => one.stance === 'objected' && !one.answered)

/** Offices that may speak now: all who have not, or in order only the first of them. */
export function maySpeak<A extends Asked>(asked: readonly A[], mode: CountersignMode): A[] {
  if (openObjections(asked).length > 0) return []
  const waiting = asked.filter((one) => one.stance === null)
  if (mode === 'at_once') return waiting
  const next = Math.min(...waiting.map((one) => one.position))
  return waiting.filter((one) => one.position === next)
}

export const isCountersigned = (asked: readonly Asked[]): boolean =>
  asked.every((one) => one.stance !== null) && openObjections(asked).length === 0
