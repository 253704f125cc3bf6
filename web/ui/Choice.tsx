import { useId } from 'react'
import styles from './Choice.module.css'

/** One of a few, side by side: arrows move, as in any group of radio buttons. */
export function Choice<V extends string>(props: {
  label: string
  /** Whether the label is painted or only spoken. */
  labelShown?: boolean
  options: readonly { value: V; word: string; lang?: string }[]
  value: V
  onChoose: (value: V) => void
}) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={props.labelShown ? styles.legend : 'spoken'}>{props.label}</legend>
      <div className={styles.options}>
        {props.options.map(({ value, word, lang }) => (
          <label key={value} className={styles.option} lang={lang}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={value === props.value}
              onChange={() => props.onChoose(value)}
            />
            <span className={styles.word}>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
