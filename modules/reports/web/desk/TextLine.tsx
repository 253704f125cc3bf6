import { useEffect, useLayoutEffect, useRef } from 'react'
import { cleanTyped } from '../../rules/text.ts'
import told from '../told/Told.module.css'
import { breakLine, joinLine, putLines, type Spot, setLine } from './content.ts'
import styles from './Desk.module.css'
import { useDesk, useDeskState } from './desk.ts'
import { useInserting } from './inserting.ts'
import { around, chipOf, fill, lengthOf, placeCaret, readLine, showIn } from './lines.ts'
import { useNumbers } from './numbers.ts'

/** An input holds no elements inside its text: this is one line of text with numbers in it. */
const editable = {
  role: 'textbox',
  'aria-multiline': false,
  contentEditable: true,
  tabIndex: 0,
  suppressContentEditableWarning: true,
} as const

const sameSpot = (a: Spot, b: Spot) => JSON.stringify(a) === JSON.stringify(b)

/**
 * One line being written. The browser edits it; the numbers in it are touched whole. Enter begins the next, Backspace at the
 * beginning joins the one before, "/" finds a number to put where the caret is.
 */
export function TextLine(props: {
  spot: Spot
  text: string
  label: string
  placeholder?: string
  className?: string | undefined
  /** Whether Enter begins a new line of text; in a cell it does not. */
  breaks?: boolean
}) {
  const { spot, text, breaks = false } = props
  const desk = useDesk()
  const numbers = useNumbers()
  const inserting = useInserting()
  const line = useRef<HTMLDivElement>(null)
  const emitted = useRef<string | null>(null)
  const composing = useRef(false)
  const chip = (id: string) => chipOf(id, numbers.shown(id), told.number ?? '')

  // What the browser already shows is not put in again: the caret would jump.
  useLayoutEffect(() => {
    const element = line.current
    if (!element || emitted.current === text) return
    emitted.current = text
    fill(element, text, chip)
  })
  useEffect(() =>
    numbers.hear(() => {
      for (const one of line.current?.querySelectorAll<HTMLElement>('[data-number]') ?? [])
        showIn(one, numbers.shown(one.dataset.number ?? ''))
    }),
  )
  const caret = useDeskState((state) => state.caret)
  const followed = useRef<typeof caret>(null)
  useLayoutEffect(() => {
    // Only when the desk says so: the caret is the writer's own in between.
    if (caret === followed.current) return
    followed.current = caret
    if (caret && line.current && sameSpot(caret.spot, spot)) placeCaret(line.current, caret.at)
  })

  const about = JSON.stringify(spot)
  const emit = () => {
    if (!line.current || composing.current) return
    const next = readLine(line.current)
    if (next === emitted.current) return
    emitted.current = next
    desk.write((content) => setLine(content, spot, next), about)
  }
  const find = (typed: boolean) => {
    const element = line.current
    if (!element) return
    const held = around(element)
    if (!held) return
    inserting.find({
      isEmpty: readLine(element) === '',
      typed,
      block: spot.block,
      place: (mark) => ({ spot, text: held.before + mark + held.after, at: lengthOf(held.before + mark) }),
    })
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || composing.current) return
    const element = line.current
    if (!element) return
    const target = event.target as HTMLElement
    if (target.dataset.number) {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      inserting.show(target.dataset.number)
      return
    }
    const command = event.ctrlKey || event.metaKey
    if ((event.key === '/' && !command && !event.altKey) || (command && event.key.toLowerCase() === 'k')) {
      event.preventDefault()
      find(event.key === '/')
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const held = breaks && !event.shiftKey ? around(element) : null
      if (!held) return
      const { content, to } = breakLine(desk.written().content, spot, held.before, held.after)
      desk.write(() => content, null, { spot: to, at: 0 })
    } else if (event.key === 'Backspace' && breaks && getSelection()?.isCollapsed) {
      if (around(element)?.before !== '') return
      const joined = joinLine(desk.written().content, spot)
      if (!joined) return
      event.preventDefault()
      desk.write(() => joined.content, null, { spot: joined.to, at: lengthOf(joined.before) })
    }
  }
  const paste = (pasted: string) => {
    const held = line.current && around(line.current)
    if (!held) return
    const lines = cleanTyped(pasted.replace(/\r/g, '')).split('\n')
    const kept = lines.map((one) => one.trimEnd()).filter((one, at) => one !== '' || at === 0)
    if (breaks && kept.length > 1) {
      const { content, to } = putLines(desk.written().content, spot, held.before, kept, held.after)
      desk.write(() => content, null, { spot: to, at: lengthOf(kept.at(-1) ?? '') })
      return
    }
    const put = kept.join(' ')
    desk.write((content) => setLine(content, spot, held.before + put + held.after), null, {
      spot,
      at: lengthOf(held.before + put),
    })
  }
  const attributes = {
    ...editable,
    'aria-label': props.label,
    'data-placeholder': props.placeholder,
    'data-empty': text === '' || undefined,
    className: `${styles.line} ${props.className ?? ''}`,
    onFocus: () => {
      desk.at = spot
    },
    onInput: emit,
    onCompositionStart: () => {
      composing.current = true
    },
    onCompositionEnd: () => {
      composing.current = false
      emit()
    },
    onKeyDown,
    onClick: (event: React.MouseEvent) => {
      const number = (event.target as HTMLElement).closest<HTMLElement>('[data-number]')
      if (number?.dataset.number) inserting.show(number.dataset.number)
    },
    onPaste: (event: React.ClipboardEvent) => {
      event.preventDefault()
      paste(event.clipboardData.getData('text/plain'))
    },
  }
  return <div ref={line} spellCheck={false} lang="zh-CN" {...attributes} />
}
