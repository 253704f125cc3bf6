import { useWords } from '../../../../web/lib/language.tsx'
import type { PollKind } from '../../rules/polls.ts'
import styles from './Public.module.css'
import { publicAssemblyWords } from './words.ts'

export interface ResultLine {
  id: string
  label: string
  for: number
  against: number
  abstain: number
  percent: string
  passed: boolean
  grade?: 'satisfied' | 'mostly' | 'dissatisfied' | null
  marks?: { satisfied: number; mostly: number; dissatisfied: number; unknown: number }
  sum?: number
  place?: number
  isElected: boolean
}

const boxes = ['satisfied', 'mostly', 'dissatisfied', 'unknown'] as const

/** The numbers of a result, line by line; on a phone each line is a small block with its words. */
export function ResultTable(props: {
  kind: PollKind
  caption: string
  lines: readonly ResultLine[]
  tied: readonly string[]
  /** Voided, or of a file that was changed: nothing of it is said in the colour of what holds. */
  isDoubtful?: boolean
}) {
  const { kind, lines } = props
  const words = useWords(publicAssemblyWords).round
  // Where names are picked, nobody votes against anybody: two columns of nothing would only be asked about.
  const isPicked =
    (kind === 'election' || kind === 'choice') &&
    lines.every(({ against, abstain }) => against + abstain === 0)
  const columns: { key: string; word: string; of: (line: ResultLine) => number | string }[] =
    kind === 'evaluation'
      ? boxes.map((box) => ({ key: box, word: words.marks[box], of: (line) => line.marks?.[box] ?? '' }))
      : kind === 'ranked'
        ? [
            { key: 'sum', word: words.sum, of: (line) => line.sum ?? '' },
            { key: 'place', word: words.place, of: (line) => line.place ?? '' },
          ]
        : [
            { key: 'for', word: isPicked ? words.votes : words.for, of: (line) => line.for },
            ...(isPicked
              ? []
              : (['against', 'abstain'] as const).map((mark) => ({
                  key: mark,
                  word: words[mark],
                  of: (line: ResultLine) => line[mark],
                }))),
            { key: 'percent', word: words.percent, of: (line) => line.percent },
          ]
  const outcome = (line: ResultLine) => {
    if (kind === 'evaluation') return line.grade ? words.grades[line.grade] : ''
    if (props.tied.includes(line.id)) return words.tied
    if (kind === 'election') return line.isElected ? words.elected : words.notElected
    if (kind === 'motion') return line.passed ? words.passed : words.failed
    return line.isElected ? words.passed : words.failed
  }
  const isGood = (line: ResultLine) =>
    kind === 'evaluation' ? line.passed : kind === 'motion' ? line.passed : line.isElected
  return (
    <table className={styles.table} data-doubtful={props.isDoubtful || undefined}>
      <caption className="spoken">{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          {columns.map(({ key, word }) => (
            <th key={key} scope="col" className={styles.number}>
              {word}
            </th>
          ))}
          <th scope="col">{words.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" lang="zh-CN">
              {line.label}
            </th>
            {columns.map(({ key, word, of }) => (
              <td key={key} className={styles.number} data-word={word}>
                {of(line)}
              </td>
            ))}
            <td className={styles.outcome} data-good={(!props.isDoubtful && isGood(line)) || undefined}>
              {outcome(line)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
