import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import styles from './Tablet.module.css'
import type { PersonHere } from './ticks.ts'
import { venueWords } from './words.ts'

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

/** Those expected, to find and tick; each says at once whether a ballot is handed to them. */
export function TickList(props: {
  people: readonly PersonHere[]
  onTick: (attendeeId: string, act: 'in' | 'out') => void
}) {
  const words = useWords(venueWords)
  const [typed, setTyped] = useState('')
  if (props.people.length === 0) return <p className={styles.quiet}>{words.empty}</p>
  const shown = props.people.filter(({ person }) =>
    plain(`${person.name}${person.seat ?? ''}${person.constituency ?? ''}${person.capacity ?? ''}`).includes(
      plain(typed),
    ),
  )
  return (
    <>
      <Field
        label={words.search}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      {shown.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      <ul className={styles.people}>
        {shown.map((one) => (
          <Person key={one.person.attendeeId} one={one} onTick={props.onTick} />
        ))}
      </ul>
    </>
  )
}

function Person({
  one,
  onTick,
}: {
  one: PersonHere
  onTick: (attendeeId: string, act: 'in' | 'out') => void
}) {
  const words = useWords(venueWords)
  const { person, there, last } = one
  const about = [
    person.sameName > 1 && person.sex ? words.sexes[person.sex] : '',
    person.constituency ?? person.capacity,
    person.seat && words.seat(person.seat),
  ].filter(Boolean)
  const paper =
    person.standing === 'observer'
      ? words.observer
      : person.ballotBy === 'paper'
        ? words.handPaper
        : words.votesByPhone
  return (
    <li data-there={there || undefined}>
      <div className={styles.who}>
        <span className={styles.name} lang="zh-CN">
          {person.name}
        </span>
        {person.sameName > 1 && <span className={styles.tag}>{words.sameName}</span>}
        <span className={styles.about} lang="zh-CN">
          {about.join(' · ')}
        </span>
        <span className={styles.about} data-paper={person.ballotBy}>
          {paper}
        </span>
        <Said one={one} />
      </div>
      <PlainButton
        className={styles.tick}
        aria-pressed={there}
        onClick={() => onTick(person.attendeeId, there ? 'out' : 'in')}
      >
        {there ? words.out : words.in}
        <span className="spoken"> {person.name}</span>
      </PlainButton>
      {last?.outcome === 'elsewhere' && last.elsewhere && (
        <p className={styles.elsewhere}>{words.elsewhere(last.elsewhere)}</p>
      )}
    </li>
  )
}

/** When they came or went, and whether the server knows. */
function Said({ one: { there, last } }: { one: PersonHere }) {
  const words = useWords(venueWords)
  if (!last) return there ? <span className={styles.there}>{words.known}</span> : null
  return (
    <span className={there ? styles.there : styles.about}>
      {last.act === 'in' ? words.inAt(last.at) : words.outAt(last.at)}
      <span className={styles.state} data-outcome={last.outcome ?? 'waiting'}>
        {words.states[last.outcome ?? 'waiting']}
      </span>
    </span>
  )
}
