import type { NextStep, VoidReason } from './counts.ts'
import type { Quorum } from './polls.ts'
import { fillSeats } from './seats.ts'
import { meets, wrongShare } from './shares.ts'
import { voidOf } from './tally.ts'
import { sayRanks } from './verdict-ranks.ts'
import { WrongInput } from './wrong-input.ts'

// 排序票决: each ballot puts the projects in an order.

export interface RankInput {
  entitled: number
  present: number
  issued: number
  returned: number
  invalid: number
  quorum: Quorum
  /** How many of the list pass. */
  seats: number
  options: readonly string[]
  /** One order per valid ballot, the best first; what is left out stands last. */
  orders: readonly (readonly string[])[]
}

export interface RankReply {
  quorate: boolean
  void: VoidReason | null
  /** The sum of places and, with equal sums, the same place; the lines in the order in which they were given. */
  options: { id: string; sum: number; place: number; passed: boolean }[]
  elected: string[]
  tied: string[]
  vacant: number
  next: NextStep | null
  verdict: string
}

/**
 * Adds up the places of each project over all valid ballots, first place 1 and so on; a project that a ballot leaves out counts as last
 * of all on it. The lowest sums pass. It is the rule that tellers can follow with pencil and paper, in whole numbers; equal sums at the last
 * place that passes go to another vote.
 * @throws WrongInput when the numbers cannot be true or an order names a project twice or one that is not in the list
 */
export function countRanks(input: RankInput): RankReply {
  refuseWrong(input)
  const { options, orders, seats } = input
  const sums = new Map(options.map((id) => [id, options.length * orders.length]))
  for (const order of orders)
    for (const [at, id] of order.entries()) sums.set(id, sums.get(id)! - options.length + at + 1)
  const quorate = meets(input.present, input.quorum, input.entitled)
  const voided = voidOf(quorate, input)
  // Without a valid ballot nothing is put in any order, so nothing passes.
  const ranked = voided === null && orders.length > 0
  const filled = ranked
    ? fillSeats(
        options.map((id) => ({ id, votes: -sums.get(id)! })),
        seats,
      )
    : { elected: [], tied: [], vacant: seats, next: voided === null ? null : ('repeat' as const) }
  const reply = {
    quorate,
    void: voided,
    options: options.map((id) => ({
      id,
      sum: sums.get(id)!,
      place: 1 + options.filter((other) => sums.get(other)! < sums.get(id)!).length,
      passed: filled.elected.includes(id),
    })),
    ...filled,
  }
  return { ...reply, verdict: sayRanks(input, reply) }
}

function refuseWrong(input: RankInput): void {
  const { entitled, present, issued, returned, invalid, seats, options, orders } = input
  for (const count of [entitled, present, issued, returned, invalid])
    if (!Number.isSafeInteger(count) || count < 0) throw new WrongInput('人数和票数应为不小于 0 的整数。')
  if (wrongShare(input.quorum.share) !== null)
    throw new WrongInput('到会规定的比例应为 0 到 1 之间的分数，分母大于 0。')
  if (present > entitled) throw new WrongInput(`实到 ${present} 人多于应到 ${entitled} 人，请核对。`)
  if (issued > present) throw new WrongInput(`发出 ${issued} 张票多于实到 ${present} 人，请核对。`)
  if (invalid > returned) throw new WrongInput(`无效票 ${invalid} 张多于收回的 ${returned} 张，请核对。`)
  if (!Number.isSafeInteger(seats) || seats < 1) throw new WrongInput('名额应为不小于 1 的整数。')
  if (orders.length > returned - invalid)
    throw new WrongInput(`列出了 ${orders.length} 张票，多于有效的 ${returned - invalid} 张，请核对。`)
  if (new Set(options).size !== options.length) throw new WrongInput('项目里有重复的，请核对。')
  const known = new Set(options)
  for (const [at, order] of orders.entries()) {
    if (new Set(order).size !== order.length) throw new WrongInput(`第 ${at + 1} 张票上有一个项目写了两次。`)
    if (order.some((id) => !known.has(id))) throw new WrongInput(`第 ${at + 1} 张票上有不在表中的项目。`)
  }
}
