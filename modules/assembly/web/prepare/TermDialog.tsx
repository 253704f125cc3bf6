import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Body, changeTerm, enterTerm, type Term } from '../../contract/prepare.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** A term of a body: a new one after the last, or the days and seats of one that stands. */
export function TermDialog({ body, term, onClose }: { body: Body; term: Term | null; onClose: () => void }) {
  const words = useWords(assemblyWords).prepare.term
  const common = useWords(webWords)
  const last = body.terms[0]
  const [ordinal, setOrdinal] = useState(String(term?.ordinal ?? (last ? last.ordinal + 1 : 1)))
  const [fromOn, setFrom] = useState(term?.fromOn ?? last?.untilOn ?? '')
  const [untilOn, setUntil] = useState(term?.untilOn ?? '')
  const [seats, setSeats] = useState(String(term?.seats ?? last?.seats ?? ''))
  const enter = useSend(enterTerm, { onDone: onClose })
  const change = useSend(changeTerm, { onDone: onClose })
  const sent = term ? change : enter
  const isWhole = Number(ordinal) >= 1 && fromOn !== '' && untilOn > fromOn
  const days = { fromOn, untilOn, seats: seats.trim() === '' ? null : Number(seats) }
  return (
    <Dialog title={`${body.name} · ${words.title}`} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole) return
          if (term) change.mutate({ params: { id: term.id }, body: days })
          else enter.mutate({ params: { id: body.id }, body: { ordinal: Number(ordinal), ...days } })
        }}
      >
        <div className={styles.fields}>
          <Field
            label={words.ordinal}
            type="number"
            min={1}
            max={99}
            value={ordinal}
            disabled={term !== null}
            onChange={(event) => setOrdinal(event.target.value)}
          />
          <Field
            label={words.seats}
            hint={words.seatsHint}
            type="number"
            min={1}
            value={seats}
            onChange={(event) => setSeats(event.target.value)}
          />
          <DayField label={words.from} value={fromOn} onChange={setFrom} />
          <DayField label={words.until} value={untilOn} min={fromOn} onChange={setUntil} />
        </div>
        {sent.error && <Problem error={sent.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!isWhole || sent.isPending}>
            {term ? words.save : words.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
