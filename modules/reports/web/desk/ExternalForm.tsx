import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { NumberSubject } from '../../contract/content.ts'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'

/** A number as people type it: full-width digits, group marks. Undefined when it is none. */
function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A figure that somebody else published: what it is, who says so, since when. */
export function ExternalForm(props: { onDone: (of: NumberSubject) => void; onBack: () => void }) {
  const words = useWords(reportsWords).reports.insert
  const [value, setValue] = useState('')
  const [unit, setUnit] = useState('')
  const [title, setTitle] = useState('')
  const [source, setSource] = useState('')
  const [on, setOn] = useState(dayAndTimeOf(new Date()).on)
  const [url, setUrl] = useState('')
  const number = readNumber(value)
  const isWhole = number !== undefined && title.trim() !== '' && source.trim() !== '' && on !== ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWhole || number === undefined) return
        props.onDone({
          kind: 'external',
          value: number,
          unit: unit.trim(),
          title: title.trim(),
          source: source.trim(),
          on,
          url: /^https?:\/\//.test(url.trim()) ? url.trim() : null,
        })
      }}
    >
      <p className={styles.quiet}>{words.externalLead}</p>
      <div className={styles.fields}>
        <Field
          label={words.externalValue}
          value={value}
          inputMode="decimal"
          autoFocus
          onChange={(event) => setValue(event.target.value)}
        />
        <Field
          label={words.externalUnit}
          value={unit}
          maxLength={20}
          onChange={(event) => setUnit(event.target.value)}
        />
      </div>
      <Field
        label={words.externalTitle}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Field
        label={words.externalSource}
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.target.value)}
      />
      <div className={styles.fields}>
        <DayField label={words.externalOn} value={on} onChange={setOn} />
        <Field
          label={words.externalUrl}
          value={url}
          maxLength={500}
          onChange={(event) => setUrl(event.target.value)}
        />
      </div>
      <div className={styles.buttons}>
        <PlainButton kind="main" type="submit" disabled={!isWhole}>
          {words.submit}
        </PlainButton>
        <PlainButton onClick={props.onBack}>{words.back}</PlainButton>
      </div>
    </form>
  )
}
