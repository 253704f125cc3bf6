import { memo, useMemo } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { draftWords } from '../words.ts'
import type { Item } from './content.ts'
import { ItemEditor } from './ItemEditor.tsx'
import styles from './ItemRow.module.css'
import { LostQuantities } from './LostQuantities.tsx'
import { MarkedText, type QuantityMark } from './MarkedText.tsx'
import { useDeskState } from './useDesk.ts'

/** One item of the result: its number, its text with the quantities, and below it what lost its place. */
export const ItemRow = memo(function ItemRow(props: {
  item: Item
  heading: string | null
  isFirst: boolean
}) {
  const { item, heading, isFirst } = props
  const words = useWords(draftWords)
  const isChosen = useDeskState((state) => state.chosen?.itemId === item.id)
  const chosen = useDeskState((state) => (state.chosen?.itemId === item.id ? state.chosen.quantityId : null))
  const lit = useDeskState((state) => (state.lit?.itemId === item.id ? state.lit.quantityId : null))
  const isWriting = useDeskState((state) => state.writing === item.id)
  const marks = useMemo(
    () =>
      item.quantities
        .filter((quantity) => quantity.isPlaced)
        .map(
          ({ id, start, end, isTarget }): QuantityMark => ({
            id,
            start,
            end,
            itemId: item.id,
            isTarget: isTarget && item.part === 'project',
          }),
        ),
    [item],
  )
  const lost = item.quantities.filter((quantity) => !quantity.isPlaced)
  return (
    <div className={styles.row} data-row={item.id} data-part={item.part} data-chosen={isChosen || undefined}>
      {heading !== null && <h2 className={styles.heading}>{heading}</h2>}
      <div className={styles.line}>
        <a
          href={`#${item.id}`}
          className={styles.number}
          tabIndex={isChosen && chosen === null ? 0 : -1}
          aria-label={item.number === null ? words.quantity.noNumber : words.quantity.item(item.number)}
        >
          {item.number ?? '·'}
        </a>
        <div className={styles.body}>
          {isWriting ? (
            <ItemEditor item={item} />
          ) : (
            <p className={styles.text} data-text={item.id}>
              <MarkedText
                text={item.text}
                marks={marks}
                chosen={chosen}
                lit={lit}
                reached={isFirst ? (marks[0]?.id ?? null) : chosen}
              />
            </p>
          )}
          {item.part === 'left_out' && <p className={styles.aside}>{words.item.leftOut}</p>}
          {lost.length > 0 && item.part !== 'left_out' && <LostQuantities item={item} lost={lost} />}
        </div>
      </div>
    </div>
  )
})
