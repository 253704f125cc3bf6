import type { CSSProperties, ReactNode } from 'react'
import styles from './LiveQuantity.module.css'
import { sayNumber, sayPercent } from './numbers.ts'
import { Standing, type StandingKind } from './Standing.tsx'
import { useSaying } from './say.ts'

/**
 * A quantity inside the adopted text: the words stay as they were voted, the line under them fills, the count stands beside.
 * With `onOpen` it opens to its records; it is a link, not a button, because only a link breaks and fills like the text it is.
 */
export function LiveQuantity(props: {
  /** The quoted words, exactly as adopted. */
  children: string
  done: number
  of: number
  standing: StandingKind
  /** Words for the count where "31/38" would mislead (a level, a share). */
  count?: ReactNode
  /** What is read aloud, where "done of promised" would mislead. */
  label?: string
  /** Whether its records are open beside the text. */
  open?: boolean
  onOpen?: () => void
  /** The address under which its records are open; the present page when absent. */
  href?: string
}) {
  const { words } = useSaying()
  const share = props.of > 0 ? props.done / props.of : 0
  const label =
    props.label ??
    words.quantity(props.children, sayNumber(props.done), sayNumber(props.of), words[props.standing])
  const style = { '--done': `${Math.min(100, share * 100)}%` } as CSSProperties
  const { standing, onOpen } = props
  const inner = (
    <>
      <span className={styles.words} style={style}>
        {props.children}
      </span>
      <span className={styles.count} aria-hidden="true">
        {/* Word joiners: the count stays with its quantity, and the comma that follows with the count. */}
        {'\u2060'}
        {props.count ?? `${sayNumber(props.done)}/${sayNumber(props.of)}`}
        {props.count === undefined && share > 1 && <span className={styles.share}>{sayPercent(share)}</span>}
        {(standing === 'met' || standing === 'late' || standing === 'at_risk') && (
          <Standing kind={standing} mute />
        )}
        {'\u2060'}
      </span>
    </>
  )
  if (!onOpen) {
    return (
      <span className={styles.live} data-standing={standing}>
        {inner}
        <span className="spoken">{label}</span>
      </span>
    )
  }
  return (
    <a
      href={props.href ?? ''}
      className={styles.live}
      data-standing={standing}
      aria-label={label}
      aria-expanded={props.open}
      onClick={(event) => {
        if (props.href !== undefined && (event.ctrlKey || event.metaKey || event.shiftKey)) return
        event.preventDefault()
        onOpen()
      }}
    >
      {inner}
    </a>
  )
}

/** The line alone, for lists and pages of one target: how far it is, and a tick where the schedule wants it today. */
export function PaceLine(props: { done: number; of: number; due?: number | null; standing: StandingKind }) {
  const { words } = useSaying()
  const share = props.of > 0 ? props.done / props.of : 0
  const due = props.due && props.of > 0 ? Math.min(1, props.due / props.of) : null
  const style = {
    '--done': `${Math.min(100, share * 100)}%`,
    '--due': `${(due ?? 0) * 100}%`,
  } as CSSProperties
  return (
    <span
      className={styles.pace}
      data-standing={props.standing}
      style={style}
      role="img"
      aria-label={words.share(sayPercent(share))}
    >
      {due !== null && <span className={styles.due} title={words.dueNow} />}
    </span>
  )
}
