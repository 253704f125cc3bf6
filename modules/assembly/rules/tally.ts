import type { OptionResult, TallyInput, TallyOption, TallyReply, VoidReason } from './counts.ts'
import { grade } from './grading.ts'
import type { Base } from './polls.ts'
import { type Filled, fillSeats } from './seats.ts'
import { meets, needed, percentOf } from './shares.ts'
import { plainName, readTally } from './tally-input.ts'
import { sayVerdict } from './verdict.ts'

/** Totals per line, whichever way they were given, and how many ballots are void. */
export interface Counted {
  invalid: number
  options: readonly Required<Omit<TallyOption, 'marks'>>[]
}

/**
 * Decides a vote from its count: the same numbers give the same answer on the server, in the browser and at the command line, in
 * whatever order ballots are given. A vote without quorum, or with more ballots back than were issued, is void and repeated (重选): its
 * numbers are shown, nobody is elected.
 * @throws WrongInput when the count cannot be true
 */
export function tally(given: TallyInput): TallyReply {
  const input = readTally(given)
  const { rule } = input
  const counted = countOf(input)
  const base = baseOf(rule.base, { ...input, invalid: counted.invalid })
  const quorate = meets(input.present, input.quorum, input.entitled)
  const voided = voidOf(quorate, input)
  const options = counted.options.map((option, at): OptionResult => {
    const marks = input.options[at]?.marks
    if (!marks) {
      const passed = voided === null && meets(option.for, rule, base)
      return { ...option, percent: percentOf(option.for, rule, base), passed }
    }
    const graded = voided === null ? grade(marks, rule, base) : null
    return {
      ...option,
      percent: percentOf(marks.satisfied, rule, base),
      passed: graded !== null && graded !== 'dissatisfied',
      grade: graded,
    }
  })
  const reply = {
    quorate,
    void: voided,
    needed: needed(rule, base),
    options,
    ...outcomeOf(options, input.seats ?? 0, voided),
    verdict: '',
  }
  return { ...reply, verdict: sayVerdict({ ...input, invalid: counted.invalid }, reply) }
}

/** Named in this order: without a quorum nobody was there to hand in too many. */
export function voidOf(quorate: boolean, count: { issued: number; returned: number }): VoidReason | null {
  if (!quorate) return 'inquorate'
  return count.returned > count.issued ? 'returned-exceeds-issued' : null
}

function outcomeOf(options: readonly OptionResult[], seats: number, voided: VoidReason | null): Filled {
  if (voided !== null) return { elected: [], tied: [], vacant: seats, next: 'repeat' }
  // Motions and evaluations fill no seats.
  if (seats === 0) return { elected: [], tied: [], vacant: 0, next: null }
  const passed = options.filter((option) => option.passed)
  return fillSeats(
    passed.map((option) => ({ id: option.id, votes: option.for })),
    seats,
  )
}

/** How many a share is taken of. */
export function baseOf(
  base: Base,
  count: { entitled: number; present: number; returned: number; invalid?: number },
): number {
  return base === 'valid' ? count.returned - (count.invalid ?? 0) : count[base]
}

/** The totals of a count that `readTally` let through. */
export function countOf(input: TallyInput): Counted {
  const invalid = input.invalid ?? 0
  if (!input.ballots)
    return {
      invalid,
      options: input.options.map(({ id, marks, ...votes }) =>
        marks
          ? {
              id,
              for: marks.satisfied + marks.mostly,
              against: marks.dissatisfied,
              abstain: marks.unknown ?? 0,
            }
          : { id, for: votes.for ?? 0, against: votes.against ?? 0, abstain: votes.abstain ?? 0 },
      ),
    }
  const most = input.kind === 'motion' ? Number.POSITIVE_INFINITY : (input.seats ?? 0)
  const printed = new Map(input.options.map(({ id }) => [plainName(id), id]))
  const votes = new Map(input.options.map(({ id }) => [id, 0]))
  let overMarked = 0
  for (const ballot of input.ballots) {
    // One name twice on a ballot counts once, so it is counted before the limit is looked at.
    const names = new Set(ballot.map(plainName))
    if (names.size > most) {
      overMarked++
      continue
    }
    for (const name of names) {
      const id = printed.get(name) ?? name
      votes.set(id, (votes.get(id) ?? 0) + 1)
    }
  }
  const written = [...votes.keys()].slice(input.options.length).sort(byCodePoint)
  // Ballots said to be void are first of all those that were not listed; only what is left of them can be among the over-marked.
  const unlisted = input.returned - input.ballots.length
  return {
    invalid: invalid <= unlisted ? invalid + overMarked : unlisted + Math.max(overMarked, invalid - unlisted),
    options: [...input.options.map(({ id }) => id), ...written].map((id) => ({
      id,
      for: votes.get(id) ?? 0,
      against: 0,
      abstain: 0,
    })),
  }
}

/** Order by character, the same on every machine and in every language. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (const [at, character] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    if (character !== other) return character.codePointAt(0)! - other.codePointAt(0)!
  }
  return left.length - right.length
}
