import type { RoundNow } from '../../contract/now.ts'
import type { HallWords } from '../../words/hall.zh-CN.ts'

export interface ResultLine {
  readonly id: string
  readonly label: string
  readonly kind: 'yes' | 'no' | 'tie' | 'plain'
  readonly word: string
  readonly numbers: readonly { word: string; n: number }[]
}

type Counted = NonNullable<RoundNow['reply']>['options'][number]

/** The lines of a result in the order in which they are read: an election by votes, a ranked list by place, all others as printed. */
export function resultLines(round: RoundNow, words: HallWords['result']): ResultLine[] {
  const { reply } = round
  if (!reply) return []
  const labels = new Map(round.options.map(({ id, label }) => [id, label]))
  const order = orderOf(round, [...reply.options], reply.elected)
  return order.map((option) => ({
    id: option.id,
    // Whoever was written in is known by the name itself.
    label: labels.get(option.id) ?? option.id,
    ...outcomeOf(round, option, words),
    numbers: numbersOf(round, option, words),
  }))
}

function orderOf(round: RoundNow, options: Counted[], elected: readonly string[]): Counted[] {
  if (round.kind === 'ranked') return options.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  if (round.kind !== 'election') return options
  const won = (option: Counted) => (elected.includes(option.id) ? 1 : 0)
  return options.sort((a, b) => won(b) - won(a) || b.for - a.for)
}

function outcomeOf(
  round: RoundNow,
  option: Counted,
  words: HallWords['result'],
): Pick<ResultLine, 'kind' | 'word'> {
  if (round.kind === 'evaluation') {
    const { grade } = option
    return {
      kind: grade === 'dissatisfied' ? 'no' : grade ? 'yes' : 'plain',
      word: grade ? words.grades[grade] : '',
    }
  }
  if (round.reply?.tied.includes(option.id)) return { kind: 'tie', word: words.tied }
  if (round.kind === 'ranked')
    return {
      kind: option.passed ? 'yes' : 'plain',
      word: option.place ? words.place({ n: option.place }) : '',
    }
  if (round.kind === 'election')
    return round.reply?.elected.includes(option.id)
      ? { kind: 'yes', word: words.elected }
      : { kind: 'plain', word: words.notElected }
  return option.passed ? { kind: 'yes', word: words.passed } : { kind: 'no', word: words.failed }
}

function numbersOf(round: RoundNow, option: Counted, words: HallWords['result']): ResultLine['numbers'] {
  if (option.marks) {
    const { marks } = option
    return (['satisfied', 'mostly', 'dissatisfied', 'unknown'] as const).map((grade) => ({
      word: words.grades[grade],
      n: marks[grade],
    }))
  }
  if (round.kind === 'ranked') return option.sum === undefined ? [] : [{ word: words.sum, n: option.sum }]
  if (round.mode === 'pick') return [{ word: words.votes, n: option.for }]
  return (['for', 'against', 'abstain'] as const).map((mark) => ({ word: words[mark], n: option[mark] }))
}
