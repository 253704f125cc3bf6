import type { BallotFault, BallotMarks, BallotReading, CountedLine, GradeMark, WriteIn } from './ballot.ts'
import type { Marks, TallyOption } from './counts.ts'
import type { PollRule } from './polls.ts'
import { byCodePoint } from './tally.ts'
import { plainName } from './tally-input.ts'

/** What decides about one ballot. */
export type BallotRule = Pick<PollRule, 'kind' | 'mode' | 'most' | 'writeIns' | 'options'>

/**
 * What one ballot says, the same for paper and screen: the lines that count, or why the whole ballot is void. A line can be void alone
 * (the legible part of a ballot counts); more names than allowed make the whole ballot void. A blank ballot is valid.
 */
export function readBallot(ballot: BallotMarks, poll: BallotRule): BallotReading {
  const fault = faultOf(ballot, poll)
  if (fault !== null) return { fault, lines: [] }
  const lines = linesOf(ballot, poll)
  return isOverMarked(lines, poll) ? { fault: 'over-marked', lines: [] } : { fault: null, lines }
}

/** What can never be counted: another kind of ballot, a line that this poll does not have, a name where none may be written. */
function faultOf(ballot: BallotMarks, poll: BallotRule): BallotFault | null {
  const strange =
    (ballot.lines !== undefined && poll.mode !== 'approve') ||
    (ballot.picks !== undefined && poll.mode !== 'pick' && poll.mode !== 'rank') ||
    (ballot.grades !== undefined && poll.mode !== 'grades')
  if (ballot.mode !== poll.mode || strange) return 'wrong-mode'
  const printed = new Set(poll.options.map(({ id }) => id))
  const named = [
    ...Object.keys(ballot.lines ?? {}),
    ...(ballot.picks ?? []),
    ...Object.keys(ballot.grades ?? {}),
  ]
  if (named.some((id) => !printed.has(id))) return 'unknown-option'
  return (ballot.writeIns ?? []).length > 0 && poll.writeIns === 'none' ? 'write-ins-not-allowed' : null
}

function linesOf(ballot: BallotMarks, poll: BallotRule): CountedLine[] {
  if (poll.mode === 'approve') {
    const words = { y: 'for', n: 'against', a: 'abstain' } as const
    // A line without a mark is an abstention: it must be possible to hand in a blank ballot.
    const printed = poll.options.map(({ id }) => line(id, words[markOf(ballot.lines, id) ?? 'a']))
    return [...printed, ...writtenLines(ballot, poll)]
  }
  if (poll.mode === 'grades')
    return poll.options.map(({ id }) => {
      const mark = markOf(ballot.grades, id)
      return mark === undefined ? { ...line(id, null), fault: 'unmarked' as const } : line(id, mark)
    })
  const seen = new Set<string>()
  const picked = (ballot.picks ?? []).map((id): CountedLine => {
    if (seen.has(id)) return { ...line(id, null), fault: 'repeated' }
    seen.add(id)
    return line(id, poll.mode === 'rank' ? { rank: seen.size } : 'for')
  })
  return [...picked, ...writtenLines(ballot, poll)]
}

function markOf<M>(marks: Readonly<Record<string, M>> | undefined, id: string): M | undefined {
  return marks !== undefined && Object.hasOwn(marks, id) ? marks[id] : undefined
}

function line(option: string, counts: CountedLine['counts']): CountedLine {
  return { option, counts, writtenIn: false, fault: null }
}

/**
 * The names written in. Whoever abstains on a line cannot name another for it (弃权的，不能另选他人); where a name may only be written
 * instead of somebody, one vote against carries one name. A printed name is voted for on its own line.
 */
function writtenLines(ballot: BallotMarks, poll: BallotRule): CountedLine[] {
  // Nor is the id of a line a name: written in it would count a second time for that line.
  const printed = new Set(poll.options.flatMap(({ id, name }) => [plainName(id), plainName(name)]))
  const seen = new Set<string>()
  const replaced = new Set<string>()
  return (ballot.writeIns ?? []).map((entry): CountedLine => {
    const name = plainName(entry.name)
    const fault = faultOfName(name)
    if (fault === null) seen.add(name)
    return { option: name, counts: fault === null ? 'for' : null, writtenIn: true, fault }

    function faultOfName(name: string): CountedLine['fault'] {
      if (name === '') return 'write-in-unnamed'
      if (printed.has(name)) return 'write-in-is-printed'
      if (seen.has(name)) return 'repeated'
      return mayReplace(entry) ? null : 'write-in-without-vote-against'
    }
  })

  function mayReplace({ insteadOf }: WriteIn): boolean {
    if (poll.writeIns === 'free') return true
    if (insteadOf === null || replaced.has(insteadOf) || markOf(ballot.lines, insteadOf) !== 'n') return false
    replaced.add(insteadOf)
    return true
  }
}

/** 所选人数多于应选名额的无效，等于或者少于的有效. Motions are answered line by line and have no such limit. */
function isOverMarked(lines: readonly CountedLine[], poll: BallotRule): boolean {
  if (poll.kind === 'motion' || poll.mode === 'grades') return false
  return lines.filter(({ counts }) => counts === 'for' || isRank(counts)).length > poll.most
}

function isRank(counts: CountedLine['counts']): counts is { rank: number } {
  return typeof counts === 'object' && counts !== null
}

/** What a heap of ballots adds up to. */
export interface BallotCount {
  returned: number
  invalid: number
  options: TallyOption[]
}

/**
 * Counts ballots one by one: printed lines in their order, then written names in the order of their characters, so that nothing shows in
 * which order ballots came. A ranked list has no totals of this kind; see `countRanks`.
 */
export function countBallots(ballots: readonly BallotMarks[], poll: BallotRule): BallotCount {
  const votes = new Map<string, { for: number; against: number; abstain: number }>()
  const marks = new Map<string, Required<Marks>>()
  for (const { id } of poll.options) {
    votes.set(id, { for: 0, against: 0, abstain: 0 })
    marks.set(id, { satisfied: 0, mostly: 0, dissatisfied: 0, unknown: 0 })
  }
  let invalid = 0
  for (const ballot of ballots) {
    const reading = readBallot(ballot, poll)
    if (reading.fault !== null) invalid++
    for (const { option, counts } of reading.lines) {
      if (counts === 'for' || counts === 'against' || counts === 'abstain') {
        const sums = votes.get(option) ?? { for: 0, against: 0, abstain: 0 }
        sums[counts]++
        votes.set(option, sums)
      } else if (counts !== null && !isRank(counts)) addMark(marks.get(option)!, counts)
    }
  }
  const written = [...votes.keys()].slice(poll.options.length).sort(byCodePoint)
  return {
    returned: ballots.length,
    invalid,
    options: [...poll.options.map(({ id }) => id), ...written].map((id) =>
      poll.mode === 'grades' ? { id, marks: marks.get(id)! } : { id, ...votes.get(id)! },
    ),
  }
}

function addMark(marks: Required<Marks>, mark: GradeMark): void {
  marks[mark]++
}

/** The orders that valid ballots of a ranked list give, for `countRanks`. */
export function ordersOf(
  ballots: readonly BallotMarks[],
  poll: BallotRule,
): { invalid: number; orders: string[][] } {
  const readings = ballots.map((ballot) => readBallot(ballot, poll))
  const valid = readings.filter(({ fault }) => fault === null)
  return {
    invalid: readings.length - valid.length,
    orders: valid.map(({ lines }) =>
      lines.filter(({ counts }) => isRank(counts)).map(({ option }) => option),
    ),
  }
}
