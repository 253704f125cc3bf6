import type { ReactNode } from 'react'
import styles from './Empty.module.css'

/** Nothing here yet: says what will stand here, and what to do so that it does. Never just "no data". */
export function Empty(props: { title: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{props.title}</p>
      {props.children && <div className={styles.lead}>{props.children}</div>}
      {props.action && <div className={styles.action}>{props.action}</div>}
    </div>
  )
}
