import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { Sheet } from '../vote/marking.ts'
import { votingWords } from '../vote/words.ts'
import styles from './Counting.module.css'
import {
  type Column,
  type Count,
  type CountFault,
  columnsOf,
  fieldOf,
  heads,
  readCount,
  type Typed,
  type TypedName,
  typedOf,
} from './counting.ts'
import { NamesField } from './NamesField.tsx'
import { OrdersField } from './OrdersField.tsx'
import { sayFault } from './saying.ts'
import { Validity } from './Validity.tsx'
import { countingWords } from './words.ts'

/**
 * What one teller read in one box: typed, looked over, sent. Plain parts, for both doors. It shows nothing of anybody else's count.
 */
export function CountSheet(props: {
  sheet: Sheet
  /** What this teller sent before. */
  former: Count | null
  /** What is to be counted again: 'issued', 'returned', 'invalid', 'orders', or an option. */
  differ: readonly string[]
  onSend: (count: Count) => void
  sending: boolean
  told?: ReactNode
}) {
  const { sheet } = props
  const words = useWords(countingWords).sheet
  const voting = useWords(votingWords)
  const form = useRef<HTMLFormElement>(null)
  const [begin] = useState(() => (props.former ? typedOf(sheet, props.former, props.differ) : null))
  const [typed, setTyped] = useState<Typed>(begin?.typed ?? {})
  const [names, setNames] = useState<readonly TypedName[]>(begin?.names ?? [])
  const [asked, setAsked] = useState(false)
  const [checking, setChecking] = useState(false)
  const reading = readCount(sheet, typed, names)
  const shown = asked ? reading.faults : new Map<string, CountFault>()
  const columns = columnsOf(sheet.mode)
  const nameOf = (id: string) => sheet.options.find((option) => option.id === id)?.name ?? id
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!reading.count) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0)
      return
    }
    if (checking) props.onSend(reading.count)
    else setChecking(true)
  }
  const differs = (line: string) => props.differ.includes(line)
  const cell = (field: string, label: string, line = field) => (
    <Cell
      key={field}
      label={label}
      value={typed[field] ?? ''}
      wrong={shown.get(field)}
      again={differs(line)}
      locked={checking}
      onChange={(value) => setTyped({ ...typed, [field]: value })}
    />
  )
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      {!checking && <p className={styles.quiet}>{words.alone}</p>}
      {!checking && <Validity sheet={sheet} />}
      {checking && <Remark>{words.reviewLead}</Remark>}
      <div className={styles.heads}>{heads.map((field) => cell(field, words[field]))}</div>
      {reading.count && (
        <p className={styles.quiet}>{words.valid(reading.count.returned - reading.count.invalid)}</p>
      )}
      {sheet.mode === 'rank' ? (
        <OrdersField
          sheet={sheet}
          value={typed.orders ?? ''}
          read={reading.orders?.read ?? 0}
          onChange={(orders) => setTyped({ ...typed, orders })}
          wrong={shown.get('orders')}
          again={differs('orders')}
          locked={checking}
        />
      ) : (
        <div className={styles.lines}>
          {sheet.options.map((option) => (
            <fieldset key={option.id} className={styles.line}>
              <legend lang="zh-CN">{option.name}</legend>
              <div className={styles.columns}>
                {columns.map((column) => cell(fieldOf(option.id, column), labelOf(column), option.id))}
              </div>
            </fieldset>
          ))}
        </div>
      )}
      {sheet.writeIns !== 'none' && (
        <NamesField
          differ={props.differ}
          names={names}
          onChange={setNames}
          faults={shown}
          locked={checking}
        />
      )}
      {(asked || checking) && reading.remarks.length > 0 && (
        <Remark tone="late">
          <ul className={styles.told}>
            {reading.remarks.map((remark) => (
              <li key={JSON.stringify(remark)}>
                {remark.kind === 'returned-over'
                  ? words.returnedOver
                  : `${nameOf(remark.option)}：${words.underValid(remark.sum, remark.valid)}`}
              </li>
            ))}
          </ul>
        </Remark>
      )}
      {asked && !reading.count && <Remark tone="now">{words.wrong}</Remark>}
      {props.told}
      <div className={styles.acts}>
        {checking && (
          <PlainButton disabled={props.sending} onClick={() => setChecking(false)}>
            {words.back}
          </PlainButton>
        )}
        <PlainButton kind="main" type="submit" disabled={props.sending}>
          {props.sending ? words.sending : checking ? words.send : words.check}
        </PlainButton>
      </div>
    </form>
  )

  function labelOf(column: Column): string {
    if (column === 'for') return sheet.mode === 'approve' ? words.for : words.votes
    return column === 'against' || column === 'abstain' ? words[column] : voting.grades[column]
  }
}

/** One number over which its column stands. */
function Cell(props: {
  label: string
  value: string
  wrong: CountFault | undefined
  again: boolean
  locked: boolean
  onChange: (value: string) => void
}) {
  const words = useWords(countingWords)
  const id = useId()
  const wrong = props.wrong && sayFault(props.wrong, words.sheet)
  const again = props.again && !wrong
  return (
    <div className={styles.cell}>
      <label htmlFor={id} className={styles.label}>
        {props.label}
      </label>
      <input
        id={id}
        className={styles.number}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={props.value}
        readOnly={props.locked}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong || again ? `${id}-told` : undefined}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {wrong && (
        <p id={`${id}-told`} className={styles.wrong}>
          {wrong}
        </p>
      )}
      {again && (
        <p id={`${id}-told`} className={styles.remark}>
          {words.differ.recount}
        </p>
      )}
    </div>
  )
}
