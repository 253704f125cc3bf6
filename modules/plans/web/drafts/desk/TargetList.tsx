import { memo } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { sayQuantity } from '../sayQuantity.ts'
import { draftWords } from '../words.ts'
import type { Item, Quantity } from './content.ts'
import { countsOf } from './desk.ts'
import styles from './TargetList.module.css'
import { useContent, useDesk, useDeskState } from './useDesk.ts'

/** Every target of the draft, project by project: what somebody will have to answer for. */
export function TargetList() {
  const words = useWords(draftWords)
  const content = useContent()
  const { targets } = countsOf(content)
  return (
    <div className={styles.list}>
      <h2 className={styles.title}>{words.desk.targets(targets)}</h2>
      {targets === 0 && <p className={styles.teach}>{words.desk.noTargets}</p>}
      {content.items.map((item) =>
        item.part === 'project' ? <TargetsOf key={item.id} item={item} /> : null,
      )}
    </div>
  )
}

const TargetsOf = memo(function TargetsOf({ item }: { item: Item }) {
  const targets = item.quantities.filter((quantity) => quantity.isTarget)
  const chosen = useDeskState((state) => (state.chosen?.itemId === item.id ? state.chosen.quantityId : null))
  if (targets.length === 0) return null
  return (
    <ul className={styles.group}>
      {targets.map((quantity, at) => (
        <li key={quantity.id}>
          <OneTarget
            item={item}
            quantity={quantity}
            number={at === 0 ? (item.number ?? '·') : ''}
            isChosen={quantity.id === chosen}
          />
        </li>
      ))}
    </ul>
  )
})

function OneTarget(props: { item: Item; quantity: Quantity; number: string; isChosen: boolean }) {
  const { item, quantity, number, isChosen } = props
  const words = useWords(draftWords)
  const desk = useDesk()
  const place = { itemId: item.id, quantityId: quantity.id }
  return (
    <button
      type="button"
      className={styles.target}
      data-listed={quantity.id}
      data-part={quantity.partOf !== null || undefined}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => desk.choose(place, 'list')}
      onPointerEnter={() => desk.light(place)}
      onPointerLeave={() => desk.light(null)}
    >
      <span className={styles.number}>{number}</span>
      <span className={styles.words}>
        {sayQuantity(quantity, words.quantity)}
        <span className={styles.subject}> {quantity.subject ?? ''}</span>
        {!quantity.isPlaced && <span className={styles.lost}> {words.form.unplaced}</span>}
      </span>
    </button>
  )
}
