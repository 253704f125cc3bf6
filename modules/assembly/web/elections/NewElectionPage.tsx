import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { electionCauses, listNeighbourhoods, prepareElection } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import { blankMethod, MethodForm } from './MethodForm.tsx'
import { electionWords } from './words.ts'

/** Beginning an election: where, for which term, and by which method. */
export default function NewElectionPage() {
  const words = useWords(electionWords)
  const places = useAsked(listNeighbourhoods)
  return (
    <Page
      title={words.form.title}
      lead={words.form.lead}
      kicker={<Link to="/assembly/elections">{words.list.title}</Link>}
    >
      <Asked of={places} words={electionWords} rows={8}>
        {(answer) => <Form around={answer} />}
      </Asked>
    </Page>
  )
}

type Around = ReplyOf<typeof listNeighbourhoods>

/** The committee whose name begins like the neighbourhood's: its own, wherever names are given as usual. */
const officeFor = (around: Around, placeId: string) => {
  const known = around.bodies.find((body) => body.placeId === placeId)?.officeId
  const name = around.places.find(({ id }) => id === placeId)?.name ?? ''
  return (
    known ?? around.offices.find((office) => office.name.startsWith(name.replace(/居民区$/, '')))?.id ?? ''
  )
}

function Form({ around }: { around: Around }) {
  const all = useWords(electionWords)
  const words = all.form
  const go = useNavigate()
  const [placeId, setPlace] = useState(around.places[0]?.id ?? '')
  const [officeId, setOffice] = useState(officeFor(around, around.places[0]?.id ?? ''))
  const [cause, setCause] = useState<(typeof electionCauses)[number]>('general')
  const [completesId, setCompletes] = useState('')
  const [term, setTerm] = useState({ ordinal: '1', fromOn: '', untilOn: '', seats: '' })
  const [heldOn, setHeld] = useState('')
  const [at, setAt] = useState('08:00')
  const [method, setMethod] = useState(blankMethod)
  const prepare = useSend(prepareElection, { onDone: ({ id }) => go(`/assembly/elections/${id}`) })
  const body = around.bodies.find((one) => one.placeId === placeId)
  const present = body?.terms[0]
  const choosePlace = (id: string) => {
    setPlace(id)
    setOffice(officeFor(around, id))
  }
  const chooseCause = (next: typeof cause) => {
    setCause(next)
    // A by-election fills seats of the term that is under way.
    if (next === 'by_election' && present)
      setTerm({ ...term, ordinal: String(present.ordinal), fromOn: present.fromOn, untilOn: present.untilOn })
  }
  const ready =
    placeId !== '' && officeId !== '' && heldOn !== '' && term.fromOn !== '' && term.untilOn > term.fromOn
  const select = (
    label: string,
    value: string,
    onChoose: (id: string) => void,
    options: readonly { id: string; name: string }[],
  ) => (
    <label className={styles.label}>
      {label}
      <select className={styles.input} value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        prepare.mutate({
          body: {
            placeId,
            officeId,
            cause,
            completesId: cause === 'by_election' && completesId ? completesId : null,
            term: {
              ordinal: Number(term.ordinal),
              fromOn: term.fromOn,
              untilOn: term.untilOn,
              seats: term.seats === '' ? null : Number(term.seats),
            },
            heldOn,
            opensAt: new Date(`${heldOn}T${at}:00+08:00`).toISOString(),
            method,
          },
        })
      }}
    >
      <div className={styles.row}>
        {select(words.place, placeId, choosePlace, around.places)}
        {select(words.office, officeId, setOffice, [{ id: '', name: '' }, ...around.offices])}
      </div>
      <Choice
        label={words.cause}
        labelShown
        value={cause}
        onChoose={chooseCause}
        options={electionCauses.map((value) => ({ value, word: all.causes[value] }))}
      />
      {cause === 'by_election' &&
        select(words.completes, completesId, setCompletes, [
          { id: '', name: words.completesNone },
          ...(body?.elections ?? []).map(({ id, title }) => ({ id, name: title })),
        ])}
      <div className={styles.row}>
        <Field
          label={words.ordinal}
          type="number"
          min={1}
          max={99}
          value={term.ordinal}
          onChange={(event) => setTerm({ ...term, ordinal: event.target.value })}
        />
        <DayField
          label={words.from}
          value={term.fromOn}
          onChange={(fromOn) => setTerm({ ...term, fromOn })}
        />
        <DayField
          label={words.until}
          value={term.untilOn}
          onChange={(untilOn) => setTerm({ ...term, untilOn })}
        />
        <Field
          label={words.seats}
          type="number"
          min={1}
          max={60}
          value={term.seats}
          onChange={(event) => setTerm({ ...term, seats: event.target.value })}
        />
      </div>
      <div className={styles.row}>
        <DayField label={words.heldOn} value={heldOn} onChange={setHeld} />
        <Field label={words.opensAt} type="time" value={at} onChange={(event) => setAt(event.target.value)} />
      </div>
      <MethodForm method={method} onChange={setMethod} />
      <p className={styles.lead}>{words.law}</p>
      {prepare.error && <Problem error={prepare.error} words={electionWords} />}
      <div className={styles.buttons}>
        <PlainButton kind="main" type="submit" disabled={!ready || prepare.isPending}>
          {words.submit}
        </PlainButton>
      </div>
    </form>
  )
}
