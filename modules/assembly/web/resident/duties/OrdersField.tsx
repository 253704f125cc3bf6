import { useId } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { Sheet } from '../vote/marking.ts'
import styles from './Counting.module.css'
import type { CountFault } from './counting.ts'
import { sayFault } from './saying.ts'
import { countingWords } from './words.ts'

/** The orders of a ranked list, typed by the numbers of its lines. */
export function OrdersField(props: {
  sheet: Sheet
  value: string
  /** How many orders stand there. */
  read: number
  onChange: (text: string) => void
  wrong: CountFault | undefined
  again: boolean
  locked: boolean
}) {
  const words = useWords(countingWords)
  const id = useId()
  return (
    <div className={styles.form}>
      <ol className={styles.numbered}>
        {props.sheet.options.map((option) => (
          <li key={option.id} lang="zh-CN">
            {option.name}
          </li>
        ))}
      </ol>
      <div className={styles.cell}>
        <label htmlFor={id}>{words.sheet.orders}</label>
        <p id={`${id}-hint`} className={styles.quiet}>
          {words.sheet.ordersHint(props.sheet.most)}
        </p>
        <textarea
          id={id}
          className={styles.area}
          rows={8}
          spellCheck={false}
          value={props.value}
          readOnly={props.locked}
          aria-invalid={props.wrong ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <p className={styles.quiet} role="status">
          {words.sheet.ordersRead(props.read)}
        </p>
        {props.wrong && <p className={styles.wrong}>{sayFault(props.wrong, words.sheet)}</p>}
        {props.again && !props.wrong && <p className={styles.remark}>{words.differ.orders}</p>}
      </div>
    </div>
  )
}
