import { useWords } from '../../../../../web/lib/language.tsx'
import type { CountLine } from '../../../contract/counts.ts'
import type { Sheet } from '../vote/marking.ts'
import { votingWords } from '../vote/words.ts'
import styles from './Counting.module.css'
import { columnsOf } from './counting.ts'
import { countingWords } from './words.ts'

/** Numbers that were counted, to be read: papers above, a line for each name below. */
export function Counts({
  sheet,
  sums,
  lines,
}: {
  sheet: Sheet
  sums: { issued: number; returned: number; valid: number; invalid: number }
  lines: readonly CountLine[]
}) {
  const words = useWords(countingWords).sheet
  const grades = useWords(votingWords).grades
  const columns = columnsOf(sheet.mode)
  const nameOf = (id: string) => sheet.options.find((option) => option.id === id)?.name ?? id
  return (
    <>
      <dl className={styles.figures}>
        {(['issued', 'returned', 'invalid'] as const).map((name) => (
          <div key={name} className={styles.figure}>
            <dt>{words[name]}</dt>
            <dd>{sums[name]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{words.valid(sums.valid)}</p>
      {lines.length > 0 && (
        <table className={styles.counts}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column === 'for' && sheet.mode !== 'approve'
                    ? words.votes
                    : column === 'for' || column === 'against' || column === 'abstain'
                      ? words[column]
                      : grades[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.option}>
                <th scope="row" lang="zh-CN">
                  {nameOf(line.option)}
                </th>
                {columns.map((column) => (
                  <td key={column}>
                    {column === 'for' || column === 'against' || column === 'abstain'
                      ? (line[column] ?? 0)
                      : (line.marks?.[column] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
