import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import type { PaperLine } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './PaperRows.module.css'
import { StateWord } from './StateWord.tsx'
import { sayWaits } from './saying.ts'

/** Papers one under the other: what it is called, then quietly number, kind, office, how it stands and for whom it waits. */
export function PaperRows(props: { papers: readonly PaperLine[]; label: string }) {
  return (
    <ul className={styles.rows} aria-label={props.label}>
      {props.papers.map((paper) => (
        <PaperRow key={paper.id} paper={paper} />
      ))}
    </ul>
  )
}

export function PaperRow({ paper, children }: { paper: PaperLine; children?: ReactNode }) {
  const words = useWords(documentsWords)
  const waits = sayWaits(paper, words)
  return (
    <li className={styles.row}>
      <Link to={`/documents/papers/${paper.id}`} className={styles.title}>
        {paper.urgency && <span className={styles.urgent}>{words.names.urgencies[paper.urgency]}</span>}
        {paper.isInternal && <span className={styles.mark}>{words.desk.list.internal}</span>}
        {paper.title}
      </Link>
      <span className={styles.state}>
        <StateWord state={paper.state} />
      </span>
      <span className={styles.about}>
        {[paper.number ?? words.names.kinds[paper.kind], paper.office.name, paper.draftedBy.name].join(' · ')}
        {waits && <span> · {waits}</span>}
        {paper.dueOn && (
          <span>
            {' '}
            · {words.desk.list.dueOn} <DateSaid on={paper.dueOn} />
          </span>
        )}
      </span>
      <span className={styles.when}>
        {paper.datedOn ? <DateSaid on={paper.datedOn} /> : <DateSaid at={paper.touchedAt} time={false} />}
      </span>
      {children && <div className={styles.more}>{children}</div>}
    </li>
  )
}
