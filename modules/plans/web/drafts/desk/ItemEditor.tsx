import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { draftWords } from '../words.ts'
import { addQuantity, freshId, type Item, placeQuantity, rewriteItem, splitAt } from './content.ts'
import styles from './ItemEditor.module.css'
import { trimSelection } from './selection.ts'
import { useDesk } from './useDesk.ts'

/** The words of one item being changed. They are taken over when the person is done, so that numbers are not lost letter by letter. */
export function ItemEditor({ item }: { item: Item }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const [text, setText] = useState(item.text)
  const [nowhere, setNowhere] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const newest = useRef(text)
  const isDone = useRef(false)
  useLayoutEffect(() => {
    const box = area.current
    if (!box) return
    box.style.blockSize = '0'
    box.style.blockSize = `${box.scrollHeight + 2}px`
  })
  useEffect(() => {
    area.current?.focus()
    area.current?.setSelectionRange(0, 0)
    const takeOver = () => desk.act((content) => rewriteItem(content, item.id, newest.current))
    desk.hold(takeOver)
    // The row may go because another item is opened: what was written is taken over all the same.
    return () => {
      desk.hold(null)
      if (!isDone.current) takeOver()
    }
  }, [desk, item.id])

  const finish = (after?: (itemId: string) => void) => {
    desk.settle()
    isDone.current = true
    desk.write(null)
    after?.(item.id)
  }
  const split = () => {
    const at = area.current?.selectionStart ?? 0
    if (newest.current.slice(0, at).trim() === '' || newest.current.slice(at).trim() === '')
      return setNowhere(true)
    finish((itemId) => desk.act((content) => splitAt(content, itemId, at, freshId(content, 'i'))))
  }
  const mark = () => {
    const box = area.current
    const stretch = box && trimSelection(newest.current, box.selectionStart, box.selectionEnd)
    if (!stretch) return
    const { placing } = desk.get()
    finish((itemId) => {
      if (placing?.itemId === itemId && placing.quantityId) {
        const { quantityId } = placing
        return desk.act((content) => placeQuantity(content, itemId, quantityId, stretch.start, stretch.end))
      }
      const id = freshId(desk.content(), 'q')
      desk.act((content) => addQuantity(content, itemId, stretch.start, stretch.end, id))
      desk.choose({ itemId, quantityId: id }, 'keyboard')
    })
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={area}
        className={styles.area}
        aria-label={words.item.text(
          item.number === null ? words.quantity.noNumber : words.quantity.item(item.number),
        )}
        value={text}
        maxLength={20_000}
        spellCheck={false}
        onChange={(event) => {
          newest.current = event.target.value
          setText(event.target.value)
          setNowhere(false)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          const isChorded = event.ctrlKey || event.metaKey
          if (event.key === 'Escape' || (event.key === 'Enter' && isChorded && !event.shiftKey)) finish()
          else if (event.key === 'Enter' && isChorded) split()
          else if (event.altKey && event.code === 'KeyA') mark()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      {nowhere && <Remark tone="late">{words.item.splitWhere}</Remark>}
      <div className={styles.acts}>
        <PlainButton onClick={() => finish()}>
          {words.item.done} <KeyHint keys={['Esc']} />
        </PlainButton>
        {/* The caret must stay where it is while a button is pressed. */}
        <PlainButton kind="text" onPointerDown={(event) => event.preventDefault()} onClick={split}>
          {words.item.split} <KeyHint keys={['Ctrl', 'Shift', 'Enter']} />
        </PlainButton>
        <PlainButton kind="text" onPointerDown={(event) => event.preventDefault()} onClick={mark}>
          {words.item.mark} <KeyHint keys={['Alt', 'A']} />
        </PlainButton>
      </div>
      <p className={styles.hint}>{words.item.editing}</p>
    </div>
  )
}
