import type { CSSProperties, ReactNode } from 'react'
import styles from './LiveQuantity.module.css'
import { sayNumber, sayPercent } from './numbers.ts'
import { Standing, type StandingKind } from './Standing.tsx'
import { useSaying } from './say.ts'

/**
 * A quantity inside the adopted text: the words stay as they were voted, the line under them fills, the count stands beside.
 * It opens to its records through `onOpen`, or is an address when the caller wraps it in a link of its own (`as`).
 */
export function LiveQuantity(props: {
  /** The quoted words, exactly as adopted. */
  children: string
  done: number
  of: number
  standing: StandingKind
  /** Words for the count where "31/38" would mislead (a level, a share). */
  count?: ReactNode
  /** The whole in words for those who listen, where "31 done, 38 promised" would mislead. */
  label?: string
  /** Whether its records are open beside the text. */
  open?: boolean
  onOpen?: () => void
}) {
  const { words } = useSaying()
  const share = props.of > 0 ? props.done / props.of : 0
  const label =
    props.label ??
    words.quantity(props.children, sayNumber(props.done), sayNumber(props.of), words[props.standing])
  const style = { '--done': `${Math.min(100, share * 100)}%` } as CSSProperties
  const inner = (
    <>
      <span className={styles.words} style={style}>
        {props.children}
      </span>
      <span className={styles.count} aria-hidden="true">
        {props.count ?? `${sayNumber(props.done)}/${sayNumber(props.of)}`}
        {share > 1 && ` ${sayPercent(share)}`}
        {(props.standing === 'met' || props.standing === 'late' || props.standing === 'at_risk') && (
          <Standing kind={props.standing} mute />
        )}
      </span>
    </>
  )
  if (!props.onOpen) {
    return (
      <span className={styles.live} data-standing={props.standing}>
        {inner}
        <span className="spoken">{label}</span>
      </span>
    )
  }
  return (
    <button
      type="button"
      className={styles.live}
      data-standing={props.standing}
      aria-label={label}
      aria-expanded={props.open}
      onClick={props.onOpen}
    >
      {inner}
    </button>
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
