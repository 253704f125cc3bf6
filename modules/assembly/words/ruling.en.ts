import type { Base, PollKind } from '../rules/polls.ts'
import { wrongShare } from '../rules/shares.ts'
import { sayBarInEnglish } from '../rules/verdict-english.ts'
import type { RulingWords } from './ruling.zh-CN.ts'

const bases: Record<Base, string> = {
  entitled: 'representatives entitled',
  present: 'representatives present',
  returned: 'ballots returned',
  valid: 'valid ballots',
}

const kinds: Record<PollKind, string> = {
  motion: 'Motion, list or resolution',
  election: 'Election',
  choice: 'Choice among several',
  evaluation: 'Evaluation',
  ranked: 'Ranked list',
}

export const ruling: RulingWords = {
  kinds,
  bases,
  modes: {
    approve: 'Yes, no or abstain on each line',
    pick: 'Choose some from the list',
    rank: 'Put them in order',
    grades: 'Satisfied, mostly, dissatisfied or don’t know',
  },
  secrecies: { secret: 'Secret', named: 'By name', hands: 'By show of hands' },
  writeIns: {
    none: 'Nobody else can be named',
    free: 'Others may be named',
    'instead-of': 'Others may be named after voting against somebody',
  },
  rule: (kind, rule, seats) => {
    if (wrongShare(rule.share) !== null)
      return 'The share is not right: whole numbers, the lower one not zero, the upper one not larger.'
    if (kind === 'ranked') return `The ${seats} with the smallest sum of places pass; a tie is voted again.`
    if (kind === 'evaluation')
      return `“Satisfied” if ${sayBarInEnglish(rule)} say so; “mostly” if it takes those who say “mostly” as well; else “dissatisfied”.`
    if (rule.share[0] === 0) return `Those with most votes are elected, ${seats} in all.`
    const must = `from ${sayBarInEnglish(rule)}`
    if (kind === 'election')
      return `${seats} to elect. It takes votes ${must}; of more than there are places, those with most votes.`
    if (kind === 'choice')
      return `At most ${seats} pass. It takes votes ${must}; of more than there are places, those with most votes.`
    return `Passed with votes ${must}.`
  },
  quorum: (of) =>
    wrongShare(of.share) === null
      ? `Voting begins with ${sayBarInEnglish(of)} present.`
      : 'The share of those present is not right: whole numbers, the lower one not zero, the upper one not larger.',
  most: (kind, mode, most, options) =>
    mode === 'pick'
      ? `At most ${most} per ballot. More make the ballot void; fewer are valid.`
      : mode === 'rank'
        ? `At most ${most} places per ballot. What is not ranked counts as last.`
        : most < options && mode === 'approve' && kind !== 'motion'
          ? `At most ${most} yes-marks per ballot. More make the ballot void.`
          : '',
  needs: (base, of, needed) => `${of} ${bases[base]}: it takes ${needed} votes.`,
  ways: (how) => `Ways of voting: ${how[0]?.toLowerCase() ?? ''}${how.slice(1)}.`,
  ended: (tie) => `In a tie at the last place: ${tie[0]?.toLowerCase() ?? ''}${tie.slice(1)}.`,
  elected: { equal: 'As many candidates as places', competitive: 'More candidates than places' },
}
