import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import type { SealUse } from '../../contract/seals.ts'
import { documentsWords } from '../words.ts'
import styles from './seals.module.css'
import { UseActs } from './UseActs.tsx'

/** The register of use (用印登记) as a table that prints as it stands; what waits for the keeper can be decided in its line. */
export function UsesTable({ uses }: { uses: readonly SealUse[] }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const { columns } = words
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            {Object.values(columns).map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {uses.map((use) => {
            const { on, time } = dayAndTimeOf(use.decidedAt ?? use.appliedAt)
            return (
              <tr key={use.id}>
                <td className={styles.at}>
                  {on} {time}
                </td>
                <td>
                  <Link to={`/documents/papers/${use.paper.id}`}>{use.paper.title}</Link>{' '}
                  <div className={styles.quiet}>{use.paper.number}</div>
                </td>
                <td data-head={columns.copies}>
                  {use.copies} × {use.pages}
                </td>
                <td data-head={columns.applied}>{use.appliedBy.name}</td>
                <td data-head={columns.approved}>{use.approvedBy?.name}</td>
                <td data-head={columns.decided}>{use.decidedBy?.name}</td>
                <td data-head={columns.watched}>{use.watchedBy?.name}</td>
                <td>
                  <Link to={`/documents/seal-uses/${use.id}`} data-state={use.state}>
                    {use.state === 'sealed'
                      ? words.sealed
                      : use.state === 'refused'
                        ? words.refused
                        : words.asked}
                  </Link>
                  {use.refusal && <div className={styles.quiet}>{all.names.refusals[use.refusal]}</div>}
                  <UseActs use={use} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
