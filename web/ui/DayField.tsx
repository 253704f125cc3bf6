import { useId } from 'react'
import styles from './DayField.module.css'

/** A day, by the browser's own calendar: on a phone it is the one people know. */
export function DayField(props: {
  label: string
  value: string
  onChange: (on: string) => void
  min?: string
  max?: string
  wrong?: string | undefined
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="date"
        className={styles.day}
        value={props.value}
        min={props.min}
        max={props.max}
        aria-invalid={props.wrong ? true : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.wrong && (
        <p className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      )}
    </div>
  )
}
