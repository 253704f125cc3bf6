import { useWords } from '../../../../../web/lib/language.tsx'
import type { DraftContent, DraftItem } from '../../../contract/drafts.ts'
import { cutAtMarks } from '../desk/selection.ts'
import { sayQuantity } from '../sayQuantity.ts'
import { draftWords } from '../words.ts'
import styles from './AdoptPage.module.css'

/** The text as it will stand, each target underlined and said once more below in the words by which it will be counted. */
export function AdoptedText({ content }: { content: DraftContent }) {
  const items = content.items.filter((item) => item.part !== 'left_out')
  return (
    <div className={styles.text}>
      {items.map((item, at) => (
        <div key={item.id} className={styles.item} data-part={item.part}>
          {item.category !== null && item.category !== items[at - 1]?.category && (
            <h3 className={styles.category}>{item.category}</h3>
          )}
          <AdoptedItem item={item} />
        </div>
      ))}
    </div>
  )
}

function AdoptedItem({ item }: { item: DraftItem }) {
  const words = useWords(draftWords)
  const targets =
    item.part === 'project'
      ? item.quantities.filter((quantity) => quantity.isTarget && quantity.isPlaced)
      : []
  return (
    <>
      <p className={styles.words}>
        {item.number !== null && <span className={styles.number}>{item.number}</span>}
        {cutAtMarks(item.text, targets).map(({ start, text, mark }) =>
          mark ? (
            <strong key={start} className={styles.target}>
              {text}
            </strong>
          ) : (
            text
          ),
        )}
      </p>
      {item.part === 'project' && (
        <p className={styles.targets}>
          {targets.length === 0
            ? words.adopt.noTargets
            : targets
                .map((one) => `${sayQuantity(one, words.quantity)}${one.subject ? ` ${one.subject}` : ''}`)
                .join(' · ')}
        </p>
      )}
    </>
  )
}
