import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import type { Paper } from '../../contract/papers.ts'
import styles from '../papers/parts.module.css'
import { sayDecider } from '../papers/saying.ts'
import { documentsWords } from '../words.ts'

/** The approval sheet of the present round: who was asked for what, and what they said. */
export function ApprovalsPart({ paper }: { paper: Paper }) {
  const all = useWords(documentsWords)
  const words = all.desk.paper
  if (paper.approvals.length === 0) return null
  return (
    <Section title={words.approvals} aside={paper.round > 1 ? words.round(paper.round) : undefined}>
      <ul className={styles.rows}>
        {paper.approvals.map((line) => (
          <li
            key={line.id}
            className={styles.row}
            data-current={line.isDue && line.ask !== 'read' ? true : undefined}
            data-passed={line.path.length > 2 ? true : undefined}
          >
            <span>
              <span className={styles.who}>{sayDecider(line, all)}</span>{' '}
              <span className={styles.quiet}>{all.names.asks[line.ask]}</span>
            </span>
            <span className={styles.outcome} data-state={line.outcome ?? undefined}>
              {line.outcome === 'passed' && line.passedTo
                ? words.passedTo(line.passedTo.name)
                : line.outcome === 'dropped'
                  ? words.dropped
                  : line.outcome
                    ? all.names.outcomes[line.outcome]
                    : line.isDue && line.ask !== 'read'
                      ? words.current
                      : ''}
            </span>
            {line.words && <p className={styles.words}>{line.words}</p>}
            {line.decidedAt && (
              <p className={styles.quiet}>
                <DateSaid at={line.decidedAt} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
