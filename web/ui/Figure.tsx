import type { ReactNode } from 'react'
import styles from './Figure.module.css'
import { sayNumber } from './numbers.ts'

/** One number with its unit and a word for what it counts; opens to where it comes from when `onOpen` is given. */
export function Figure(props: {
  value: number | null
  unit?: string | null
  children: ReactNode
  onOpen?: () => void
}) {
  const body = (
    <>
      <span className={styles.number}>
        {props.value === null ? '—' : sayNumber(props.value)}
        {props.unit && <span className={styles.unit}> {props.unit}</span>}
      </span>
      <span className={styles.word}>{props.children}</span>
    </>
  )
  if (!props.onOpen) return <div className={styles.figure}>{body}</div>
  return (
    <button type="button" className={styles.figure} onClick={props.onOpen}>
      {body}
    </button>
  )
}

/** Figures side by side over a hairline. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={styles.figures}>{children}</div>
}
