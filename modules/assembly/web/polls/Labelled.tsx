import { type ReactNode, useId } from 'react'
import styles from './polls.module.css'

/** A field of the desk with its label above, a hint below and what is wrong, tied to it for those who listen. */
export function Labelled(props: {
  label: string
  hint?: string
  wrong?: string | undefined
  children: (field: { id: string; 'aria-describedby'?: string; status?: 'error' }) => ReactNode
}) {
  const id = useId()
  const told = props.hint || props.wrong ? `${id}-told` : undefined
  return (
    <div className={styles.labelled}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      {props.children({
        id,
        ...(told ? { 'aria-describedby': told } : {}),
        ...(props.wrong ? { status: 'error' as const } : {}),
      })}
      {told && (
        <p id={told} className={props.wrong ? styles.wrong : styles.hint}>
          {props.wrong ?? props.hint}
        </p>
      )}
    </div>
  )
}
