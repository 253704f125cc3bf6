import type { OptionResult, TallyInput, TallyReply } from './counts.ts'
import type { Base, Rule } from './polls.ts'
import { chineseNumber, lowestTerms } from './spoken-shares.ts'

// The sentences that are read out and printed. Numbers stand in them as they were counted, so that they can be checked by ear.

/** What the sentence is about: the count it was made from, without its lines; see `factsOf`. */
export type VerdictFacts = Pick<
  TallyInput,
  'kind' | 'present' | 'issued' | 'returned' | 'rule' | 'quorum'
> & {
  entitled: number
  invalid?: number
}

const bases: Readonly<Record<Base, string>> = {
  entitled: '全体代表',
  present: '到会代表',
  returned: '收回票',
  valid: '有效票',
}
const gradeWords = { satisfied: '满意', mostly: '基本满意', dissatisfied: '不满意' } as const

/** Whether enough are there: “应到146人，实到131人，符合规定人数”. */
export function sayQuorum(entitled: number, present: number, quorate: boolean): string {
  return `应到${entitled}人，实到${present}人，${quorate ? '符合规定人数' : '未达到规定人数'}`
}

/** “超过全体代表的半数” or “达到全体代表的三分之二以上”: passing and reaching are said differently, because 以上 includes the number. */
export function sayBar({ share, strict, base }: Rule): string {
  const [numerator, denominator] = lowestTerms(share)
  const whom = bases[base]
  if (numerator === 0n) return `${whom}中有票赞成`
  if (numerator === denominator) return strict ? `超过${whom}的总数` : `达到${whom}的全数`
  if (strict && numerator === 1n && denominator === 2n) return `超过${whom}的半数`
  const part = `${chineseNumber(denominator)}分之${chineseNumber(numerator)}`
  return strict ? `超过${whom}的${part}` : `达到${whom}的${part}以上`
}

/** The whole verdict in official wording. `nameOf` turns the id of a line into what is read out. */
export function sayVerdict(
  facts: VerdictFacts,
  reply: Omit<TallyReply, 'verdict'>,
  nameOf: (id: string) => string = (id) => id,
): string {
  const { issued, returned } = facts
  const invalid = facts.invalid ?? 0
  const opening = [
    `${sayQuorum(facts.entitled, facts.present, reply.quorate)}。`,
    `发出${issued}票，收回${returned}票，有效${returned - invalid}票，无效${invalid}票。`,
  ]
  const bar = `${sayBar(facts.rule)}（需${reply.needed}票）`
  // Where names are only picked nobody votes against anybody, and nothing is said of it.
  const picked =
    (facts.kind === 'election' || facts.kind === 'choice') &&
    reply.options.every(({ against, abstain }) => against + abstain === 0)
  const lines = reply.options.map((option) => {
    const name = `“${nameOf(option.id)}”`
    const votes = picked ? `得${option.for}票` : sayVotes(option)
    if (reply.void !== null) return `${name}${votes}。`
    if (option.grade) return `${name}${votes}，评为${gradeWords[option.grade]}。`
    // Under a plurality there is no bar to speak of: more votes win.
    const barSaid = facts.rule.share[0] === 0 ? '' : `，${option.passed ? bar : `未${bar}`}`
    return `${name}${votes}${barSaid}${endOf(facts, reply, option)}。`
  })
  return [...opening, ...lines, ...closingOf(facts, reply, nameOf)].join('')
}

function sayVotes(option: OptionResult): string {
  if (option.grade === undefined)
    return `赞成${option.for}票，反对${option.against}票，弃权${option.abstain}票`
  return `满意和基本满意${option.for}票，不满意${option.against}票，不了解${option.abstain}票`
}

function endOf(facts: VerdictFacts, reply: Omit<TallyReply, 'verdict'>, option: OptionResult): string {
  if (facts.kind === 'motion') return option.passed ? '，通过' : '，未通过'
  if (reply.tied.includes(option.id)) return '，得票相同，待再次投票'
  const took = facts.kind === 'election' ? '当选' : '通过'
  if (reply.elected.includes(option.id)) return `，${took}`
  // Enough votes and no place left for them.
  return option.passed ? `，得票少于前列，未${took}` : `，未${took}`
}

function closingOf(
  facts: VerdictFacts,
  reply: Omit<TallyReply, 'verdict'>,
  nameOf: (id: string) => string,
): string[] {
  if (reply.void === 'inquorate') return ['到会人数不足，本次表决无效，重新进行。']
  if (reply.void !== null) return ['收回的票多于发出的票，本次表决无效，重新进行。']
  if (facts.kind !== 'election' && facts.kind !== 'choice') return []
  const names = (ids: readonly string[]) => ids.map((id) => `“${nameOf(id)}”`).join('、')
  const elects = facts.kind === 'election'
  const places = reply.elected.length + reply.vacant
  const said = [
    // A list whose places are all taken, or that has no number of places, says only what passed.
    elects ? `应选${places}人，` : reply.vacant > 0 ? `名额${places}项，` : '',
    `${elects ? '当选' : '通过'}${reply.elected.length}${elects ? '人' : '项'}`,
    reply.elected.length > 0 ? `：${names(reply.elected)}` : '',
    '。',
  ].join('')
  const unit = elects ? '人' : '项'
  if (reply.next === 'revote')
    return [said, `${names(reply.tied)}得票相同，就余下的${reply.vacant}${unit}再次投票。`]
  if (reply.next === 'separate-election')
    return [said, `尚缺${reply.vacant}${unit}，${elects ? '另行选举' : '另行表决'}。`]
  return [said]
}
