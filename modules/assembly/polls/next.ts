import { newId } from '../../../platform/id.ts'
import type { PollOption, Reply, RoundCause, RoundFacts } from '../contract/polls-shapes.ts'
import type { Rule } from '../rules.ts'

/** What the next ballot on a question is opened with. */
export interface NextBallot {
  options: PollOption[]
  seats: number
  most: number
  rule: Rule
  writeIns: RoundFacts['writeIns']
}

export type Former = Pick<
  RoundFacts,
  'state' | 'reply' | 'options' | 'seats' | 'most' | 'rule' | 'writeIns' | 'ties' | 'kind' | 'mode'
>

/** Which ballot may follow: 重选 after a void one, 再次投票 among those tied, 另行选举 for seats left. */
export function causeAfter(
  former: Pick<Former, 'state' | 'reply' | 'ties'>,
): Exclude<RoundCause, 'first'> | null {
  if (former.state === 'void') return 'repeat'
  if (former.state !== 'closed' || former.reply === null) return null
  if (former.reply.next === 'revote') return former.ties === 'revote' ? 'revote' : 'separate'
  if (former.reply.next === 'separate-election') return 'separate'
  return former.reply.next
}

/**
 * The lines, places and limit of the next ballot. A repeat is held under the very rules of the former one. A revote is among those tied and
 * more votes win, unless a rule is given. In a further election stand those not elected in the order of their votes, as many as keep the
 * former proportion of candidates to places, at least one more than places where there was a choice (one place, two candidates).
 * @param wanted ids of those who stand again; whoever was elected or is unknown is left out
 */
export function nextBallot(
  former: Former,
  cause: Exclude<RoundCause, 'first'>,
  wanted: { rule?: Rule; optionIds?: readonly string[] },
): NextBallot {
  const { options, seats, most, rule, writeIns, reply } = former
  if (cause === 'repeat' || reply === null) return { options, seats, most, rule, writeIns }
  const left = reply.vacant
  // Whoever chose as many as there are places goes on doing so; a narrower limit stays.
  const limit = Math.max(1, Math.min(most, left))
  if (cause === 'revote')
    return {
      options: reply.tied.map((id) => lineOf(id, options)),
      seats: left,
      most: limit,
      // More votes win: whoever is among the first for the places has to have one at all.
      rule: wanted.rule ?? { ...rule, share: [0, 1], strict: true },
      writeIns: 'none',
    }
  const open = losers(reply)
  const chosen = wanted.optionIds
    ? open.filter((id) => wanted.optionIds!.includes(id))
    : open.slice(0, candidatesFor(left, options.length, seats))
  return {
    options: chosen.map((id) => lineOf(id, options)),
    seats: left,
    most: limit,
    rule: wanted.rule ?? rule,
    writeIns,
  }
}

/** Not elected, most votes first; with equal votes in the order of the former ballot. Of a ranked list the lowest sum first. */
function losers(reply: Reply): string[] {
  const order = (a: Reply['options'][number], b: Reply['options'][number]) =>
    a.sum !== undefined && b.sum !== undefined ? a.sum - b.sum : b.for - a.for
  return reply.options
    .filter(({ id }) => !reply.elected.includes(id))
    .toSorted(order)
    .map(({ id }) => id)
}

function candidatesFor(left: number, candidates: number, seats: number): number {
  const inProportion = Math.ceil((left * candidates) / seats)
  return candidates > seats ? Math.max(left + 1, inProportion) : left
}

/** A name that was written in becomes a printed line. */
function lineOf(id: string, options: readonly PollOption[]): PollOption {
  return (
    options.find((option) => option.id === id) ?? {
      id: newId(),
      label: id,
      note: null,
      personId: null,
      planItem: null,
      parts: [],
    }
  )
}
