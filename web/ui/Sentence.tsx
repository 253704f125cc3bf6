import type { ReactNode } from 'react'
import styles from './Sentence.module.css'

/** A sentence of news or work, at most forty characters wide: what happened, and quietly when or where. */
export function Sentence({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <p className={styles.sentence}>
      {children}
      {aside && <span className={styles.aside}>{aside}</span>}
    </p>
  )
}

/** Sentences one under the other, parted by hairlines. */
export function Sentences({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  )
}
