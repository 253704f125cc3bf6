import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Session } from '../../contract/prepare.ts'
import {
  type Group,
  groupByRoster,
  listAttendees,
  removeGroup,
  removeVenue,
  type Venue,
} from '../../contract/prepare-people.ts'
import { secretLeast } from '../../rules.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { GroupDialog } from './GroupDialog.tsx'
import { SessionFrame, topicsOf } from './SessionFrame.tsx'
import { VenueDialog } from './VenueDialog.tsx'

/** Where people sit and with whom they speak. */
export default function VenuesPage() {
  return <SessionFrame tab="venues">{(session) => <Places session={session} />}</SessionFrame>
}

function Places({ session }: { session: Session }) {
  const list = useAsked(listAttendees, { params: { id: session.id } }, { topics: topicsOf(session.id) })
  return (
    <Asked of={list} words={assemblyWords} rows={8}>
      {(answer) => (
        <>
          <Venues session={session} list={answer} />
          <Groups session={session} list={answer} />
        </>
      )}
    </Asked>
  )
}

type List = ReplyOf<typeof listAttendees>

function Venues({ session, list }: { session: Session; list: List }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.venues
  const [asking, setAsking] = useState<Venue | 'new' | null>(null)
  const remove = useSend(removeVenue)
  const mayChange =
    list.may.includes('prepare') && (session.state === 'preparing' || session.state === 'called')
  /** Of the boxes whose paper is counted: who sits there and in those counted with it. */
  const counted = (venue: Venue) =>
    venue.people +
    list.venues
      .filter(({ countedWith }) => countedWith?.id === venue.id)
      .reduce((sum, { people }) => sum + people, 0)
  return (
    <Section
      title={say.title}
      aside={mayChange && <PlainButton onClick={() => setAsking('new')}>{say.add}</PlainButton>}
    >
      <p className={styles.hint}>{say.lead}</p>
      {list.venues.length === 0 && <Empty title={say.none} />}
      <ul className={styles.list}>
        {list.venues.map((venue) => (
          <li key={venue.id} className={styles.item}>
            <div className={styles.line}>
              <span>
                <span className={styles.name} lang="zh-CN">
                  {venue.name}
                </span>{' '}
                {!venue.name.includes(words.core.venues[venue.kind]) && (
                  <span className={styles.quiet}>{words.core.venues[venue.kind]}</span>
                )}
              </span>
              {mayChange && (
                <span className={styles.buttons}>
                  <PlainButton kind="text" onClick={() => setAsking(venue)}>
                    {say.change}
                  </PlainButton>
                  {venue.people === 0 && (
                    <PlainButton
                      kind="text"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ params: { id: venue.id } })}
                    >
                      {say.remove}
                    </PlainButton>
                  )}
                </span>
              )}
            </div>
            <p className={styles.facts}>
              <span>{say.people(venue.people)}</span>
              <span>{venue.hasNetwork ? say.network : say.noNetwork}</span>
              {venue.countedWith && <span lang="zh-CN">{say.withOther(venue.countedWith.name)}</span>}
            </p>
            {venue.countedWith === null && counted(venue) > 0 && counted(venue) < secretLeast && (
              <p>
                <span className={styles.mark}>{say.small(counted(venue))}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {remove.error && <Problem error={remove.error} words={assemblyWords} />}
      {asking && (
        <VenueDialog
          sessionId={session.id}
          venue={asking === 'new' ? null : asking}
          venues={list.venues}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  )
}

function Groups({ session, list }: { session: Session; list: List }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.groups
  const [asking, setAsking] = useState<Group | 'new' | null>(null)
  const byRoster = useSend(groupByRoster)
  const remove = useSend(removeGroup)
  const mayAdd = list.may.includes('prepare') && session.state !== 'closed' && session.state !== 'cancelled'
  const isBefore = session.state === 'preparing' || session.state === 'called'
  return (
    <Section
      id="groups"
      title={say.title}
      aside={
        mayAdd && (
          <span className={styles.buttons}>
            <PlainButton
              disabled={byRoster.isPending}
              onClick={() => byRoster.mutate({ params: { id: session.id } })}
            >
              {say.byRoster}
            </PlainButton>
            <PlainButton onClick={() => setAsking('new')}>{say.add}</PlainButton>
          </span>
        )
      }
    >
      {byRoster.isSuccess && (
        <Remark tone="kept">{say.byRosterDone(byRoster.data.groups, byRoster.data.assigned)}</Remark>
      )}
      {(byRoster.error ?? remove.error) && (
        <Problem error={byRoster.error ?? remove.error} words={assemblyWords} />
      )}
      {list.groups.length === 0 && <Empty title={say.none}>{say.noneLead}</Empty>}
      <ul className={styles.list}>
        {list.groups.map((group) => (
          <li key={group.id} className={styles.item}>
            <div className={styles.line}>
              <span className={styles.name} lang="zh-CN">
                {group.name}
              </span>
              {mayAdd && (
                <span className={styles.buttons}>
                  <PlainButton kind="text" onClick={() => setAsking(group)}>
                    {words.arrange.venues.change}
                  </PlainButton>
                  {isBefore && (
                    <PlainButton
                      kind="text"
                      disabled={remove.isPending}
                      onClick={() => remove.mutate({ params: { id: group.id } })}
                    >
                      {words.arrange.venues.remove}
                    </PlainButton>
                  )}
                </span>
              )}
            </div>
            <p className={styles.facts}>
              <span>{words.arrange.venues.people(group.people)}</span>
              <span>{say.modes[group.mode]}</span>
              {group.whereHeld && <span lang="zh-CN">{group.whereHeld}</span>}
              <span>
                {say.convenor} <span lang="zh-CN">{group.convenor?.name ?? say.nobody}</span>
              </span>
              <span>
                {say.recorder} <span lang="zh-CN">{group.recorder?.name ?? say.nobody}</span>
              </span>
            </p>
          </li>
        ))}
      </ul>
      {asking && (
        <GroupDialog
          sessionId={session.id}
          group={asking === 'new' ? null : asking}
          attendees={list.attendees}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  )
}
