import { useEffect, useRef } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { itemParts } from '../../../contract/drafts.ts'
import { sayQuantity } from '../sayQuantity.ts'
import { draftWords } from '../words.ts'
import styles from './Chosen.module.css'
import {
  changeItem,
  dropQuantity,
  findItem,
  type Item,
  leaveOutAbove,
  mergeWithNext,
  moveItem,
  type Quantity,
  toggleTarget,
} from './content.ts'
import { ItemForm } from './ItemForm.tsx'
import { QuantityForm } from './QuantityForm.tsx'
import { useDesk, useDeskState } from './useDesk.ts'

/** What is at hand: the item, and the quantity in it, with everything that can be done to them. */
export function Chosen() {
  const words = useWords(draftWords)
  const item = useDeskState((state) =>
    state.chosen ? findItem(state.history.present, state.chosen.itemId) : undefined,
  )
  const quantityId = useDeskState((state) => state.chosen?.quantityId ?? null)
  const quantity = item?.quantities.find(({ id }) => id === quantityId)
  if (!item)
    return (
      <>
        <p className={styles.teach}>{words.desk.chooseMark}</p>
        <Opening />
      </>
    )
  return (
    <div className={styles.chosen}>
      {quantity && <ChosenQuantity item={item} quantity={quantity} />}
      <ChosenItem item={item} />
    </div>
  )
}

/** A page of news above the list is the usual case of a text copied from a paper: said at once, mended with one touch. */
function Opening() {
  const words = useWords(draftWords)
  const desk = useDesk()
  const items = useDeskState((state) => state.history.present.items)
  const first = items.findIndex(({ part }) => part === 'project')
  const above = items.slice(0, Math.max(0, first)).filter(({ part }) => part === 'prose')
  const last = above.at(-1)
  if (desk.isFrozen || !last || above.length < 2) return null
  return (
    <div className={styles.opening}>
      <p>{words.item.above(above.length)}</p>
      <PlainButton
        onClick={() => {
          desk.act((content) => leaveOutAbove(content, last.id))
          const next = items[first]
          if (next) desk.choose({ itemId: next.id, quantityId: next.quantities[0]?.id ?? null }, 'keyboard')
        }}
      >
        {words.item.leaveOutThese}
      </PlainButton>
    </div>
  )
}

/** The cursor goes into the first field when the fields are opened by a key, and back into the text when they are closed. */
function useFirstField(isOpen: boolean) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const field = box.current?.querySelector<HTMLInputElement>('[data-first-field]')
    field?.focus()
    field?.select()
  }, [isOpen])
  return box
}

export function backToText(): void {
  const pane = document.querySelector('[data-desk-pane="result"]')
  pane
    ?.querySelector<HTMLElement>('[data-chosen] a[data-chosen], [data-chosen] a[tabindex="0"]')
    ?.focus({ preventScroll: true })
}

function ChosenQuantity({ item, quantity }: { item: Item; quantity: Quantity }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const isOpen = useDeskState((state) => state.form === 'quantity')
  const box = useFirstField(isOpen)
  const close = () => {
    desk.open('none')
    backToText()
  }
  return (
    <section
      ref={box}
      className={styles.card}
      aria-label={words.form.title}
      onKeyDown={(event) => {
        const isField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
        if (event.key === 'Escape' || (event.key === 'Enter' && isField && !event.nativeEvent.isComposing)) {
          event.preventDefault()
          close()
        }
      }}
    >
      <p className={styles.said}>
        <strong>{sayQuantity(quantity, words.quantity)}</strong>
        {quantity.subject && <span className={styles.subject}> {quantity.subject}</span>}
      </p>
      <p className={styles.quiet}>
        {quantity.isPlaced ? `“${quantity.quoted}”` : words.form.unplaced} · {words.roles[quantity.role]}
      </p>
      {!desk.isFrozen && (
        <>
          <div className={styles.acts}>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={quantity.isTarget}
                onChange={() => desk.act((content) => toggleTarget(content, item.id, quantity.id))}
              />
              {words.form.isTarget} <KeyHint keys={['t']} />
            </label>
            <PlainButton
              kind="text"
              aria-expanded={isOpen}
              onClick={() => (isOpen ? close() : desk.open('quantity'))}
            >
              {isOpen ? words.form.close : words.form.edit} <KeyHint keys={[isOpen ? 'Esc' : 'e']} />
            </PlainButton>
            <PlainButton
              kind="text"
              onClick={() => desk.act((content) => dropQuantity(content, item.id, quantity.id))}
            >
              {words.form.delete} <KeyHint keys={['d']} />
            </PlainButton>
          </div>
          {quantity.isTarget && item.part !== 'project' && (
            <p className={styles.warn}>{words.desk.outside}</p>
          )}
          {isOpen && <QuantityForm key={quantity.id} item={item} quantity={quantity} />}
        </>
      )}
    </section>
  )
}

function ChosenItem({ item }: { item: Item }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const isOpen = useDeskState((state) => state.form === 'item')
  const isWriting = useDeskState((state) => state.writing === item.id)
  const isLast = useDeskState((state) => state.history.present.items.at(-1)?.id === item.id)
  const isTop = useDeskState((state) => state.history.present.items[0]?.id === item.id)
  const box = useFirstField(isOpen)
  const close = () => {
    desk.open('none')
    backToText()
  }
  const name = item.number === null ? words.quantity.noNumber : words.quantity.item(item.number)
  return (
    <section
      ref={box}
      className={styles.card}
      aria-label={name}
      onKeyDown={(event) => {
        const isField = event.target instanceof HTMLInputElement && event.target.type === 'text'
        if (
          isOpen &&
          (event.key === 'Escape' || (event.key === 'Enter' && isField && !event.nativeEvent.isComposing))
        ) {
          event.preventDefault()
          close()
        }
      }}
    >
      <h3 className={styles.name}>
        {name} <span className={styles.short}>{item.title}</span>
      </h3>
      {desk.isFrozen ? (
        <p className={styles.quiet}>
          {words.parts[item.part]} · {words.levels[item.level]}
        </p>
      ) : (
        <>
          <Choice
            label={words.item.part}
            options={itemParts.map((value) => ({ value, word: words.parts[value] }))}
            value={item.part}
            onChoose={(part) =>
              desk.act((content) => changeItem(content, item.id, (was) => ({ ...was, part })))
            }
          />
          {item.part === 'prose' && !isTop && (
            <div className={styles.acts}>
              <PlainButton
                kind="text"
                onClick={() => {
                  desk.act((content) => leaveOutAbove(content, item.id))
                  backToText()
                }}
              >
                {words.item.leaveOutAbove} <KeyHint keys={['x']} />
              </PlainButton>
            </div>
          )}
          <div className={styles.acts}>
            <PlainButton kind="text" disabled={isWriting} onClick={() => desk.write(item.id)}>
              {words.item.edit} <KeyHint keys={['w']} />
            </PlainButton>
            <PlainButton
              kind="text"
              disabled={isLast}
              onClick={() => desk.act((content) => mergeWithNext(content, item.id))}
            >
              {words.item.merge} <KeyHint keys={['m']} />
            </PlainButton>
            <PlainButton
              kind="text"
              disabled={isTop}
              onClick={() => desk.act((content) => moveItem(content, item.id, -1))}
            >
              {words.item.up}
            </PlainButton>
            <PlainButton
              kind="text"
              disabled={isLast}
              onClick={() => desk.act((content) => moveItem(content, item.id, 1))}
            >
              {words.item.down}
            </PlainButton>
            <PlainButton
              kind="text"
              aria-expanded={isOpen}
              onClick={() => (isOpen ? close() : desk.open('item'))}
            >
              {isOpen ? words.form.close : words.item.details} <KeyHint keys={[isOpen ? 'Esc' : 'i']} />
            </PlainButton>
          </div>
          {isOpen && <ItemForm key={item.id} item={item} />}
        </>
      )}
    </section>
  )
}
