import type { BallotMode } from './polls.ts'

// What one voter says, and what of it counts.

/** ○, ×, nothing. */
export const lineMarks = ['y', 'n', 'a'] as const
export type LineMark = (typeof lineMarks)[number]
export const gradeMarks = ['satisfied', 'mostly', 'dissatisfied', 'unknown'] as const
export type GradeMark = (typeof gradeMarks)[number]

/** A person who is not printed, and the printed one voted against for it. */
export interface WriteIn {
  name: string
  insteadOf: string | null
}

/** A ballot as it is kept: the lines left out are blank. Keys are ids of options. */
export interface BallotMarks {
  mode: BallotMode
  /** Of `approve`. */
  lines?: Readonly<Record<string, LineMark>>
  /** Of `pick`; of `rank` in their order, the best first. */
  picks?: readonly string[]
  /** Of `grades`. */
  grades?: Readonly<Record<string, GradeMark>>
  writeIns?: readonly WriteIn[]
}

/** Why a whole ballot is void. Not knowing an option or speaking another mode cannot happen on a screen and is refused. */
export type BallotFault = 'over-marked' | 'unknown-option' | 'wrong-mode' | 'write-ins-not-allowed'
/** Why one line of a valid ballot does not count. */
export type LineFault =
  | 'unmarked'
  | 'write-in-without-vote-against'
  | 'write-in-unnamed'
  | 'write-in-is-printed'
  | 'repeated'

/** How a line counts. `rank` is the place from 1; the four grades are those of an evaluation. */
export interface CountedLine {
  option: string
  counts: 'for' | 'against' | 'abstain' | GradeMark | { rank: number } | null
  writtenIn: boolean
  fault: LineFault | null
}

export interface BallotReading {
  fault: BallotFault | null
  lines: CountedLine[]
}
