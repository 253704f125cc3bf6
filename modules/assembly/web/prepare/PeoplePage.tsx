import { useDeferredValue, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Session } from '../../contract/prepare.ts'
import { type Attendee, listAttendees, takeRoster } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import { AssignBar } from './AssignBar.tsx'
import { AttendeeTable } from './AttendeeTable.tsx'
import { DutiesPart } from './DutiesPart.tsx'
import styles from './forms.module.css'
import { ObserverDialog } from './ObserverDialog.tsx'
import { SessionFrame, topicsOf } from './SessionFrame.tsx'

type List = ReplyOf<typeof listAttendees>
const shows = ['all', 'entitled', 'observer', 'leave', 'unplaced', 'ungrouped', 'paper'] as const
type Show = (typeof shows)[number]

const fits: Record<Show, (one: Attendee) => boolean> = {
  all: () => true,
  entitled: ({ standing }) => standing === 'entitled',
  observer: ({ standing }) => standing === 'observer',
  leave: ({ leave }) => leave !== 'none',
  unplaced: ({ venueId }) => venueId === null,
  ungrouped: ({ groupId, standing }) => standing === 'entitled' && groupId === null,
  paper: ({ hasPhone }) => !hasPhone,
}

/** Who comes to a session, where they sit, who asked for leave, who does what. */
export default function PeoplePage() {
  return <SessionFrame tab="people">{(session) => <People session={session} />}</SessionFrame>
}

function People({ session }: { session: Session }) {
  const params = { id: session.id }
  const list = useAsked(listAttendees, { params }, { topics: topicsOf(session.id) })
  return (
    <Asked of={list} words={assemblyWords} rows={12}>
      {(answer) => <Whole session={session} list={answer} />}
    </Asked>
  )
}

function Whole({ session, list }: { session: Session; list: List }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const [query, setQuery] = useSearchParams()
  const show = shows.find((one) => one === query.get('show')) ?? 'all'
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [adding, setAdding] = useState(false)
  const take = useSend(takeRoster)
  const mayPrepare =
    list.may.includes('prepare') && session.state !== 'closed' && session.state !== 'cancelled'
  const fitting = list.attendees.filter(
    (one) =>
      fits[show](one) &&
      [one.name, one.constituency, one.number, one.delegation, one.capacity].some((text) =>
        text?.includes(search),
      ),
  )
  const counts = new Map(shows.map((one) => [one, list.attendees.filter(fits[one]).length]))
  return (
    <>
      <p className={styles.hint}>{say.lead}</p>
      {mayPrepare && (
        <div className={styles.buttons}>
          <PlainButton disabled={take.isPending} onClick={() => take.mutate({ params: { id: session.id } })}>
            {say.take}
          </PlainButton>
          <PlainButton onClick={() => setAdding(true)}>{say.observer}</PlainButton>
          <Link to={`/assembly/terms/${session.termId}`}>{words.prepare.list.roster}</Link>
        </div>
      )}
      {take.error && <Problem error={take.error} words={assemblyWords} />}
      {take.isSuccess && <Remark tone="kept">{say.taken(take.data.added, take.data.removed)}</Remark>}
      {list.attendees.length === 0 ? (
        <Empty title={say.none}>{say.noneLead}</Empty>
      ) : (
        <>
          <div className={styles.filters}>
            <Choice
              label={say.state}
              value={show}
              onChoose={(value) => setQuery(value === 'all' ? {} : { show: value }, { replace: true })}
              options={shows
                .filter((one) => one === 'all' || one === show || (counts.get(one) ?? 0) > 0)
                .map((value) => ({ value, word: `${say.shows[value]} ${counts.get(value) ?? 0}` }))}
            />
            <input
              type="search"
              className={`${styles.input} ${styles.search}`}
              aria-label={say.search}
              placeholder={say.search}
              data-search
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          {mayPrepare && (
            <AssignBar
              session={session}
              list={list}
              chosen={chosen}
              onAll={() => setChosen(new Set(fitting.map(({ id }) => id)))}
              onDone={() => setChosen(new Set())}
            />
          )}
          <AttendeeTable
            attendees={fitting}
            list={list}
            session={session}
            chosen={mayPrepare ? chosen : null}
            onChoose={(id, checked) =>
              setChosen((now) => {
                const next = new Set(now)
                if (checked) next.add(id)
                else next.delete(id)
                return next
              })
            }
          />
        </>
      )}
      <DutiesPart session={session} list={list} mayPrepare={mayPrepare} />
      {adding && (
        <ObserverDialog sessionId={session.id} venues={list.venues} onClose={() => setAdding(false)} />
      )}
    </>
  )
}
