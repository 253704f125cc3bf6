import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  addSpeaker,
  type Desk,
  type DeskItem,
  findSpeakers,
  moveSpeaker,
  type Speaker,
} from '../../contract/desk.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'
import { Clock } from './Figure.tsx'

/** Who has the floor, who waits, and a field to give it to somebody who is there. */
export function Speakers({ desk, item, now }: { desk: Desk; item: DeskItem; now: () => number }) {
  const words = useWords(assemblyWords).now.speakers
  const move = useSend(moveSpeaker)
  const acts = desk.may.includes('run')
  const speaking = desk.speakers.find(({ state }) => state === 'speaking')
  const waiting = desk.speakers.filter(({ state }) => state === 'waiting')
  const done = desk.speakers.filter(({ state }) => state === 'done').length
  const act = (id: string, what: 'begin' | 'end' | 'first' | 'withdraw' | 'extend') =>
    move.mutate({ params: { id }, body: { act: what } })
  return (
    <section className={styles.part} aria-label={words.title}>
      <h2 className={styles.heading}>{words.title}</h2>
      {speaking?.beganAt && (
        <div className={styles.speaking}>
          <p>
            <b>
              <Name of={speaking} />
            </b>
          </p>
          <Clock of={{ beganAt: speaking.beganAt, minutes: speaking.minutes }} now={now} />
          {acts && (
            <div className={styles.buttons}>
              <PlainButton onClick={() => act(speaking.id, 'end')}>{words.end}</PlainButton>
              <PlainButton kind="text" onClick={() => act(speaking.id, 'extend')}>
                {words.extend}
              </PlainButton>
            </div>
          )}
        </div>
      )}
      {waiting.length === 0 && !speaking && <p className={styles.quiet}>{words.empty}</p>}
      <ol className={styles.waiting}>
        {waiting.map((one, at) => (
          <li key={one.id}>
            <span>
              <Name of={one} />
            </span>
            {acts && (
              <span className={styles.small}>
                {!speaking && (
                  <PlainButton kind="text" onClick={() => act(one.id, 'begin')}>
                    {words.begin}
                  </PlainButton>
                )}
                {at > 0 && (
                  <PlainButton kind="text" onClick={() => act(one.id, 'first')}>
                    {words.first}
                  </PlainButton>
                )}
                <PlainButton kind="text" onClick={() => act(one.id, 'withdraw')}>
                  {words.withdraw}
                </PlainButton>
              </span>
            )}
          </li>
        ))}
      </ol>
      {done > 0 && <p className={styles.quiet}>{words.done({ n: done })}</p>}
      {acts && <AddSpeaker desk={desk} item={item} />}
      {move.error && <Problem error={move.error} words={assemblyWords} />}
    </section>
  )
}

function Name({ of }: { of: Pick<Speaker, 'attendee' | 'from'> }) {
  return (
    <>
      <Han>{of.attendee.name}</Han>
      {of.from && (
        <span className={styles.quiet}>
          {' '}
          <Han>{of.from}</Han>
        </span>
      )}
    </>
  )
}

function AddSpeaker({ desk, item }: { desk: Desk; item: DeskItem }) {
  const words = useWords(assemblyWords).now.speakers
  const [search, setSearch] = useState('')
  const [minutes, setMinutes] = useState('3')
  const name = search.trim()
  const found = useAsked(
    findSpeakers,
    { params: { id: desk.sessionId }, query: { search: name } },
    { enabled: name !== '', keep: true },
  )
  const add = useSend(addSpeaker, { onDone: () => setSearch('') })
  const given = Number(minutes)
  return (
    <div className={styles.add}>
      <Field
        label={words.search}
        value={search}
        placeholder={words.searchHint}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Field
        label={words.minutes}
        inputMode="numeric"
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      {name !== '' && found.data && (
        <ul className={styles.found}>
          {found.data.people.length === 0 && <li className={styles.quiet}>{words.nobody}</li>}
          {found.data.people.map((person) => (
            <li key={person.attendeeId}>
              <Name of={{ attendee: { id: person.attendeeId, name: person.name }, from: person.from }} />
              <PlainButton
                disabled={!Number.isInteger(given) || given < 1 || given > 240 || add.isPending}
                onClick={() =>
                  add.mutate({
                    params: { id: item.id },
                    body: { attendeeId: person.attendeeId, minutes: given },
                  })
                }
              >
                {words.add}
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
      {add.error && <Problem error={add.error} words={assemblyWords} />}
    </div>
  )
}
