import { useState } from 'react'
import { addDays } from '../../../../platform/civil.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { lastDay } from '../../rules/periods.ts'
import styles from '../desk/Desk.module.css'
import { reportsWords } from '../words.ts'

/** First and last day, as people say a period. */
export function PeriodFields(props: {
  from: string
  until: string
  submit: string
  onDone: (days: { from: string; until: string }) => void
}) {
  const words = useWords(reportsWords).reports.begin
  const [from, setFrom] = useState(props.from)
  const [last, setLast] = useState(lastDay(props))
  const isWhole = from !== '' && last !== '' && from <= last
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) props.onDone({ from, until: addDays(last, 1) })
      }}
    >
      <div className={styles.fields}>
        <DayField label={words.from} value={from} onChange={setFrom} />
        <DayField label={words.last} value={last} min={from} onChange={setLast} />
      </div>
      <div className={styles.buttons}>
        <PlainButton kind="main" type="submit" disabled={!isWhole}>
          {props.submit}
        </PlainButton>
      </div>
    </form>
  )
}
