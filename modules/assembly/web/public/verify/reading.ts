import type { Static } from 'typebox'
import type { BallotMarks } from '../../../rules/ballot.ts'
import { readBallot } from '../../../rules/ballots.ts'
import type { PublishedBallot, PublishedPoll } from '../../../rules/published.ts'

// Everything this page does with a file, without a network and without a page.

/** Larger than any conference: a named poll of 2,000 voters and 100 lines stays below it. */
export const mostBytes = 40_000_000

/** The bytes as text, every one of them visible: what is no UTF-8 and a byte order mark do not vanish on the way. */
export const textOf = (bytes: ArrayBuffer): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** A receipt as people type it: with dashes, gaps and capitals. Null where it cannot be one. */
export function receiptOf(typed: string): string | null {
  const plain = typed.replace(/[\s\u3000-]/g, '').toLowerCase()
  return /^[0-9a-f]{32}$/.test(plain) ? plain : null
}

/** A digest as people type it; null while it cannot be one. */
export function digestTyped(typed: string): string | null {
  const plain = typed.replace(/[\s\u3000-]/g, '').toLowerCase()
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

export type Ballot = Static<typeof PublishedBallot>

export const ballotWith = (poll: PublishedPoll, receipt: string): Ballot | null =>
  poll.ballots.find((ballot) => ballot.id === receipt) ?? null

/** Whether the ballot counts as a whole, by the same rule that counted it. */
export function isCounted(poll: PublishedPoll, marks: BallotMarks): boolean {
  const { mode, most, writeIns, kind } = poll.poll
  const options = poll.options.map(({ id, label }) => ({ id, name: label }))
  return readBallot(marks, { kind, mode, most, writeIns, options }).fault === null
}

/** A JSON pointer of a fault as the section and the number of the item in it. */
export function placeOf(pointer: string): { section: string | null; item: number | null } {
  const [, first, second, third] = pointer.split('/')
  if (first === undefined) return { section: null, item: null }
  const [section, at] = first === 'digests' && second !== undefined ? [second, third] : [first, second]
  return { section, item: at !== undefined && /^\d+$/.test(at) ? Number(at) + 1 : null }
}
