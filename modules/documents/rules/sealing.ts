import { kindRules, type PaperKind, type Rank, ranksEnough } from './kinds.ts'
import type { PaperState } from './moves.ts'

export const sealKinds = ['official', 'party', 'office', 'special', 'name'] as const
export type SealKind = (typeof sealKinds)[number]
/** Why a seal was not set. All but the last two are found by the rules themselves. */
export const refusals = [
  'not_approved',
  'changed_since',
  'not_on_list',
  'rank_too_low',
  'seal_not_in_use',
  'paper_gone',
  'faulty',
  'other',
] as const
export type SealRefusal = (typeof refusals)[number]
export const keeperRefusals = ['faulty', 'other'] as const

export interface SealCase {
  kind: PaperKind
  state: PaperState
  signedRank: Rank | null
  /** Whether the words still are those that were approved. */
  intact: boolean
  /** What the list of this seal says about this kind. */
  rule: { signedRank: Rank } | null
  inUse: boolean
}

/**
 * Why this seal may not be set on this paper, or null. Nothing is sealed that was not approved, that was changed since, that does not
 * stand on the seal's list, or that was signed by less than the list asks for (国发〔1999〕25号: no seal is used
 * without the approval of whoever answers for the organ).
 */
export function sealRefusal({ kind, state, signedRank, intact, rule, inUse }: SealCase): SealRefusal | null {
  if (!inUse) return 'seal_not_in_use'
  if (state === 'void' || state === 'withdrawn' || state === 'filed') return 'paper_gone'
  const ready: readonly PaperState[] = kindRules[kind].numbered
    ? ['numbered', 'sealed', 'issued']
    : ['approved', 'sealed', 'issued']
  if (!ready.includes(state) || signedRank === null) return 'not_approved'
  if (!intact) return 'changed_since'
  if (!rule || !kindRules[kind].sealed) return 'not_on_list'
  if (!ranksEnough(signedRank, rule.signedRank)) return 'rank_too_low'
  return null
}
