import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  type CommitteeTerm,
  changeSpecial,
  dissolveSpecial,
  foundSpecial,
  leaveSpecial,
  type SpecialCommittee,
  type SpecialPost,
  seatSpecial,
  specialPosts,
} from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { FindPerson, type Found } from './FindPerson.tsx'
import { committeeWords } from './words.ts'

/** Special committees of the term, each with who sits in it. */
export function SpecialPart({ term }: { term: CommitteeTerm }) {
  const words = useWords(committeeWords).specials
  const [asking, setAsking] = useState<{ special: SpecialCommittee | null; seat?: boolean } | null>(null)
  const mayKeep = term.may.includes('keep')
  return (
    <Section
      title={words.title}
      aside={mayKeep && <PlainButton onClick={() => setAsking({ special: null })}>{words.found}</PlainButton>}
    >
      {term.special.length === 0 && <p className={styles.lead}>{words.none}</p>}
      <div className={styles.groups}>
        {term.special.map((special) => (
          <OneSpecial
            key={special.id}
            special={special}
            mayKeep={mayKeep && special.dissolvedOn === null}
            ask={(seat) => setAsking({ special, seat })}
          />
        ))}
      </div>
      {asking &&
        (asking.seat && asking.special ? (
          <SeatSpecialDialog term={term} special={asking.special} onClose={() => setAsking(null)} />
        ) : (
          <SpecialDialog term={term} special={asking.special} onClose={() => setAsking(null)} />
        ))}
    </Section>
  )
}

function OneSpecial(props: { special: SpecialCommittee; mayKeep: boolean; ask: (seat: boolean) => void }) {
  const words = useWords(committeeWords)
  const { special, mayKeep } = props
  const leave = useSend(leaveSpecial)
  return (
    <section className={styles.group}>
      <h3 lang="zh-CN">{special.name}</h3>
      {special.dissolvedOn && <p className={styles.quiet}>{words.specials.dissolved(special.dissolvedOn)}</p>}
      {special.remit && (
        <p className={styles.quiet} lang="zh-CN">
          {special.remit}
        </p>
      )}
      {special.members.length === 0 && <p className={styles.quiet}>{words.specials.empty}</p>}
      <ul className={styles.list}>
        {special.members.map((member) => (
          <li key={member.id} className={styles.item}>
            <div className={styles.line}>
              <span>
                <span lang="zh-CN">{member.person.name}</span>{' '}
                <span className={styles.quiet}>
                  {words.special[member.post]}
                  {!member.isMember && ` · ${words.specials.outsider}`}
                </span>
              </span>
              {mayKeep && (
                <PlainButton
                  kind="text"
                  disabled={leave.isPending}
                  onClick={() =>
                    leave.mutate({
                      params: { id: special.id },
                      body: { memberId: member.id, on: dayAndTimeOf(new Date()).on },
                    })
                  }
                >
                  {words.specials.leave}
                </PlainButton>
              )}
            </div>
          </li>
        ))}
      </ul>
      {leave.error && <Problem error={leave.error} words={committeeWords} />}
      {mayKeep && (
        <span className={styles.buttons}>
          <PlainButton onClick={() => props.ask(true)}>{words.specials.seat}</PlainButton>
          <PlainButton kind="text" onClick={() => props.ask(false)}>
            {words.specials.change}
          </PlainButton>
        </span>
      )}
    </section>
  )
}

function SpecialDialog(props: {
  term: CommitteeTerm
  special: SpecialCommittee | null
  onClose: () => void
}) {
  const all = useWords(committeeWords)
  const words = all.specials
  const { term, special, onClose } = props
  const [name, setName] = useState(special?.name ?? '')
  const [remit, setRemit] = useState(special?.remit ?? '')
  const [takesOutsiders, setOutsiders] = useState(false)
  const [sure, setSure] = useState(false)
  const found = useSend(foundSpecial, { onDone: onClose })
  const change = useSend(changeSpecial, { onDone: onClose })
  const dissolve = useSend(dissolveSpecial, { onDone: onClose })
  const error = found.error ?? change.error ?? dissolve.error
  return (
    <Dialog title={special ? words.change : words.found} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const body = { name: name.trim(), remit: remit.trim() }
          if (special) change.mutate({ params: { id: special.id }, body })
          else found.mutate({ params: { id: term.id }, body: { ...body, takesOutsiders } })
        }}
      >
        <Field
          label={words.name}
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <label className={styles.label}>
          {words.remit}
          <textarea
            className={styles.input}
            rows={3}
            maxLength={1000}
            value={remit}
            onChange={(event) => setRemit(event.target.value)}
          />
        </label>
        {!special && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={takesOutsiders}
              onChange={(event) => setOutsiders(event.target.checked)}
            />
            {words.outsiders}
          </label>
        )}
        {sure && <p className={styles.lead}>{words.dissolveSure}</p>}
        {error && <Problem error={error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={name.trim() === '' || found.isPending || change.isPending}
          >
            {special ? words.save : words.submit}
          </PlainButton>
          {special && (
            <PlainButton
              onClick={() => (sure ? dissolve.mutate({ params: { id: special.id } }) : setSure(true))}
            >
              {words.dissolve}
            </PlainButton>
          )}
          <PlainButton onClick={onClose}>{all.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}

function SeatSpecialDialog(props: { term: CommitteeTerm; special: SpecialCommittee; onClose: () => void }) {
  const words = useWords(committeeWords)
  const [person, setPerson] = useState<Found | null>(null)
  const [post, setPost] = useState<SpecialPost>('member')
  const [fromOn, setFrom] = useState(() => dayAndTimeOf(new Date()).on)
  const seat = useSend(seatSpecial, { onDone: props.onClose })
  return (
    <Dialog title={`${words.specials.seat} · ${props.special.name}`} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (person?.id)
            seat.mutate({ params: { id: props.special.id }, body: { personId: person.id, post, fromOn } })
        }}
      >
        <FindPerson termId={props.term.id} label={words.specials.who} onChoose={setPerson} />
        {person && (
          <p className={styles.facts} lang="zh-CN">
            <span className={styles.ink}>{person.name}</span>
            <span>{person.aside}</span>
          </p>
        )}
        <Choice
          label={words.specials.as}
          labelShown
          value={post}
          onChoose={setPost}
          options={specialPosts.map((value) => ({ value, word: words.special[value] }))}
        />
        <DayField label={words.specials.fromOn} value={fromOn} onChange={setFrom} />
        {seat.error && <Problem error={seat.error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!person?.id || seat.isPending}>
            {words.specials.add}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
