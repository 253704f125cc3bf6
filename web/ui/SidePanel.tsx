import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { PlainButton } from './PlainButton.tsx'
import styles from './SidePanel.module.css'

const narrow = matchMedia('(max-width: 900px)')
const hearWidth = (hear: () => void) => {
  narrow.addEventListener('change', hear)
  return () => narrow.removeEventListener('change', hear)
}

/**
 * What opens beside the text: at the desk a sheet at the side that leaves the text in reach, on a phone one that rises from
 * below and holds the keyboard. Escape closes it. The focus goes to its title, and the caller's `onClose` decides where to after.
 */
export function SidePanel(props: {
  title: string
  closeWord: string
  onClose: () => void
  children: ReactNode
}) {
  const box = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const modal = useSyncExternalStore(hearWidth, () => narrow.matches)
  const latest = useRef(props.onClose)
  useEffect(() => {
    latest.current = props.onClose
  })
  useEffect(() => {
    const dialog = box.current
    if (modal) dialog?.showModal()
    else dialog?.show()
    title.current?.focus({ preventScroll: true })
    // A touch on the veil closes; the veil is the dialog itself as far as events go.
    const veil = (event: Event) => {
      if (modal && event.target === dialog) latest.current()
    }
    dialog?.addEventListener('click', veil)
    return () => {
      dialog?.removeEventListener('click', veil)
      dialog?.close()
    }
  }, [modal])
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A photo that stands open over the panel hears Escape first.
      const above = [...document.querySelectorAll('dialog[open]')].some((one) => one !== box.current)
      if (event.key !== 'Escape' || event.defaultPrevented || above) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
  return (
    <dialog
      ref={box}
      className={styles.panel}
      data-modal={modal || undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        if (event.target !== box.current) return
        event.preventDefault()
        props.onClose()
      }}
    >
      <div className={styles.head}>
        <h2 ref={title} id={id} className={styles.title} tabIndex={-1}>
          {props.title}
        </h2>
        <PlainButton kind="text" className={styles.close} onClick={props.onClose}>
          {props.closeWord}
        </PlainButton>
      </div>
      <div className={styles.body}>{props.children}</div>
    </dialog>
  )
}
