import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import type { Paper } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './parts.module.css'

/** What was frozen, to whom it goes, until when: the few facts that the text itself does not show. */
export function PaperFacts({ paper }: { paper: Paper }) {
  const words = useWords(documentsWords).desk.paper
  const { frozen } = paper
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  const rows: [string, React.ReactNode][] = [
    ...(paper.main.length > 0 ? [[words.main, names(paper.main)] as [string, string]] : []),
    ...(paper.copies.length > 0 ? [[words.copies, names(paper.copies)] as [string, string]] : []),
    ...(paper.content.dueOn
      ? [[words.due, <DateSaid key="due" on={paper.content.dueOn} />] as [string, React.ReactNode]]
      : []),
    ...(paper.fileMark ? [[words.fileMark, paper.fileMark] as [string, string]] : []),
  ]
  if (rows.length === 0 && !frozen) return null
  return (
    <div className={styles.facts}>
      {rows.length > 0 && (
        <dl className={styles.list}>
          {rows.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      )}
      {frozen && (
        <div className={styles.frozen} data-intact={frozen.intact}>
          <p>{words.frozen(frozen.signer.name, frozen.version)}</p>
          <p>{frozen.intact ? words.intact : words.broken}</p>
          <p className={styles.hash}>
            <span>{words.hash}</span> <code>{frozen.sha256}</code>
          </p>
        </div>
      )}
    </div>
  )
}
