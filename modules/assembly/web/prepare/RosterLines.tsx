import { Checkbox } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import table from '../../../../web/ui/table.module.css'
import type { RosterLine } from '../../contract/prepare-roster.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** So many lines are drawn; nobody reads more at once. */
const most = 400

/** What each line of a file would do, or what is wrong with it. */
export function RosterLines({ lines, hasFaults }: { lines: readonly RosterLine[]; hasFaults: boolean }) {
  const words = useWords(assemblyWords).prepare
  const say = words.importing
  const head = words.roster.columns
  const [onlyFaults, setOnlyFaults] = useState(true)
  const listed = hasFaults && onlyFaults ? lines.filter(({ faults }) => faults.length > 0) : lines
  return (
    <>
      {hasFaults && (
        <Checkbox checked={onlyFaults} onChange={(event) => setOnlyFaults(event.target.checked)}>
          {say.onlyFaults}
        </Checkbox>
      )}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              {[head.line, head.name, head.constituency, head.number, head.phone, head.act].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, most).map((line) => (
              <tr key={line.line} data-state={line.faults.length > 0 ? 'wrong' : undefined}>
                <td>{line.line}</td>
                <td lang="zh-CN">{line.name}</td>
                <td lang="zh-CN">{line.constituency}</td>
                <td>{line.number}</td>
                <td>{line.phone}</td>
                <td>
                  {line.faults.length > 0
                    ? line.faults.map((fault) => say.faults[fault]).join(' ')
                    : line.act && say.acts[line.act]}
                  {line.changes.map(({ field, from, to }) => (
                    <div key={field} className={styles.quiet}>
                      {say.changed(
                        words.roster.fields[field],
                        worded(field, from, words),
                        worded(field, to, words),
                      )}
                    </div>
                  ))}
                  {line.hasNamesake && line.faults.length === 0 && (
                    <div>
                      <span className={styles.mark}>{say.namesake}</span>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {listed.length > most && <p className={styles.hint}>{say.more(listed.length - most)}</p>}
    </>
  )
}

function worded(field: string, value: string | null, words: ReturnType<typeof useSay>): string | null {
  if (value === null) return null
  if (field === 'sex' && (value === 'female' || value === 'male')) return words.sexes[value]
  if (field === 'post') return (words.posts as Record<string, string>)[value] ?? value
  return value
}
const useSay = () => useWords(assemblyWords).prepare
