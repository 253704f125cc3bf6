import type { RoundFacts } from '../../contract/polls.ts'
import type { PollsWords } from '../../words/polls.zh-CN.ts'

type Line = NonNullable<RoundFacts['reply']>['options'][number]

/** Whether a line carried the day: what is painted and said, the same everywhere. */
export function carried(round: Pick<RoundFacts, 'kind' | 'state' | 'reply'>, line: Line): boolean {
  const { reply } = round
  if (round.state === 'void' || !reply || reply.void !== null) return false
  if (round.kind === 'motion') return line.passed
  return round.kind === 'evaluation' ? line.grade === 'satisfied' : reply.elected.includes(line.id)
}

/** What became of a line, in a word; empty where the whole vote counts for nothing. */
export function sayLine(
  round: Pick<RoundFacts, 'kind' | 'state' | 'reply'>,
  line: Line,
  words: PollsWords,
): string {
  const { reply } = round
  const say = words.result
  if (round.state === 'void' || !reply || reply.void !== null) return ''
  if (line.grade) return say.grade[line.grade]
  if (reply.tied.includes(line.id)) return say.tied
  const isIn = carried(round, line)
  if (round.kind === 'motion') return isIn ? say.passed : say.failed
  if (round.kind === 'election') return isIn ? say.elected : say.notElected
  return isIn ? say.chosen : say.notChosen
}

/** A round in a few words for a list: how many lines carried, or which way a single one went. */
export function outcomeOf(round: RoundFacts, words: PollsWords): string {
  const { reply } = round
  if (!reply || round.state === 'void' || reply.void !== null) return ''
  const [only] = reply.options
  if (reply.options.length === 1 && only) return sayLine(round, only, words)
  const many = reply.options.filter((line) => carried(round, line)).length
  return words.list.carried[round.kind](many, reply.options.length)
}
