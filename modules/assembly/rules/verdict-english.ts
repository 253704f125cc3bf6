import type { OptionResult, TallyReply } from './counts.ts'
import type { Base, Rule } from './polls.ts'
import { lowestTerms } from './spoken-shares.ts'
import type { VerdictFacts } from './verdict.ts'

// The same sentences for readers of English; the Chinese ones are the official ones.

const bases: Readonly<Record<Base, string>> = {
  entitled: 'all representatives',
  present: 'those present',
  returned: 'the ballots returned',
  valid: 'the valid ballots',
}
const gradeWords = {
  satisfied: 'satisfactory',
  mostly: 'mostly satisfactory',
  dissatisfied: 'unsatisfactory',
} as const

export function sayQuorumInEnglish(entitled: number, present: number, quorate: boolean): string {
  return `${present} of ${entitled} entitled are present; this is ${quorate ? 'a quorum' : 'no quorum'}`
}

export function sayBarInEnglish({ share, strict, base }: Rule): string {
  const [numerator, denominator] = lowestTerms(share)
  const whom = bases[base]
  if (numerator === 0n) return `at least one of ${whom}`
  if (numerator === denominator) return strict ? `more than all of ${whom}` : `all of ${whom}`
  const part = numerator === 1n && denominator === 2n ? 'half' : `${numerator}/${denominator}`
  return strict ? `more than ${part} of ${whom}` : `at least ${part} of ${whom}`
}

/** What `sayVerdict` says, in English. */
export function sayVerdictInEnglish(
  facts: VerdictFacts,
  reply: Omit<TallyReply, 'verdict'>,
  nameOf: (id: string) => string = (id) => id,
): string {
  const { issued, returned } = facts
  const invalid = facts.invalid ?? 0
  const lines = reply.options.map(
    (option) => `${nameOf(option.id)}: ${sayVotes(option)}${endOf(reply, option)}.`,
  )
  return [
    `${sayQuorumInEnglish(facts.entitled, facts.present, reply.quorate)}.`,
    `Ballots: ${issued} issued, ${returned} returned, ${returned - invalid} valid, ${invalid} void.`,
    ...(reply.void === null ? [`Needed: ${reply.needed}, ${sayBarInEnglish(facts.rule)}.`] : []),
    ...lines,
    ...closingOf(facts, reply, nameOf),
  ].join(' ')
}

function sayVotes(option: OptionResult): string {
  if (option.grade === undefined)
    return `${option.for} for, ${option.against} against, ${option.abstain} abstaining`
  return `${option.for} satisfied or mostly satisfied, ${option.against} dissatisfied, ${option.abstain} did not know`
}

function endOf(reply: Omit<TallyReply, 'verdict'>, option: OptionResult): string {
  if (reply.void !== null) return ''
  if (option.grade) return `; ${gradeWords[option.grade]}`
  return option.passed ? '; enough' : '; not enough'
}

function closingOf(
  facts: VerdictFacts,
  reply: Omit<TallyReply, 'verdict'>,
  nameOf: (id: string) => string,
): string[] {
  if (reply.void === 'inquorate') return ['Without a quorum the vote is void and is held again.']
  if (reply.void !== null)
    return ['More ballots came back than were issued; the vote is void and is held again.']
  if (facts.kind !== 'election' && facts.kind !== 'choice') return []
  const names = (ids: readonly string[]) => ids.map(nameOf).join(', ')
  const took = facts.kind === 'election' ? 'Elected' : 'Adopted'
  const list = reply.elected.length > 0 ? `: ${names(reply.elected)}` : ''
  const said = `${took}: ${reply.elected.length} of ${reply.elected.length + reply.vacant}${list}.`
  if (reply.next === 'revote')
    return [said, `${names(reply.tied)} have equal votes and stand again for the ${reply.vacant} left.`]
  if (reply.next === 'separate-election') return [said, `${reply.vacant} left open for a further vote.`]
  return [said]
}
