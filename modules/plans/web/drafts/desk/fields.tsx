import { type ReactNode, useId, useState } from 'react'
import styles from './fields.module.css'

/** A label beside a small control, and under it what is wrong with what was typed. */
function Line(props: {
  id: string
  label: string
  hint?: string | undefined
  wrong?: string | null
  children: ReactNode
}) {
  const { id, label, hint, wrong, children } = props
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.control}>
        {children}
        {(wrong || hint) && (
          <span
            id={`${id}-told`}
            className={wrong ? styles.wrong : styles.hint}
            role={wrong ? 'alert' : undefined}
          >
            {wrong || hint}
          </span>
        )}
      </div>
    </div>
  )
}

/**
 * One line of text that is taken over letter by letter. What cannot be taken over stays in the field with the reason beside it, and
 * the draft keeps what it had.
 */
export function TextField<V>(props: {
  label: string
  value: V
  say: (value: V) => string
  /** The value of what was typed, or why it is none. */
  read: (text: string) => { value: V } | { wrong: string }
  onRead: (value: V) => void
  hint?: string
  maxLength?: number
  numeric?: boolean
  first?: boolean
}) {
  const { label, value, say, read, onRead } = props
  const id = useId()
  // What was typed, and what the value then should read as: when it reads otherwise, undo or another hand has changed it.
  const [typed, setTyped] = useState<{ text: string; expects: string } | null>(null)
  const said = say(value)
  const text = typed?.expects === said ? typed.text : said
  const tried = text === said ? null : read(text)
  const wrong = tried && 'wrong' in tried ? tried.wrong : null
  return (
    <Line id={id} label={label} hint={props.hint} wrong={wrong}>
      <input
        id={id}
        className={styles.input}
        data-numeric={props.numeric || undefined}
        data-first-field={props.first || undefined}
        value={text}
        maxLength={props.maxLength}
        inputMode={props.numeric ? 'decimal' : undefined}
        autoComplete="off"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong || props.hint ? `${id}-told` : undefined}
        onChange={(event) => {
          const now = event.target.value
          const next = read(now)
          setTyped({ text: now, expects: 'value' in next ? say(next.value) : said })
          if ('value' in next) onRead(next.value)
        }}
        onBlur={() => wrong === null && setTyped(null)}
      />
    </Line>
  )
}

export function SelectField<V extends string>(props: {
  label: string
  value: V
  options: readonly { value: V; word: string }[]
  onChoose: (value: V) => void
  hint?: string
}) {
  const id = useId()
  return (
    <Line id={id} label={props.label} hint={props.hint}>
      <select
        id={id}
        className={styles.select}
        value={props.value}
        aria-describedby={props.hint ? `${id}-told` : undefined}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === event.target.value)
          if (chosen) props.onChoose(chosen.value)
        }}
      >
        {props.options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </Line>
  )
}
