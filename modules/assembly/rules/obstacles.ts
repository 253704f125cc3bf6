import type { PollRule } from './polls.ts'

// What stands between a prepared poll and its opening.

/**
 * No part of a secret poll is counted apart below ten ballots: in a smaller heap a voter is found by asking the few others, and a
 * heap that agrees names everybody in it. A sub-venue seats about fifteen, so ten still lets most of them count for themselves.
 */
export const secretLeast = 10

/** Two enter what they read, each without seeing the other: one alone can err unseen. */
export const tellersLeast = 2

export interface OpeningBox {
  name: string
  /** How many voters are assigned to it. */
  assigned: number
  /** Persons, not accounts: separation of duties compares persons. */
  tellers: readonly string[]
}

export interface OpeningFacts extends Omit<PollRule, 'options'> {
  /** The printed lines; `person` when the line is a candidate. */
  options: readonly { id: string; name: string; person?: string | null }[]
  entitled: number
  present: number
  /** Voters assigned to each channel; a voter has exactly one. */
  assigned: { phone: number; paper: number; hands: number }
  /** Where paper is put in and counted. */
  boxes: readonly OpeningBox[]
  scrutineers: readonly string[]
}

export type Obstacle =
  | { name: 'inquorate'; present: number; needed: number }
  | { name: 'nobody-assigned' }
  | { name: 'present-exceeds-entitled'; present: number; entitled: number }
  | { name: 'assigned-exceeds-present'; assigned: number; present: number }
  | { name: 'small-channel'; channel: 'phone' | 'paper'; assigned: number; least: number }
  | { name: 'small-box'; box: string; assigned: number; least: number }
  | { name: 'no-box' }
  | { name: 'boxes-differ-from-assigned'; boxes: number; assigned: number }
  | { name: 'candidate-counts'; person: string; duty: 'teller' | 'scrutineer' }
  | { name: 'teller-scrutinises'; person: string }
  | { name: 'bad-share'; of: 'rule' | 'quorum' }
  | { name: 'too-few-tellers'; box: string; tellers: number; least: number }
  | { name: 'no-scrutineer' }
  | { name: 'no-options' }
  | { name: 'repeated-option'; option: string }
  | { name: 'bad-seats'; seats: number }
  | { name: 'bad-limit'; most: number }
  | { name: 'hands-cannot-be-secret' }
  | { name: 'mode-does-not-fit'; mode: PollRule['mode']; kind: PollRule['kind'] }
  | { name: 'write-ins-do-not-fit' }

/** What may open all the same, but should be said aloud first. */
export type Caution =
  | { name: 'unanimity-reveals-everybody' }
  | { name: 'rule-cannot-be-met' }
  | { name: 'some-not-assigned'; missing: number }
