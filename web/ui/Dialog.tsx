import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Dialog.module.css'

/** A sheet over the page that keeps the keyboard inside. Without `onClose` it stays until its content is done with. */
export function Dialog(props: { title: string; onClose?: () => void; children: ReactNode; wide?: boolean }) {
  const box = useModal(props.onClose)
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      data-wide={props.wide ? true : undefined}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose?.()
      }}
    >
      <div className={styles.body}>
        <h2 className={styles.title}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}

/** Opens a dialog over the page for as long as the caller is drawn; a click beside it counts as closing. */
export function useModal(onClose: (() => void) | undefined): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null)
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  // Before the element leaves the page, or the browser cannot give focus back to where it was.
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog) return
    const beside = (event: MouseEvent) => {
      if (event.target === dialog) latest.current?.()
    }
    dialog.showModal()
    // The browser goes to the first thing that can hold the focus; a field that asked for it knows better.
    dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    dialog.addEventListener('click', beside)
    return () => {
      dialog.removeEventListener('click', beside)
      dialog.close()
    }
  }, [])
  return box
}
