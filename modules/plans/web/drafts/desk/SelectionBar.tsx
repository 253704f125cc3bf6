import type { RefObject } from 'react'
import { useEffect } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { draftWords } from '../words.ts'
import { addQuantity, freshId, placeQuantity } from './content.ts'
import type { Desk } from './desk.ts'
import styles from './SelectionBar.module.css'
import { type SelectedWords, useSelectedWords } from './selected.ts'
import { useDesk, useDeskState } from './useDesk.ts'

/** What selected words become: the new place of a quantity that waits for one, or a new quantity. */
export function takeSelection(desk: Desk, selected: SelectedWords | null): void {
  if (!selected || desk.isFrozen) return
  const { itemId, start, end } = selected
  const { placing } = desk.get()
  if (placing?.itemId === itemId && placing.quantityId) {
    const { quantityId } = placing
    desk.act((content) => placeQuantity(content, itemId, quantityId, start, end))
  } else {
    const id = freshId(desk.content(), 'q')
    desk.act((content) => addQuantity(content, itemId, start, end, id))
    desk.choose({ itemId, quantityId: id }, 'keyboard')
  }
  getSelection()?.removeAllRanges()
}

const shortest = (quoted: string) => (quoted.length > 24 ? `${quoted.slice(0, 23)}…` : quoted)

/** A button beside words that are selected; `a` does the same. */
export function SelectionBar({ latest }: { latest: RefObject<SelectedWords | null> }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const selected = useSelectedWords()
  const isPlacing = useDeskState(
    (state) => state.placing !== null && state.placing.itemId === selected?.itemId,
  )
  useEffect(() => {
    latest.current = selected
  }, [latest, selected])
  if (!selected || desk.isFrozen) return null
  const { box, quoted } = selected
  const left = Math.max(8, Math.min(box.left, innerWidth - 320))
  const isLow = box.bottom + 48 > innerHeight
  return (
    <div
      className={styles.bar}
      style={{ insetInlineStart: left, insetBlockStart: isLow ? box.top - 44 : box.bottom + 8 }}
    >
      <PlainButton
        kind="main"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => takeSelection(desk, selected)}
      >
        {isPlacing ? words.add.place(shortest(quoted)) : words.add.add(shortest(quoted))}
        <KeyHint keys={['a']} />
      </PlainButton>
    </div>
  )
}
