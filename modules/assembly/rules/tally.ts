import type {
  CheckedOption,
  CheckedTally,
  OptionResult,
  TallyInput,
  TallyReply,
  VoidReason,
} from './counts.ts'
import { grade } from './grading.ts'
import type { Base } from './polls.ts'
import { type Filled, fillSeats } from './seats.ts'
import { meets, needed, percentOf } from './shares.ts'
import { plainName, readTally } from './tally-input.ts'
import { sayVerdict, type VerdictFacts } from './verdict.ts'

/** Totals per line, and how many ballots are void. */
export interface Counted {
  invalid: number
  options: readonly CheckedOption[]
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
  const options = counted.options.map(({ marks, ...option }): OptionResult => {
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
    ...outcomeOf(options, input.seats, voided),
  }
  return { ...reply, verdict: sayVerdict(factsOf(input), reply) }
}

/** Named in this order: without a quorum nobody was there to hand in too many. */
export function voidOf(quorate: boolean, count: { issued: number; returned: number }): VoidReason | null {
  if (!quorate) return 'inquorate'
  return count.returned > count.issued ? 'returned-exceeds-issued' : null
}

function outcomeOf(
  options: readonly OptionResult[],
  seats: number | undefined,
  voided: VoidReason | null,
): Filled {
  if (voided !== null) return { elected: [], tied: [], vacant: seats ?? 0, next: 'repeat' }
  // Motions and evaluations fill no seats.
  if (seats === 0) return { elected: [], tied: [], vacant: 0, next: null }
  const passed = options.filter((option) => option.passed)
  return fillSeats(
    passed.map((option) => ({ id: option.id, votes: option.for })),
    // A list without a number of places passes whatever passes: nothing is left open, and nothing is one too many.
    seats ?? passed.length,
  )
}

/** What a verdict says of a count; with ballots given one by one the over-marked are among the void ones. */
export function factsOf(given: TallyInput): VerdictFacts {
  const input = readTally(given)
  const { kind, entitled, present, issued, returned, quorum, rule } = input
  return { kind, entitled, present, issued, returned, quorum, rule, invalid: countOf(input).invalid }
}

/** How many a share is taken of. */
export function baseOf(
  base: Base,
  count: { entitled: number; present: number; returned: number; invalid: number },
): number {
  return base === 'valid' ? count.returned - count.invalid : count[base]
}

/** The totals of a count, whichever way it gives them. */
export function countOf(input: CheckedTally): Counted {
  const { invalid, ballots } = input
  if (!ballots) return { invalid, options: input.options }
  const most = (input.kind === 'motion' ? undefined : input.seats) ?? Number.POSITIVE_INFINITY
  const lines = new Map(input.options.map((option) => [plainName(option.id), { ...option }]))
  let overMarked = 0
  for (const ballot of ballots) {
    // One name twice on a ballot counts once, so it is counted before the limit is looked at.
    const names = new Set(ballot.map(plainName))
    if (names.size > most) {
      overMarked++
      continue
    }
    for (const name of names) {
      const line = lines.get(name) ?? { id: name, for: 0, against: 0, abstain: 0 }
      line.for++
      lines.set(name, line)
    }
  }
  const all = [...lines.values()]
  const written = all.slice(input.options.length).sort((a, b) => byCodePoint(a.id, b.id))
  // Ballots said to be void are first of all those that were not listed; only what is left of them can be among the over-marked.
  const unlisted = input.returned - ballots.length
  return {
    invalid: invalid <= unlisted ? invalid + overMarked : unlisted + Math.max(overMarked, invalid - unlisted),
    options: [...all.slice(0, input.options.length), ...written],
  }
}

/** Order by character, the same on every machine and in every language. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a].map((character) => character.codePointAt(0)!)
  const right = [...b].map((character) => character.codePointAt(0)!)
  const at = left.findIndex((point, index) => point !== right[index])
  if (at < 0) return left.length - right.length
  return at < right.length ? left[at]! - right[at]! : 1
}
