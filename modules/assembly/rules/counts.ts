import type { Quorum, Rule, TallyKind } from './polls.ts'

// The shapes of a count and of its outcome. `npm run lilong -- tally` reads the one and prints the other.

export const grades = ['satisfied', 'mostly', 'dissatisfied'] as const
export type Grade = (typeof grades)[number]

/** Marks on one line of an evaluation: 满意, 基本满意, 不满意, 不了解. */
export interface Marks {
  satisfied: number
  mostly: number
  dissatisfied: number
  /** Absent is 0. */
  unknown?: number
}

/** One line of a count. `against` and `abstain` are 0 when absent; `marks` belong to evaluations and nothing else does. */
export interface TallyOption {
  id: string
  for?: number
  against?: number
  abstain?: number
  marks?: Marks
}

export interface TallyInput {
  kind: TallyKind
  /** 应到, 实到, 发出, 收回, 无效; `invalid` is 0 when absent. */
  entitled: number
  present: number
  issued: number
  returned: number
  invalid?: number
  quorum: Quorum
  rule: Rule
  /** Needed for an election; a choice without it may pass all its options; motions and evaluations have none. */
  seats?: number
  options: readonly TallyOption[]
  /** Instead of counts: what each ballot says, ids of options or names written in. */
  ballots?: readonly (readonly string[])[]
}

/** A line on which every number is written out. */
export interface CheckedOption extends TallyOption {
  for: number
  against: number
  abstain: number
  marks?: Required<Marks>
}

/**
 * A count that was looked at: it can be true, and what may be left out is filled in. `seats` is 0 where there are none, and absent where
 * they are not limited.
 */
export interface CheckedTally extends TallyInput {
  invalid: number
  options: readonly CheckedOption[]
}

/** Why a whole vote counts for nothing. */
export type VoidReason = 'inquorate' | 'returned-exceeds-issued'
/** 再次投票 among those tied, 另行选举 for seats left, 重选 of a void vote. */
export type NextStep = 'revote' | 'separate-election' | 'repeat'

export interface OptionResult {
  id: string
  for: number
  against: number
  abstain: number
  /** For the eye only; empty where there is nobody to take a share of. */
  percent: string
  passed: boolean
  /** Of an evaluation only; null when the vote is void. */
  grade?: Grade | null
}

export interface TallyReply {
  quorate: boolean
  void: VoidReason | null
  /** The number that decides: reached or passed by no fewer than this. */
  needed: number
  options: OptionResult[]
  elected: string[]
  tied: string[]
  vacant: number
  next: NextStep | null
  /** The official sentence. */
  verdict: string
}

/** One counting place: a box, a venue or the electronic ballots; what `merge` adds up. */
export interface CountPart {
  issued: number
  returned: number
  invalid: number
  options: readonly TallyOption[]
}

/** Whether a result holds whatever happened to the doubtful ballots, and the lines for which it does not. */
export interface Standing {
  stands: boolean
  shaken: string[]
}
