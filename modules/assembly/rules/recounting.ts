import { countBallots, ordersOf } from './ballots.ts'
import { keptAs } from './canonical.ts'
import type { CountPart, TallyInput, TallyOption } from './counts.ts'
import { merge } from './merging.ts'
import type { PublishedFacts, PublishedLine, PublishedResult } from './published.ts'
import { countRanks } from './ranking.ts'
import { byCodePoint, factsOf, tally } from './tally.ts'
import { plainName, readTally } from './tally-input.ts'
import { sayVerdict } from './verdict.ts'
import { sayRanks } from './verdict-ranks.ts'

/** What a result is counted from. */
export type CountedFacts = Pick<
  PublishedFacts,
  'poll' | 'attendance' | 'options' | 'ballots' | 'boxes' | 'hands'
>

export interface Recount {
  sums: NonNullable<PublishedFacts['sums']>
  result: PublishedResult
}

/**
 * Counts a poll from its ballots, boxes and hands: the one way from votes to a result, at the close, on a page and at the command line.
 * @throws WrongInput when the count cannot be true
 */
export function recount(given: CountedFacts): Recount {
  // As a file keeps them, so that names are ordered and told apart today as they will be by whoever counts the file again.
  const facts = keptAs(pickCounted(given))
  const { poll, attendance } = facts
  const names = new Map(facts.options.map(({ id, label }) => [id, label]))
  const nameOf = (id: string) => names.get(id) ?? id
  const whole = addUp(facts)
  const { issued, returned, invalid } = whole
  const sums = { issued, returned, valid: returned - invalid, invalid }
  const there = { entitled: attendance.entitled, present: attendance.present, quorum: poll.quorum }
  if (poll.kind === 'ranked') {
    const options = facts.options.map(({ id }) => id)
    const input = { ...there, issued, returned, invalid, seats: poll.seats, options, orders: ordersIn(facts) }
    const { options: lines, ...reply } = countRanks(input)
    const blank = { for: 0, against: 0, abstain: 0, percent: '' }
    return {
      sums,
      result: {
        ...reply,
        needed: 0,
        options: lines.map((line) => ({ ...blank, ...line })),
        verdict: sayRanks(input, { ...reply, options: lines }, nameOf),
      },
    }
  }
  const { kind, rule, seats } = poll
  const input: TallyInput = { ...there, kind, rule, seats, issued, returned, invalid, options: whole.options }
  const reply = tally(input)
  const { options } = readTally(input)
  return {
    sums,
    result: {
      ...reply,
      options: reply.options.map((line, at) => {
        const marks = options[at]?.marks
        return marks ? { ...line, marks } : line
      }),
      verdict: sayVerdict(factsOf(input), reply, nameOf),
    },
  }
}

function pickCounted({ poll, attendance, options, ballots, boxes, hands }: CountedFacts): CountedFacts {
  return { poll, attendance, options, ballots, boxes, hands }
}

/** All channels as one count: printed lines in their order, whether anybody marked them or not, then names in the order of characters. */
function addUp(facts: CountedFacts): CountPart {
  const { assigned } = facts.attendance
  const poll = ballotRule(facts)
  const blank = facts.options.map(({ id }) => lineOf({ option: id }, facts))
  const phones = {
    ...countBallots(
      facts.ballots.map(({ marks }) => marks),
      poll,
    ),
    issued: assigned.phone,
  }
  const boxes = facts.boxes.map((box) => ({ ...box, options: box.lines.map((line) => lineOf(line, facts)) }))
  const hands = facts.hands.map(({ voters, lines }) => ({
    issued: voters,
    returned: voters,
    invalid: 0,
    options: lines.map((line) => lineOf(line, facts)),
  }))
  const empty = { issued: 0, returned: 0, invalid: 0, options: blank }
  const whole = merge([empty, phones, ...boxes, ...hands])
  const written = whole.options.slice(blank.length).sort((a, b) => byCodePoint(a.id, b.id))
  return { ...whole, options: [...whole.options.slice(0, blank.length), ...written] }
}

function ballotRule({ poll, options }: CountedFacts) {
  return { ...poll, options: options.map(({ id, label }) => ({ id, name: label })) }
}

function lineOf(line: PublishedLine, { poll, options }: CountedFacts): TallyOption {
  const { option, marks, ...votes } = line
  // A name is the same name however two tellers typed it.
  const id = options.some((printed) => printed.id === option) ? option : plainName(option)
  if (poll.mode !== 'grades') return { id, ...votes }
  return { id, marks: marks ?? { satisfied: 0, mostly: 0, dissatisfied: 0, unknown: 0 } }
}

function ordersIn(facts: CountedFacts): string[][] {
  const { orders } = ordersOf(
    facts.ballots.map(({ marks }) => marks),
    ballotRule(facts),
  )
  return [...orders, ...facts.boxes.flatMap((box) => box.orders)]
}
