import type { CheckedTally, Standing, TallyInput } from './counts.ts'
import type { Rule } from './polls.ts'
import { meets } from './shares.ts'
import { baseOf, countOf, tally } from './tally.ts'
import { readTally } from './tally-input.ts'

// Doubles and unreconciled ballots: could they have made a difference?

/** The least and the most that a line can have once the doubtful ballots are settled one way or another. */
interface Range {
  id: string
  low: number
  high: number
}

/**
 * Whether the result holds whatever the doubtful ballots turn out to be: any of them taken out, found void or valid, or read in any
 * other way on any line. It holds when no line could change between passed and not passed, elected, tied and neither, or from one grade
 * to another; otherwise the lines that could are named and the item is void. Which ballots are doubtful need not be known. Numbers that
 * do not add up are taken at their worst. Names that nobody has been counted for yet are not considered.
 * @throws WrongInput when the count itself cannot be true, or when less than nothing is doubtful
 */
export function canStand(given: TallyInput, doubtful: number): Standing {
  if (!Number.isSafeInteger(doubtful) || doubtful < 0)
    throw new RangeError('The number of doubtful ballots is a whole number from 0.')
  const reply = tally(given)
  // Without a quorum no ballot changes anything: the vote is void either way.
  if (reply.void === 'inquorate') return { stands: true, shaken: [] }
  const checked = readTally(given)
  const input: CheckedTally = { ...checked, ...countOf(checked), ballots: undefined }
  const all = reply.options.map(({ id }) => id)
  if (reply.void === 'returned-exceeds-issued')
    return input.returned - Math.min(doubtful, input.returned) > input.issued
      ? { stands: true, shaken: [] }
      : { stands: false, shaken: all }
  const shaken = new Set<string>()
  const states = new Map(
    reply.options.map(({ id }) => [id, reply.elected.includes(id) ? 2 : reply.tied.includes(id) ? 1 : 0]),
  )
  for (const settled of settlings(input, doubtful)) {
    const base = baseOf(input.rule.base, { ...input, ...settled })
    const ranges = reply.options.map((option) => rangeOf(option.id, option.for, input, settled))
    if (input.kind === 'motion') {
      for (const [at, option] of reply.options.entries())
        if (turns(ranges[at]!, option.passed, input.rule, base)) shaken.add(option.id)
    } else if (input.kind === 'evaluation') {
      for (const [at, option] of reply.options.entries()) {
        const satisfied = rangeOf(option.id, input.options[at]!.marks!.satisfied, input, settled)
        const best = option.grade === 'satisfied'
        if (turns(satisfied, best, input.rule, base)) shaken.add(option.id)
        else if (!best && turns(ranges[at]!, option.grade === 'mostly', input.rule, base))
          shaken.add(option.id)
      }
    } else {
      const seats = input.seats ?? Number.POSITIVE_INFINITY
      for (const range of ranges)
        if (moves(range, ranges, states.get(range.id)!, seats, input.rule, base)) shaken.add(range.id)
    }
    if (shaken.size === all.length) break
  }
  return { stands: shaken.size === 0, shaken: all.filter((id) => shaken.has(id)) }
}

/** So many of the doubtful were counted as valid; what came back and what of it is void once they are settled. */
interface Settled {
  fromValid: number
  toValid: number
  returned: number
  invalid: number
}

/**
 * Every way in which the doubtful ballots can be spread over valid and void, before and after. That one is void afterwards needs no case of
 * its own: to the bases it is either the same as taken out or the same as a valid one without a mark.
 */
function* settlings(input: CheckedTally, doubtful: number): Generator<Settled> {
  const { invalid } = input
  const valid = input.returned - invalid
  const all = Math.min(doubtful, input.returned)
  for (let fromValid = Math.max(0, all - invalid); fromValid <= Math.min(all, valid); fromValid++)
    for (let toValid = 0; toValid <= all; toValid++)
      yield {
        fromValid,
        toValid,
        returned: input.returned - all + toValid,
        invalid: invalid - (all - fromValid),
      }
}

function rangeOf(id: string, votes: number, input: CheckedTally, { fromValid, toValid }: Settled): Range {
  const valid = input.returned - input.invalid
  // A count may say more marks than valid ballots; then every ballot bears one.
  const certain = Math.max(valid, votes) - fromValid
  return { id, low: Math.max(0, votes - fromValid), high: Math.min(votes, certain) + toValid }
}

function turns({ low, high }: Range, now: boolean, rule: Rule, base: number): boolean {
  return meets(low, rule, base) !== now || meets(high, rule, base) !== now
}

/**
 * Whether a candidate could come to stand elsewhere: more votes for oneself never harm and more votes for others never help, so it is
 * enough to look at one's worst against the others' best and the reverse.
 */
function moves(
  own: Range,
  ranges: readonly Range[],
  now: number,
  seats: number,
  rule: Rule,
  base: number,
): boolean {
  const others = ranges.filter(({ id }) => id !== own.id)
  const worst = place(
    own.low,
    others.map(({ high }) => high),
  )
  const best = place(
    own.high,
    others.map(({ low }) => low),
  )
  return worst !== now || best !== now

  /** 2 elected, 1 tied at the last seat, 0 neither. */
  function place(votes: number, rivals: readonly number[]): number {
    if (!meets(votes, rule, base)) return 0
    const passed = rivals.filter((rival) => meets(rival, rule, base))
    if (passed.filter((rival) => rival >= votes).length < seats) return 2
    return passed.filter((rival) => rival > votes).length < seats ? 1 : 0
  }
}
