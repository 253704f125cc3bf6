import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import type { LivingDocument } from '../../contract/figures.ts'
import { livingWords } from '../words.ts'
import styles from './Changes.module.css'
import { sayChange } from './saying.ts'
import { clearSubject } from './subjects.ts'
import { verbBefore } from './verbs.ts'

/** Read from the passage in which the number stands. */
function verbOf(document: LivingDocument, change: LivingDocument['changes'][number]): string | null {
  for (const { text, quantities } of document.passages) {
    const quantity = quantities.find(({ targetId }) => targetId === change.targetId)
    if (quantity) return verbBefore(text, quantity.start, clearSubject(change.subject))
  }
  return null
}

const weekMs = 7 * 86_400_000
const most = 12

/** What became public in the last seven days. */
export function freshChanges({ asOf, changes }: LivingDocument): LivingDocument['changes'] {
  const since = Date.parse(asOf) - weekMs
  return changes.filter((change) => Date.parse(change.releasedAt) >= since)
}

/** What became public in the last seven days, in sentences; when nothing did, what came last before. */
export function Changes({
  document,
  onOpen,
}: {
  document: LivingDocument
  onOpen: (targetId: string) => void
}) {
  const words = useWords(livingWords)
  const fresh = freshChanges(document)
  const shown = (fresh.length > 0 ? fresh : document.changes).slice(0, most)
  return (
    <section className={styles.changes} aria-labelledby="changes">
      <h2 id="changes" className={styles.title}>
        {fresh.length > 0 || shown.length === 0 ? words.changes.week : words.changes.earlier}
      </h2>
      {shown.length === 0 ? (
        <p className={styles.none}>{words.changes.none}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((change) => {
            const sentence = sayChange(change, verbOf(document, change), words)
            return (
              <li key={`${change.deedId} ${change.isReversed}`}>
                <button
                  type="button"
                  className={styles.change}
                  aria-label={words.changes.see(sentence)}
                  onClick={() => onOpen(change.targetId)}
                >
                  <span className={styles.day}>
                    <DateSaid on={change.happenedOn} />
                  </span>{' '}
                  <Han>{sentence}</Han>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
