import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type SessionHead, type SessionKind, sessionKinds } from '../../contract/core.ts'
import { type Body, openSession, templates } from '../../contract/prepare.ts'
import { sessionTitle, termTitle } from '../../words/titles.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { instantOf } from './instants.ts'

const usualKind: Record<Body['kind'], SessionKind> = {
  conference: 'conference',
  committee: 'meeting',
  residents_committee: 'election',
  party_branch: 'conference',
  forum: 'meeting',
}

/** A new session: of which term, when, and what it begins from. */
export function OpenDialog(props: {
  bodies: readonly Body[]
  sessions: readonly SessionHead[]
  onClose: () => void
}) {
  const all = useWords(assemblyWords)
  const words = all.prepare.open
  const common = useWords(webWords)
  const go = useNavigate()
  const terms = props.bodies
    .filter(({ may }) => may.includes('prepare'))
    .flatMap((body) => body.terms.map((term) => ({ body, term })))
  const [termId, setTermId] = useState(terms[0]?.term.id ?? '')
  const chosen = terms.find(({ term }) => term.id === termId)
  const [picked, setKind] = useState<SessionKind | null>(null)
  const kind = picked ?? usualKind[chosen?.body.kind ?? 'conference']
  const like = props.sessions.filter((one) => one.kind === kind && one.body.id === chosen?.body.id)
  const [begin, setBegin] = useState<string | null>(null)
  const from =
    begin ?? like[0]?.id ?? (kind === 'meeting' ? 'committee' : chosen?.term.sessions ? 'yearly' : 'first')
  const [heldOn, setDay] = useState('')
  const [hour, setHour] = useState('09:00')
  const [title, setTitle] = useState('')
  const open = useSend(openSession, { onDone: ({ id }) => go(`/assembly/${id}`) })
  const next = like.filter(({ termOrdinal }) => termOrdinal === chosen?.term.ordinal).length + 1
  const usual = chosen ? sessionTitle(chosen.body.name, chosen.term.ordinal, kind, next) : ''
  const template = templates.find((one) => one === from)
  return (
    <Dialog title={words.title} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          open.mutate({
            body: {
              termId,
              kind,
              heldOn,
              opensAt: instantOf(heldOn, hour),
              ...(title.trim() ? { title: title.trim() } : {}),
              ...(template ? { template } : { likeSessionId: from }),
            },
          })
        }}
      >
        {terms.length === 0 && <p>{words.noTerm}</p>}
        <label className={styles.label}>
          {words.term}
          <select
            className={styles.input}
            value={termId}
            onChange={(event) => {
              setTermId(event.target.value)
              setKind(null)
              setBegin(null)
            }}
          >
            {terms.map(({ body, term }) => (
              <option key={term.id} value={term.id}>
                {body.name}
                {termTitle(term.ordinal)}
              </option>
            ))}
          </select>
        </label>
        <Choice
          label={words.kind}
          labelShown
          value={kind}
          onChoose={(value) => {
            setKind(value)
            setBegin(null)
          }}
          options={sessionKinds.map((value) => ({ value, word: all.core.kinds[value] }))}
        />
        <div className={styles.fields}>
          <DayField
            label={words.day}
            value={heldOn}
            min={chosen?.term.fromOn}
            max={chosen?.term.untilOn}
            onChange={setDay}
          />
          <Field
            label={words.hour}
            type="time"
            value={hour}
            onChange={(event) => setHour(event.target.value)}
          />
        </div>
        <label className={styles.label}>
          {words.like}
          <select className={styles.input} value={from} onChange={(event) => setBegin(event.target.value)}>
            {like.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
            <optgroup label={words.template}>
              {templates.map((one) => (
                <option key={one} value={one}>
                  {words.templates[one]}
                </option>
              ))}
            </optgroup>
          </select>
          <span className={styles.hint}>{words.likeHint}</span>
        </label>
        <Field
          label={words.name}
          hint={words.nameHint}
          placeholder={usual}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
        {open.error && <Problem error={open.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={!chosen || heldOn === '' || hour === '' || open.isPending || open.isSuccess}
          >
            {words.submit}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
