import { useId } from 'react'
import styles from './PhoneSignIn.module.css'

/** A plain select: phones show their own wheel, which old hands know. */
export function ChooseNeighbourhood(props: {
  label: string
  choose: string
  options: readonly { id: string; name: string }[]
  value: string
  onChoose: (id: string) => void
  wrong?: string | undefined
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <select
        id={id}
        className={styles.choose}
        value={props.value}
        onChange={(event) => props.onChoose(event.target.value)}
        aria-invalid={props.wrong ? true : undefined}
        aria-describedby={props.wrong ? `${id}-wrong` : undefined}
      >
        <option value="" disabled>
          {props.choose}
        </option>
        {props.options.map((place) => (
          <option key={place.id} value={place.id} lang="zh-CN">
            {place.name}
          </option>
        ))}
      </select>
      {props.wrong && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      )}
    </div>
  )
}
