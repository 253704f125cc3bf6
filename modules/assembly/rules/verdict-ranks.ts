import type { RankInput, RankReply } from './ranking.ts'
import { sayQuorum } from './verdict.ts'

/** The sentence of a ranked list, as `sayVerdict` makes it of the others. */
export function sayRanks(
  facts: Omit<RankInput, 'orders' | 'options'>,
  reply: Omit<RankReply, 'verdict'>,
  nameOf: (id: string) => string = (id) => id,
): string {
  const names = (ids: readonly string[]) => ids.map((id) => `“${nameOf(id)}”`).join('、')
  return [
    `${sayQuorum(facts.entitled, facts.present, reply.quorate)}。`,
    `发出${facts.issued}票，收回${facts.returned}票，有效${facts.returned - facts.invalid}票，无效${facts.invalid}票。`,
    ...reply.options.map(({ id, sum, place }) => `“${nameOf(id)}”名次合计${sum}，排第${place}。`),
    ...closing(),
  ].join('')

  function closing(): string[] {
    if (reply.void === 'inquorate') return ['到会人数不足，本次表决无效，重新进行。']
    if (reply.void !== null) return ['收回的票多于发出的票，本次表决无效，重新进行。']
    const list = reply.elected.length > 0 ? `：${names(reply.elected)}` : ''
    const said = `名额${facts.seats}项，通过${reply.elected.length}项${list}。`
    return reply.next === 'revote'
      ? [said, `${names(reply.tied)}名次合计相同，就余下的${reply.vacant}项再次投票。`]
      : [said]
  }
}
