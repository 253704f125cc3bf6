import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import styles from './Field.module.css'

/** One line to fill in: its label above, what helps below, and what is wrong in words, tied to the input for those who listen. */
export function Field({
  label,
  hint,
  wrong,
  after,
  ...input
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string
  hint?: ReactNode
  wrong?: string | undefined
  after?: ReactNode
}) {
  const id = useId()
  const told = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.line} data-wrong={wrong ? true : undefined}>
        <input
          {...input}
          id={id}
          className={styles.input}
          data-first={input.autoFocus || undefined}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={told || undefined}
        />
        {after}
      </div>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
