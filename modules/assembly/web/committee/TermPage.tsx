import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  type CommitteeTerm,
  getCommitteeTerm,
  type MemberChange,
  showMembers,
} from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { MeetingsPart } from './MeetingsPart.tsx'
import { MembersPart } from './MembersPart.tsx'
import { SeatDialog } from './SeatDialog.tsx'
import { SeatsDialog } from './SeatsDialog.tsx'
import { SpecialPart } from './SpecialPart.tsx'
import { committeeWords } from './words.ts'

/** A term of a committee: who is in it, its special committees, its meetings, and how it changed. */
export default function TermPage() {
  const { id = '' } = useParams()
  const term = useAsked(getCommitteeTerm, { params: { id } }, { topics: [`assembly.committee:${id}`] })
  return (
    <Asked of={term} words={committeeWords} rows={10}>
      {(answer) => <OneTerm term={answer} />}
    </Asked>
  )
}

function OneTerm({ term }: { term: CommitteeTerm }) {
  const words = useWords(committeeWords)
  const [asking, setAsking] = useState<'seat' | 'seats' | null>(null)
  const show = useSend(showMembers)
  const mayKeep = term.may.includes('keep')
  const params = { id: term.id }
  return (
    <Page
      title={<span lang="zh-CN">{words.whole(term.body.name, term.ordinal)}</span>}
      tab={term.body.name}
      kicker={<Link to="/assembly/committees">{words.list.title}</Link>}
      lead={
        <>
          {words.until(term.fromOn, term.untilOn)} · {words.term.membersLead(term.members, term.seats)}
        </>
      }
      actions={
        mayKeep && (
          <>
            <PlainButton onClick={() => setAsking('seats')}>{words.term.setSeats}</PlainButton>
            <PlainButton kind="main" onClick={() => setAsking('seat')}>
              {words.term.seat}
            </PlainButton>
          </>
        )
      }
    >
      <MembersPart term={term} />
      <p className={styles.facts}>
        <span>{term.isShown ? words.term.shown : words.term.hidden}</span>
        {term.isShown && <a href={`/public/assembly/committees/${term.id}`}>{words.term.see}</a>}
        {mayKeep && (
          <PlainButton
            kind="text"
            disabled={show.isPending}
            onClick={() => show.mutate({ params, body: { shown: !term.isShown } })}
          >
            {term.isShown ? words.term.hide : words.term.show}
          </PlainButton>
        )}
      </p>
      {show.error && <Problem error={show.error} words={committeeWords} />}
      <SpecialPart term={term} />
      <MeetingsPart term={term} />
      <Section title={words.term.changes}>
        {term.changes.length === 0 && <p className={styles.lead}>{words.term.changesNone}</p>}
        <ul className={styles.list}>
          {term.changes.map((change) => (
            <ChangeLine key={change.id} change={change} />
          ))}
        </ul>
      </Section>
      {asking === 'seat' && <SeatDialog term={term} onClose={() => setAsking(null)} />}
      {asking === 'seats' && <SeatsDialog term={term} onClose={() => setAsking(null)} />}
    </Page>
  )
}

function ChangeLine({ change }: { change: MemberChange }) {
  const words = useWords(committeeWords)
  const { person, post, how, reason } = change
  const said = {
    seated: () => words.term.changed.seated(person.name, words.posts[post], how ? words.hows[how] : ''),
    left: () => words.term.changed.left(person.name, words.posts[post], reason ? words.reasons[reason] : ''),
    mistaken: () => words.term.changed.mistaken(person.name, words.posts[post]),
  }[change.change]()
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span>{said}</span>
        <span className={styles.quiet}>
          <DateSaid on={change.on} />
        </span>
      </div>
      <p className={styles.facts}>
        {change.words && <span lang="zh-CN">{change.words}</span>}
        {change.roundId && <span>{words.term.onRound}</span>}
        <span>{words.term.enteredBy(change.enteredBy.name)}</span>
      </p>
    </li>
  )
}
