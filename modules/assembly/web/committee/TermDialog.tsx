import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  type Committee,
  foundCommittee,
  memberPosts,
  openCommitteeTerm,
  type Post,
} from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { committeeWords } from './words.ts'

type Counts = Partial<Record<Post, string>>

/** Whole numbers only; an empty field says nothing. */
export const seatsFrom = (counts: Counts): Partial<Record<Post, number>> =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([post, text]) => (text.trim() === '' ? [] : [[post, Number(text)]])),
  )

/** A committee with its first term here, or the next term of one. */
export function TermDialog(props: {
  committee: Committee | null
  conferences: readonly { id: string; name: string }[]
  onClose: () => void
}) {
  const words = useWords(committeeWords)
  const { committee } = props
  const last = committee?.terms[0]
  const [name, setName] = useState('')
  const [ofBodyId, setOf] = useState(props.conferences[0]?.id ?? '')
  const [ordinal, setOrdinal] = useState(String((last?.ordinal ?? 0) + 1))
  const [fromOn, setFrom] = useState(last?.untilOn ?? '')
  const [untilOn, setUntil] = useState('')
  const [seats, setSeats] = useState('')
  const [counts, setCounts] = useState<Counts>({})
  const found = useSend(foundCommittee, { onDone: props.onClose })
  const open = useSend(openCommitteeTerm, { onDone: props.onClose })
  const ready = (committee !== null || name.trim() !== '') && fromOn !== '' && untilOn > fromOn
  const error = found.error ?? open.error
  return (
    <Dialog title={committee ? words.list.openTerm : words.list.found} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const term = {
            ordinal: Number(ordinal),
            fromOn,
            untilOn,
            seats: seats === '' ? null : Number(seats),
            posts: seatsFrom(counts),
          }
          if (committee) open.mutate({ params: { id: committee.id }, body: term })
          else found.mutate({ body: { name: name.trim(), ofBodyId: ofBodyId || null, term } })
        }}
      >
        {!committee && (
          <>
            <Field
              label={words.form.name}
              hint={words.form.nameHint}
              value={name}
              maxLength={120}
              autoFocus
              onChange={(event) => setName(event.target.value)}
            />
            {props.conferences.length > 0 && (
              <label className={styles.label}>
                {words.form.of}
                <select
                  className={styles.input}
                  value={ofBodyId}
                  onChange={(event) => setOf(event.target.value)}
                >
                  {props.conferences.map(({ id, name: conference }) => (
                    <option key={id} value={id}>
                      {conference}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </>
        )}
        <div className={styles.row}>
          <Field
            label={words.form.ordinal}
            type="number"
            min={1}
            max={99}
            value={ordinal}
            onChange={(event) => setOrdinal(event.target.value)}
          />
          <DayField label={words.form.from} value={fromOn} onChange={setFrom} />
          <DayField label={words.form.until} value={untilOn} onChange={setUntil} />
        </div>
        <SeatFields seats={seats} onSeats={setSeats} counts={counts} onCounts={setCounts} />
        {error && <Problem error={error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!ready || found.isPending || open.isPending}>
            {words.form.submit}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}

export function SeatFields(props: {
  seats: string
  onSeats: (seats: string) => void
  counts: Counts
  onCounts: (counts: Counts) => void
}) {
  const words = useWords(committeeWords)
  return (
    <>
      <Field
        label={words.form.seats}
        hint={words.form.seatsHint}
        type="number"
        min={1}
        max={500}
        value={props.seats}
        onChange={(event) => props.onSeats(event.target.value)}
      />
      <div className={styles.row}>
        {memberPosts.map((post) => (
          <Field
            key={post}
            label={words.form.seatsOf(words.posts[post])}
            type="number"
            min={0}
            max={500}
            value={props.counts[post] ?? ''}
            onChange={(event) => props.onCounts({ ...props.counts, [post]: event.target.value })}
          />
        ))}
      </div>
    </>
  )
}
