// What a poll is made of before anybody counts: everything here is fixed before it opens.

/** A fraction of a base in whole numbers; [2, 3] is two thirds. Never a decimal: 0.6667 is wrong for every multiple of three. */
export type Share = readonly [numerator: number, denominator: number]

/** Whom a share is taken of: all entitled (应到), all present (实到), ballots returned (收回) or valid ballots (有效). */
export const bases = ['entitled', 'present', 'returned', 'valid'] as const
export type Base = (typeof bases)[number]

/**
 * A share to be reached. 以上 includes the number and 超过 does not (Civil Code art. 1259), but charters differ from that use,
 * so strictness is a fact of each rule and never read out of its words.
 */
export interface Rule {
  share: Share
  strict: boolean
  base: Base
}

/** Present out of entitled, before anything may be decided. */
export interface Quorum {
  share: Share
  strict: boolean
  base: 'entitled'
}

/** What can be recounted from a file by anybody. */
export const tallyKinds = ['motion', 'election', 'choice', 'evaluation'] as const
export type TallyKind = (typeof tallyKinds)[number]
/** A ranked list is counted by `countRanks`, the others by `tally`. */
export type PollKind = TallyKind | 'ranked'

/** What a voter does: yes, no or abstain on each line; at most so many names; an order; one of four boxes per line. */
export const ballotModes = ['approve', 'pick', 'rank', 'grades'] as const
export type BallotMode = (typeof ballotModes)[number]

/** 记名, 无记名, 举手. */
export const secrecies = ['named', 'secret', 'hands'] as const
export type Secrecy = (typeof secrecies)[number]

/** Whether other persons may be named: never, freely, or only by voting against somebody printed (反对后另选). */
export const writeInRules = ['none', 'free', 'instead-of'] as const
export type WriteInRule = (typeof writeInRules)[number]

/** How a ballot reaches the count. */
export const channels = ['phone', 'paper', 'hands'] as const
export type Channel = (typeof channels)[number]

/** The facts of a poll that decide what a ballot means and what the count decides. */
export interface PollRule {
  kind: PollKind
  mode: BallotMode
  secrecy: Secrecy
  quorum: Quorum
  rule: Rule
  /** Places to fill, or how many of a list may pass; at least 1. */
  seats: number
  /** The most names a ballot may choose or rank, and the most yes-marks in an election. More of them make the ballot void. */
  most: number
  writeIns: WriteInRule
  /** The printed lines, in their order. */
  options: readonly { id: string; name: string }[]
}
