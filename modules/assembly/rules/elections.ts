import type { Rule, Share } from './polls.ts'
import { meets, needed, wrongShare } from './shares.ts'

// Pure decisions about elections of Residents' Committees. What differs between bodies is in the method; nothing of it is assumed here.

export interface MethodDays {
  shownFrom: string | null
  shownUntil: string | null
  objectionsUntil: string | null
  decidedWithinDays: number
  registrationUntil: string | null
}
export interface MethodFacts extends MethodDays {
  electors: 'voters' | 'households' | 'representatives'
  posts: readonly { post: string; seats: number; more: number }[]
  winning: Rule
  turnout: { share: Share; strict: boolean }
}
export type MethodFault =
  | 'share'
  | 'days_missing'
  | 'days_order'
  | 'days_after_polling'
  | 'post_twice'
  | 'too_few_days_to_decide'

/** Days from one civil date to another. */
const daysBetween = (from: string, until: string) =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** What is wrong with a method, or null. Days that are not said yet are no fault; days that cannot be are. */
export function methodFault(method: MethodFacts, heldOn: string): MethodFault | null {
  const { winning, turnout, shownFrom, shownUntil, objectionsUntil, registrationUntil } = method
  if (wrongShare(winning.share) || wrongShare(turnout.share)) return 'share'
  if (new Set(method.posts.map(({ post }) => post)).size < method.posts.length) return 'post_twice'
  const said = [shownFrom, shownUntil, objectionsUntil].filter((day) => day !== null).length
  if (said !== 0 && said !== 3) return 'days_missing'
  if (shownFrom && shownUntil && objectionsUntil) {
    if (shownUntil <= shownFrom || objectionsUntil < shownFrom) return 'days_order'
    // The public list and what is said against it come to an end before anybody votes.
    if (shownUntil > heldOn || objectionsUntil >= heldOn) return 'days_after_polling'
    // The last objection must still be decided before polling day.
    if (daysBetween(objectionsUntil, heldOn) < method.decidedWithinDays) return 'too_few_days_to_decide'
  }
  return registrationUntil && registrationUntil >= heldOn ? 'days_after_polling' : null
}

/** Full years on a day. */
export function fullYears(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

export interface RegisterFacts {
  entered: number
  asked: number
  openObjections: number
  /** Of representatives: how many each residents' group has. */
  groups: readonly number[]
}
export type RegisterObstacle =
  | 'nobody'
  | 'not_shown'
  | 'shown_still'
  | 'objections_open'
  | 'asked_open'
  | 'group_size'

/**
 * What stands between a register and its freezing. A residents' group elects two or three representatives where they vote (Organic Law of
 * Urban Residents' Committees, as amended in 2018, art. 8); that the list was public, and that all objections are decided, is what the
 * freezing means.
 */
export function registerObstacles(
  method: MethodFacts,
  facts: RegisterFacts,
  today: string,
): RegisterObstacle[] {
  const found: RegisterObstacle[] = []
  if (facts.entered === 0) found.push('nobody')
  if (!method.shownFrom || !method.shownUntil || today < method.shownFrom) found.push('not_shown')
  else if (today < method.shownUntil || (method.objectionsUntil ?? '') >= today) found.push('shown_still')
  if (facts.openObjections > 0) found.push('objections_open')
  if (facts.asked > 0) found.push('asked_open')
  if (method.electors === 'representatives' && facts.groups.some((n) => n < 2 || n > 3))
    found.push('group_size')
  return found
}

/** Whether the public may look at the list today. */
export const isShown = ({ shownFrom, shownUntil }: MethodDays, today: string): boolean =>
  shownFrom !== null && shownUntil !== null && shownFrom <= today && today < shownUntil

/** Whether somebody may object today: from the first day of the list to the last day the method gives. */
export const mayObject = ({ shownFrom, objectionsUntil }: MethodDays, today: string): boolean =>
  shownFrom !== null && objectionsUntil !== null && shownFrom <= today && today <= objectionsUntil

/** Whether residents may still ask to be entered. */
export const mayRegister = ({ registrationUntil }: MethodDays, today: string): boolean =>
  registrationUntil !== null && today <= registrationUntil

export interface StageFacts extends MethodDays {
  entered: number
  isFrozen: boolean
  candidatesShown: boolean
  hasRun: boolean
  /** Of the day itself; null while cards are handed. */
  pollingValid: boolean | null
  hasResult: boolean
}
export type Stage =
  | 'method'
  | 'register'
  | 'shown'
  | 'objections'
  | 'frozen'
  | 'candidates'
  | 'polling'
  | 'counting'
  | 'failed'
  | 'elected'

/** How far an election is: what is the work of today. */
export function stageOf(facts: StageFacts, today: string): Stage {
  if (facts.hasResult) return 'elected'
  if (facts.pollingValid === false) return 'failed'
  if (facts.pollingValid) return 'counting'
  if (facts.hasRun) return 'polling'
  if (facts.candidatesShown) return 'candidates'
  if (facts.isFrozen) return 'frozen'
  if (isShown(facts, today)) return 'shown'
  if (facts.shownUntil !== null && facts.shownUntil <= today) return 'objections'
  return facts.entered > 0 ? 'register' : 'method'
}

/** How many must take part, and whether so many do. */
export function turnout(
  rule: { share: Share; strict: boolean },
  entitled: number,
  handed: number,
): { needed: number; isEnough: boolean } {
  return { needed: needed(rule, entitled), isEnough: meets(handed, rule, entitled) }
}

/** How many candidates a post needs at least: the seats, and as many more as the method asks for (差额). */
export const candidatesNeeded = ({ seats, more }: { seats: number; more: number }): number => seats + more
