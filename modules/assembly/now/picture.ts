import type { Picture } from '../contract/now.ts'

/** What the hall's picture depends on. */
export interface Step {
  sits: boolean
  /** Whether any item has begun yet, so that the time before the first one is known from the time after the last. */
  begun: boolean
  item: { id: string; kind: string; beganAt: Date } | null
  /** The newest round of this run. */
  round: { id: string; state: string; openedAt: Date; itemId: string | null } | null
}

const inHand = ['open', 'counting', 'provisional']

/**
 * What the hall shows by itself. A round that is open or being counted comes before everything; its result stays until the next item
 * begins, whether the ballot was prepared for this item or held during it. Before the first item, and at the opening, people see who is there: that is when it is read aloud.
 */
export function pictureOf({ sits, begun, item, round }: Step): Picture {
  if (!sits) return 'welcome'
  if (round && inHand.includes(round.state)) return round.state === 'open' ? 'question' : 'count'
  if (!item) return begun ? 'welcome' : 'attendance'
  if (round && (round.itemId === item.id || round.openedAt > item.beganAt)) return 'result'
  if (item.kind === 'opening') return 'attendance'
  if (item.kind === 'break') return 'pause'
  return 'item'
}

/** Names the step: a picture chosen by the chair holds as long as this stays the same. */
export const stepOf = ({ item, round }: Step): string =>
  [item?.id ?? 'none', round?.id ?? 'none', round?.state ?? 'none'].join(' ')
