import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './Drop.module.css'

/** A button that opens a small sheet below itself. Escape or a click elsewhere closes it, and focus goes back to the button. */
export function Drop(props: {
  label: ReactNode
  name?: string
  children: ReactNode
  side?: 'start' | 'end'
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', onEscape)
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    return () => {
      document.removeEventListener('keydown', onEscape)
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
    }
  }, [open])
  return (
    <div ref={box} className={styles.drop}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={id}
        aria-label={props.name}
        onClick={() => setOpen(!open)}
      >
        {props.label}
      </button>
      {open && (
        <div id={id} className={styles.sheet} data-side={props.side ?? 'end'}>
          {props.children}
        </div>
      )}
    </div>
  )
}
