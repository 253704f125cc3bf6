import type { ReactNode } from 'react'
import styles from './Broken.module.css'
import { useSaying } from './say.ts'

/** Something did not work: what, in words; the way out; and a number by which we can find it in the log. */
export function Broken(props: { children: ReactNode; wayOut?: ReactNode; requestId?: string | undefined }) {
  const { words } = useSaying()
  return (
    <div className={styles.broken} role="alert">
      <div className={styles.sentence}>{props.children}</div>
      {props.wayOut && <div className={styles.wayOut}>{props.wayOut}</div>}
      {props.requestId && (
        <p className={styles.request}>
          {words.requestId} <code className={styles.id}>{props.requestId}</code>
        </p>
      )}
    </div>
  )
}

/** A remark in the flow of a page: `now` wants something done, `late` warns, `kept` confirms, `quiet` explains. */
export function Remark(props: { tone?: 'now' | 'late' | 'kept' | 'quiet'; children: ReactNode }) {
  return (
    <div
      className={styles.remark}
      data-tone={props.tone ?? 'quiet'}
      role={props.tone === 'now' ? 'alert' : undefined}
    >
      {props.children}
    </div>
  )
}
