import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import type { Paper } from '../../contract/papers.ts'
import styles from '../papers/parts.module.css'
import { documentsWords } from '../words.ts'

/** What each office said, who has not yet, and how an objection was answered. */
export function CountersignsPart({ paper }: { paper: Paper }) {
  const all = useWords(documentsWords)
  const words = all.desk.paper
  if (paper.countersigns.length === 0) return null
  return (
    <Section
      title={words.countersigns}
      aside={paper.countersignMode && all.names.modes[paper.countersignMode]}
    >
      <ul className={styles.rows}>
        {paper.countersigns.map((one) => (
          <li key={one.id} className={styles.row} data-current={one.isDue ? true : undefined}>
            <span className={styles.who}>{one.office.name}</span>
            <span className={styles.outcome} data-state={one.stance ?? undefined}>
              {one.stance ? all.names.stances[one.stance] : words.waits}
            </span>
            {one.words && <p className={styles.words}>{one.words}</p>}
            {one.spokenBy && one.spokenAt && (
              <p className={styles.quiet}>
                {one.spokenBy.name} <DateSaid at={one.spokenAt} />
              </p>
            )}
            {!one.stance && one.dueOn && (
              <p className={one.isLate ? styles.late : styles.quiet}>
                <DateSaid on={one.dueOn} /> {one.isLate && words.late}
              </p>
            )}
            {one.answer && one.answeredBy && (
              <p className={styles.answer}>
                <span className={styles.quiet}>{words.answeredBy(one.answeredBy.name)}</span> {one.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
