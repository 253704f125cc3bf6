/** Pure decisions about inspection folders (迎检): what counts as evidence, what is missing, when a folder may be closed. */

export const evidenceKinds = ['record', 'paper', 'file', 'indicator'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
/** open: being filled; complete: checked, may be opened again; handed_in: stays as it is. */
export const folderStates = ['open', 'complete', 'handed_in'] as const
export type FolderState = (typeof folderStates)[number]
export type EvidenceFault = 'taken_back' | 'void' | 'outside_period' | 'wrong_kind' | 'no_value'

export interface Wanted {
  needsKind: EvidenceKind | null
  needsCount: number
  /** Half-open days; of the folder where the standard says none. */
  from: string
  until: string
  dueOn: string
  isWaived: boolean
}
export interface Brought {
  kind: EvidenceKind
  happenedOn: string
  /** An event or record that was reversed since, a paper declared void. */
  isTakenBack: boolean
  isVoid: boolean
  /** Of an indicator: whether the number exists at all. */
  hasValue: boolean
}

/** Why a piece of evidence does not count for a standard, or null. What was taken back is worse than what is merely of another day. */
export function faultOf(wanted: Wanted, brought: Brought): EvidenceFault | null {
  if (brought.isTakenBack) return 'taken_back'
  if (brought.isVoid) return 'void'
  if (brought.kind === 'indicator' && !brought.hasValue) return 'no_value'
  if (wanted.needsKind !== null && wanted.needsKind !== brought.kind) return 'wrong_kind'
  if (brought.happenedOn < wanted.from || brought.happenedOn >= wanted.until) return 'outside_period'
  return null
}

export interface Standing {
  have: number
  missing: number
  isMet: boolean
  isLate: boolean
}

/** How a standard stands on a day. A waived one is met by its reason. Nothing is late on the very day it is due. */
export function standingOf(wanted: Wanted, brought: readonly Brought[], today: string): Standing {
  const have = brought.filter((evidence) => faultOf(wanted, evidence) === null).length
  const missing = wanted.isWaived ? 0 : Math.max(0, wanted.needsCount - have)
  return { have, missing, isMet: missing === 0, isLate: missing > 0 && wanted.dueOn < today }
}

/** May the folder be called complete: it asks for something, and nothing of it is missing. */
export function completeness(standings: readonly Standing[]): 'complete' | 'empty' | { missing: number } {
  if (standings.length === 0) return 'empty'
  const missing = standings.filter(({ isMet }) => !isMet).length
  return missing === 0 ? 'complete' : { missing }
}
