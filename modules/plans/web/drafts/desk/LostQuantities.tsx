import { useMemo } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { draftWords } from '../words.ts'
import { candidatesFor } from './candidates.ts'
import { dropQuantity, type Item, placeQuantity, type Quantity } from './content.ts'
import styles from './LostQuantities.module.css'
import { useDesk, useDeskState } from './useDesk.ts'

/** Quantities whose words an edit took away: placed again by one press where the reader sees a number, by selecting, or dropped. */
export function LostQuantities({ item, lost }: { item: Item; lost: readonly Quantity[] }) {
  const words = useWords(draftWords)
  return (
    <div className={styles.lost}>
      <p className={styles.title}>{words.lost.title}</p>
      {lost.map((quantity) => (
        <LostQuantity key={quantity.id} item={item} quantity={quantity} />
      ))}
    </div>
  )
}

function LostQuantity({ item, quantity }: { item: Item; quantity: Quantity }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const isPlacing = useDeskState((state) => state.placing?.quantityId === quantity.id)
  const isChosen = useDeskState((state) => state.chosen?.quantityId === quantity.id)
  const candidates = useMemo(() => candidatesFor(item, quantity), [item, quantity])
  const place = { itemId: item.id, quantityId: quantity.id }
  return (
    <div className={styles.one} data-chosen={isChosen || undefined}>
      <p>
        <a
          href={`#${quantity.id}`}
          className={styles.quoted}
          tabIndex={isChosen ? 0 : -1}
          data-quantity={quantity.id}
          data-item={item.id}
        >
          {words.lost.one(quantity.quoted)}
        </a>
      </p>
      {isPlacing && (
        <p className={styles.now} role="status">
          {words.lost.selecting(quantity.quoted)}
        </p>
      )}
      {!desk.isFrozen && (
        <div className={styles.acts}>
          {candidates.length > 0 && <span className={styles.word}>{words.lost.maybe}</span>}
          {candidates.map(({ start, end, text }) => (
            <PlainButton
              key={start}
              onClick={() => desk.act((content) => placeQuantity(content, item.id, quantity.id, start, end))}
            >
              “{text}”
            </PlainButton>
          ))}
          <PlainButton
            kind="text"
            aria-pressed={isPlacing}
            onClick={() => desk.place(isPlacing ? null : place)}
          >
            {isPlacing ? words.lost.cancel : words.lost.placeBySelecting}
          </PlainButton>
          <PlainButton
            kind="text"
            onClick={() => desk.act((content) => dropQuantity(content, item.id, quantity.id))}
          >
            {words.lost.drop} {isChosen && <KeyHint keys={['d']} />}
          </PlainButton>
        </div>
      )}
    </div>
  )
}
