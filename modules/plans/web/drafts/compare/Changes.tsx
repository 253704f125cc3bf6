import { useWords } from '../../../../../web/lib/language.tsx'
import type { ComparedItem } from '../../../contract/drafts.ts'
import { draftWords } from '../words.ts'
import styles from './ComparePage.module.css'
import { withKeys } from './keys.ts'

const sayItem = (item: ComparedItem) => `${item.number ?? ''} ${item.before ?? ''} ${item.after ?? ''}`
const sayPiece = ({ op, text }: ComparedItem['pieces'][number]) => `${op} ${text}`

/** The numbers that are not what they were: what a reader of two drafts looks for first. */
export function ChangedNumbers({ items }: { items: readonly ComparedItem[] }) {
  const words = useWords(draftWords)
  const { compare } = words
  const changed = items.filter(({ numbers }) => numbers.length > 0)
  if (changed.length === 0) return <p className={styles.quiet}>{compare.noNumbers}</p>
  return (
    <ul className={styles.numbers}>
      {withKeys(changed, sayItem).map(({ key, value: item }) => (
        <li key={key} className={styles.numberLine}>
          <span className={styles.quiet}>
            {item.number === null ? words.quantity.noNumber : words.quantity.item(item.number)}
          </span>
          <span className={styles.pairs}>
            {item.numbers.map(({ before, after }) => (
              <span key={`${before ?? ''} ${after ?? ''}`} className={styles.pair}>
                {before !== null && after !== null
                  ? compare.wasNow(before, after)
                  : after !== null
                    ? compare.newNumber(after)
                    : compare.goneNumber(before ?? '')}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function Changes({ items }: { items: readonly ComparedItem[] }) {
  return (
    <div className={styles.items}>
      {withKeys(items, sayItem).map(({ key, value }) => (
        <Change key={key} item={value} />
      ))}
    </div>
  )
}

function Change({ item }: { item: ComparedItem }) {
  const words = useWords(draftWords)
  const { compare } = words
  return (
    <article className={styles.item} data-change={item.change}>
      <h3 className={styles.head}>
        <span>{item.number === null ? words.quantity.noNumber : words.quantity.item(item.number)}</span>
        <span className={styles.how}>{compare[item.change]}</span>
        {item.category && <span className={styles.quiet}>{item.category}</span>}
      </h3>
      <p className={styles.words}>
        {withKeys(item.pieces, sayPiece).map(({ key, value: { op, text } }) => {
          // Said aloud and set in brackets: underline and line-through, and the words for them, never the colour alone.
          if (op === 'added')
            return (
              <ins key={key} className={styles.added}>
                <span className="spoken">{compare.add}</span>
                {text}
              </ins>
            )
          if (op === 'removed')
            return (
              <del key={key} className={styles.removed}>
                <span className="spoken">{compare.remove}</span>
                {text}
              </del>
            )
          return <span key={key}>{text}</span>
        })}
      </p>
      {item.change === 'changed' && <PiecesInWords item={item} />}
    </article>
  )
}

/** The same once more as sentences: what was added, what was taken out. */
function PiecesInWords({ item }: { item: ComparedItem }) {
  const { compare } = useWords(draftWords)
  const said = item.pieces.filter(({ op, text }) => op !== 'same' && text.trim() !== '')
  return (
    <ul className={styles.pieces}>
      {withKeys(said, sayPiece).map(({ key, value: { op, text } }) => (
        <li key={key}>
          <span className={styles.quiet}>{op === 'added' ? compare.add : compare.remove}</span>
          {text}
        </li>
      ))}
    </ul>
  )
}
