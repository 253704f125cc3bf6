import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { callSession, cancelSession, type Session } from '../../contract/prepare.ts'
import { assemblyWords } from '../words.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import styles from './Overview.module.css'
import { SessionFrame } from './SessionFrame.tsx'

/** How far a session is prepared, and the one thing to do next. */
export default function OverviewPage() {
  return <SessionFrame tab="overview">{(session) => <Overview session={session} />}</SessionFrame>
}

function Overview({ session }: { session: Session }) {
  const words = useWords(assemblyWords).prepare
  const say = words.overview
  const [asking, setAsking] = useState<'change' | 'cancel' | null>(null)
  const call = useSend(callSession)
  const params = { id: session.id }
  const mayPrepare = session.may.includes('prepare')
  const isBefore = session.state === 'preparing' || session.state === 'called'
  const { prepared: p } = session
  const [over, under] = session.quorum.share
  const steps: { to: string; done: boolean; said: string }[] = [
    {
      to: '/people',
      done: p.entitled > 0,
      said: p.entitled > 0 ? say.list(p.entitled, p.observers) : say.noList,
    },
    {
      to: '/venues',
      done: p.venues > 0 && p.withoutVenue === 0,
      said: p.venues > 0 ? say.venues(p.venues, p.withoutVenue) : say.noVenues,
    },
    {
      to: '/venues#groups',
      done: p.groups > 0 && p.withoutGroup === 0,
      said: p.groups > 0 ? say.groups(p.groups, p.withoutGroup) : say.noGroups,
    },
    { to: '/agenda', done: p.items > 0, said: p.items > 0 ? say.agenda(p.items, p.papers) : say.noAgenda },
    {
      to: '/invitations',
      done: p.invited > 0 && p.invited >= p.entitled + p.observers,
      said: p.invited > 0 ? say.invitations(p.invited, p.seen) : say.noInvitations,
    },
  ]
  return (
    <>
      {session.state === 'cancelled' && <Remark tone="late">{say.cancelled}</Remark>}
      <div className={styles.sums}>
        <p className={styles.sum}>
          <strong>{p.entitled}</strong> {say.entitled}
        </p>
        <p className={styles.sum}>
          <strong>{p.observers}</strong> {say.observers}
        </p>
        {p.leaveAsked + p.leaveGranted > 0 && (
          <p className={styles.sum}>
            <Link to={`/assembly/${session.id}/people?show=leave`}>
              {say.leave(p.leaveAsked, p.leaveGranted)}
            </Link>
          </p>
        )}
      </div>
      <Section title={say.steps}>
        <ol className={styles.steps}>
          {steps.map(({ to, done, said }) => (
            <li key={to} className={styles.step} data-done={done || undefined}>
              <Link to={`/assembly/${session.id}${to}`}>{said}</Link>
            </li>
          ))}
        </ol>
        {mayPrepare && session.state === 'preparing' && (
          <div className={styles.call}>
            <p>{say.callLead}</p>
            {call.error && <Problem error={call.error} words={assemblyWords} />}
            <PlainButton kind="main" disabled={call.isPending} onClick={() => call.mutate({ params })}>
              {say.call}
            </PlainButton>
          </div>
        )}
      </Section>
      <Section
        title={say.facts}
        aside={
          mayPrepare &&
          isBefore && <PlainButton onClick={() => setAsking('change')}>{say.change}</PlainButton>
        }
      >
        <dl className={styles.facts}>
          <dt>{say.when}</dt>
          <dd>
            <DateSaid at={session.opensAt} />
          </dd>
          <dt>{say.quorum}</dt>
          <dd>{say.more(`${over}/${under}`, session.quorum.strict)}</dd>
          <dt>{say.chair}</dt>
          <dd lang="zh-CN">{session.chairedBy?.name ?? say.noChair}</dd>
        </dl>
        {mayPrepare && isBefore && (
          <div>
            <PlainButton kind="text" onClick={() => setAsking('cancel')}>
              {say.cancel}
            </PlainButton>
          </div>
        )}
      </Section>
      {asking === 'change' && <ChangeDialog session={session} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelDialog session={session} onClose={() => setAsking(null)} />}
    </>
  )
}

function CancelDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const say = useWords(assemblyWords).prepare.overview
  const cancel = useSend(cancelSession, { onDone: onClose })
  return (
    <Dialog title={say.cancel} onClose={onClose}>
      <p>{say.cancelLead}</p>
      {cancel.error && <Problem error={cancel.error} words={assemblyWords} />}
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate({ params: { id: session.id } })}
        >
          {say.cancel}
        </PlainButton>
        <PlainButton onClick={onClose}>{say.keep}</PlainButton>
      </div>
    </Dialog>
  )
}
