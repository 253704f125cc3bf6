import { useEffect, useRef } from 'react'
import { Link, useParams } from 'react-router'
import type { ReplyOf } from '../../../../../platform/contract.ts'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { doorHere } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { getMySession, seeInvitation } from '../../../contract/prepare-invitations.ts'
import { AgendaList } from './AgendaList.tsx'
import { LeavePart } from './LeavePart.tsx'
import styles from './Session.module.css'
import { mineWords } from './words.ts'

type Mine = ReplyOf<typeof getMySession>

/** One session for whoever is asked to it: when and where, what is on the agenda, what to read, and how to stay away. */
export default function MySessionPage() {
  const { id = '' } = useParams()
  const words = useWords(mineWords).mine
  const session = useAsked(getMySession, { params: { id } }, { topics: [`assembly.session:${id}`] })
  return (
    <Page
      title={session.data ? <span lang="zh-CN">{session.data.title}</span> : words.title}
      tab={session.data?.title ?? words.title}
      kicker={<Link to="/assembly/my">{words.title}</Link>}
    >
      <Asked of={session} words={mineWords} rows={6}>
        {(answer) => <One session={answer} />}
      </Asked>
    </Page>
  )
}

function One({ session }: { session: Mine }) {
  const all = useWords(mineWords)
  const words = all.mine
  useSeen(session)
  const { mine } = session
  const isOpen = session.state === 'called' || session.state === 'sitting'
  const facts: [string, string | null | undefined][] = [
    [words.venue, mine?.venue?.name ?? words.notYet],
    [words.seat, mine?.seat],
    [words.group, mine?.group?.name],
    [words.number, mine?.number],
  ]
  return (
    <>
      {session.state === 'cancelled' && <Remark tone="late">{words.cancelled}</Remark>}
      {session.run && (
        <Remark tone={session.run.kind === 'real' ? 'now' : 'late'}>
          {session.run.kind === 'real' ? words.sitting : words.rehearsing}
        </Remark>
      )}
      <dl className={styles.card}>
        <dt>{words.when}</dt>
        <dd>
          <DateSaid at={session.opensAt} />
        </dd>
        {mine &&
          facts.map(
            ([label, text]) =>
              text && (
                <Fact key={label} label={label}>
                  {text}
                </Fact>
              ),
          )}
        {session.duties.length > 0 && (
          <Fact label={words.duties}>
            {session.duties
              .map(({ duty, venue }) => [all.duty[duty], venue?.name].filter(Boolean).join(' · '))
              .join('，')}
          </Fact>
        )}
      </dl>
      {mine && (
        <p className={styles.facts}>
          <span>{words.standing[mine.standing]}</span>
          {mine.standing === 'entitled' && <span>{words[mine.ballotBy]}</span>}
        </p>
      )}
      {isOpen && session.run && (
        <div className={styles.ways}>
          {mine && (
            <>
              <Way to={`/assembly/${session.id}/checkin`}>{words.checkIn}</Way>
              <Way to={`/assembly/vote/${session.id}`}>{words.vote}</Way>
              {mine.group && <Way to={groupPage(mine.group.id)}>{words.talk}</Way>}
            </>
          )}
          {session.duties.some(({ duty }) => duty === 'teller' || duty === 'scrutineer') && (
            <Way to={`/assembly/counting/${session.id}`}>{words.counting}</Way>
          )}
        </div>
      )}
      <Section
        title={words.agenda}
        aside={<Link to={`/assembly/my/${session.id}/booklet`}>{words.booklet}</Link>}
      >
        <AgendaList items={session.items} />
      </Section>
      {mine && isOpen && <LeavePart sessionId={session.id} mine={mine} />}
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: string }) => (
  <>
    <dt>{label}</dt>
    <dd lang="zh-CN">{children}</dd>
  </>
)
const Way = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className={styles.way}>
    {children}
  </Link>
)

const groupPage = (id: string) => (doorHere() === 'my' ? `/groups/${id}` : `/assembly/groups/${id}`)

/** The receipt goes out once, when the page has really been drawn. */
function useSeen(session: Mine): void {
  const see = useSend(seeInvitation)
  const sent = useRef(false)
  const isDue = session.mine !== null && session.mine.seenAt === null
  const { mutate } = see
  useEffect(() => {
    if (!isDue || sent.current) return
    sent.current = true
    mutate({ params: { id: session.id } })
  }, [isDue, mutate, session.id])
}
