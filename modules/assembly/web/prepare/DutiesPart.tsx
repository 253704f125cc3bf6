import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Duty, duties } from '../../contract/core.ts'
import type { Session } from '../../contract/prepare.ts'
import { giveDuty, type listAttendees, takeDuty } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { StaffSelect } from './StaffSelect.tsx'

/** Who leads, counts, watches the count and ushers that day. */
export function DutiesPart(props: {
  session: Session
  list: ReplyOf<typeof listAttendees>
  mayPrepare: boolean
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const { list, session } = props
  const take = useSend(takeDuty)
  return (
    <Section title={say.duties} id="duties">
      <p className={styles.hint}>{say.dutiesLead}</p>
      {list.duties.length === 0 && <p className={styles.quiet}>{say.noDuties}</p>}
      <ul className={styles.list}>
        {duties.map((duty) => {
          const these = list.duties.filter((one) => one.duty === duty)
          if (these.length === 0) return null
          return (
            <li key={duty} className={styles.item}>
              <span className={styles.quiet}>{words.core.duties[duty]}</span>
              <span className={styles.facts}>
                {these.map(({ id, person, venue }) => (
                  <span key={id} lang="zh-CN">
                    {person.name}
                    {venue && `（${venue.name}）`}
                    {props.mayPrepare && (
                      <PlainButton
                        kind="text"
                        aria-label={`${say.take1} ${person.name}`}
                        disabled={take.isPending}
                        onClick={() => take.mutate({ params: { id } })}
                      >
                        {say.take1}
                      </PlainButton>
                    )}
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      {take.error && <Problem error={take.error} words={assemblyWords} />}
      {props.mayPrepare && <GiveForm session={session} list={list} />}
    </Section>
  )
}

function GiveForm({ session, list }: { session: Session; list: ReplyOf<typeof listAttendees> }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const [duty, setDuty] = useState<Duty>('teller')
  const [personId, setPerson] = useState('')
  const [staff, setStaff] = useState<{ id: string; name: string } | null>(null)
  const [venueId, setVenue] = useState('')
  const give = useSend(giveDuty, {
    onDone: () => {
      setPerson('')
      setStaff(null)
    },
  })
  const chosen = personId || staff?.id || ''
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        give.mutate({
          params: { id: session.id },
          body: { personId: chosen, duty, venueId: venueId || null },
        })
      }}
    >
      <div className={styles.fields}>
        <label className={styles.label}>
          {say.duty}
          <select
            className={styles.input}
            value={duty}
            onChange={(event) => setDuty(event.target.value as Duty)}
          >
            {duties.map((one) => (
              <option key={one} value={one}>
                {words.core.duties[one]}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.label}>
          {say.fromList}
          <select
            className={styles.input}
            value={personId}
            onChange={(event) => {
              setPerson(event.target.value)
              setStaff(null)
            }}
          >
            <option value="" />
            {list.attendees.map((one) => (
              <option key={one.id} value={one.personId}>
                {[one.name, one.constituency ?? one.capacity].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </label>
        <StaffSelect
          label={say.staff}
          value={staff}
          onChange={(person) => {
            setStaff(person)
            setPerson('')
          }}
        />
        <label className={styles.label}>
          {say.venue}
          <select className={styles.input} value={venueId} onChange={(event) => setVenue(event.target.value)}>
            <option value="">{say.anyVenue}</option>
            {list.venues.map((venue) => (
              <option key={venue.id} value={venue.id}>
                {venue.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {give.error && <Problem error={give.error} words={assemblyWords} />}
      <div>
        <PlainButton type="submit" disabled={chosen === '' || give.isPending}>
          {say.give}
        </PlainButton>
      </div>
    </form>
  )
}
