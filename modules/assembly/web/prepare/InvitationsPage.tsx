import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Session } from '../../contract/prepare.ts'
import {
  decideLeave,
  getInvitations,
  handInvitation,
  invite,
  printInvitations,
} from '../../contract/prepare-invitations.ts'
import { type Attendee, listAttendees } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import overview from './Overview.module.css'
import { SessionFrame, topicsOf } from './SessionFrame.tsx'

/** Who was asked to come, who has seen it, who wants to stay away. */
export default function InvitationsPage() {
  return <SessionFrame tab="invitations">{(session) => <Invitations session={session} />}</SessionFrame>
}

function Invitations({ session }: { session: Session }) {
  const list = useAsked(listAttendees, { params: { id: session.id } }, { topics: topicsOf(session.id) })
  return (
    <Asked of={list} words={assemblyWords} rows={8}>
      {(answer) => <Whole session={session} list={answer} />}
    </Asked>
  )
}

function Whole({ session, list }: { session: Session; list: ReplyOf<typeof listAttendees> }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.invitations
  const params = { id: session.id }
  const mayInvite = list.may.includes('prepare') && session.state === 'called'
  const tell = useSend(invite)
  const print = useSend(printInvitations)
  const people = list.attendees
  const count = (fits: (one: Attendee) => boolean) => people.filter(fits).length
  const unseen = people.filter(({ invited, seen }) => invited !== 'no' && seen === 'no')
  return (
    <>
      <p className={styles.hint}>{say.lead}</p>
      {session.state === 'preparing' && <Remark tone="late">{say.notCalled}</Remark>}
      <div className={overview.sums}>
        {(
          [
            ['told', count(({ invited }) => invited === 'told')],
            ['printed', count(({ invited }) => invited === 'printed')],
            ['seen', count(({ seen }) => seen !== 'no')],
            ['waiting', count(({ invited }) => invited === 'no')],
          ] as const
        ).map(([sum, n]) => (
          <p key={sum} className={overview.sum}>
            <strong>{n}</strong> {say.sums[sum]}
          </p>
        ))}
      </div>
      {mayInvite && (
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            disabled={tell.isPending}
            onClick={() => tell.mutate({ params, body: {} })}
          >
            {say.invite}
          </PlainButton>
          <PlainButton disabled={print.isPending} onClick={() => print.mutate({ params, body: {} })}>
            {say.print}
          </PlainButton>
        </div>
      )}
      {tell.error && <Problem error={tell.error} words={assemblyWords} />}
      {tell.isSuccess && <Remark tone="kept">{say.told(tell.data.told, tell.data.onPaper)}</Remark>}
      {print.error && <Problem error={print.error} words={assemblyWords} />}
      {print.isSuccess && (
        <Remark tone="kept">
          {say.printed(print.data.printed)}{' '}
          <a
            href={addressOf(getInvitations, { params, query: { printedAt: print.data.printedAt } })}
            download
          >
            {say.download}
          </a>
        </Remark>
      )}
      <LeavePart
        people={people.filter(({ leave }) => leave === 'asked')}
        mayDecide={list.may.includes('prepare')}
      />
      {people.some(({ invited }) => invited !== 'no') && (
        <Section title={say.unseen}>
          {unseen.length === 0 ? (
            <p className={styles.quiet}>{say.allSeen}</p>
          ) : (
            <Unseen
              people={unseen}
              mayInvite={mayInvite}
              onPrint={(id) => print.mutate({ params, body: { attendeeIds: [id] } })}
            />
          )}
        </Section>
      )}
    </>
  )
}

/** So many names at first; the rest on demand. */
const first = 30

function Unseen(props: { people: readonly Attendee[]; mayInvite: boolean; onPrint: (id: string) => void }) {
  const words = useWords(assemblyWords).arrange
  const [all, setAll] = useState(false)
  const hand = useSend(handInvitation)
  const shown = all ? props.people : props.people.slice(0, first)
  return (
    <>
      {hand.error && <Problem error={hand.error} words={assemblyWords} />}
      <ul className={styles.list}>
        {shown.map((one) => (
          <li key={one.id} className={`${styles.item} ${styles.line}`}>
            <span lang="zh-CN">
              {one.name} <span className={styles.quiet}>{one.constituency ?? one.capacity}</span>{' '}
              {one.hasNamesake && <span className={styles.mark}>{words.people.namesake}</span>}
            </span>
            <span className={styles.buttons}>
              <span className={styles.quiet}>{words.people.invited[one.invited]}</span>
              {props.mayInvite && (
                <>
                  {one.invited === 'told' && (
                    <PlainButton kind="text" onClick={() => props.onPrint(one.id)}>
                      {words.invitations.toPaper}
                    </PlainButton>
                  )}
                  <PlainButton
                    kind="text"
                    disabled={hand.isPending}
                    onClick={() => hand.mutate({ params: { id: one.id } })}
                  >
                    {words.people.hand}
                  </PlainButton>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {props.people.length > shown.length && (
        <PlainButton
          onClick={() => setAll(true)}
        >{`${words.people.shows.all} ${props.people.length}`}</PlainButton>
      )}
    </>
  )
}

function LeavePart({ people, mayDecide }: { people: readonly Attendee[]; mayDecide: boolean }) {
  const words = useWords(assemblyWords).arrange
  const decide = useSend(decideLeave)
  return (
    <Section title={words.invitations.leave}>
      {people.length === 0 && <p className={styles.quiet}>{words.invitations.noLeave}</p>}
      {decide.error && <Problem error={decide.error} words={assemblyWords} />}
      <ul className={people.length > 0 ? styles.list : undefined}>
        {people.map((one) => (
          <li key={one.id} className={`${styles.item} ${styles.line}`}>
            <span lang="zh-CN">
              {one.name} <span className={styles.quiet}>{one.constituency ?? one.capacity}</span>{' '}
              {one.leaveReason}
            </span>
            {mayDecide && (
              <span className={styles.buttons}>
                {(['granted', 'refused'] as const).map((decision) => (
                  <PlainButton
                    key={decision}
                    disabled={decide.isPending}
                    onClick={() => decide.mutate({ params: { id: one.id }, body: { decision } })}
                  >
                    {decision === 'granted' ? words.people.grant : words.people.refuse}
                  </PlainButton>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
