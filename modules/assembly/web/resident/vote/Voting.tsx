import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../../web/lib/ask.ts'
import { useBroadcast } from '../../../../../web/lib/broadcast.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { SkeletonRows } from '../../../../../web/ui/Skeleton.tsx'
import { type HallState, watchNow } from '../../../contract/now.ts'
import { listMySessions, type MySession } from '../../../contract/prepare-invitations.ts'
import { Decided } from './Decided.tsx'
import { OpenRound } from './OpenRound.tsx'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** Whoever opens this sees at once what can be voted now. It stands at both doors and is drawn of plain parts. */
export function Voting({ personId }: { personId: string }) {
  const { id } = useParams()
  const words = useWords(votingWords)
  const mine = useAsked(listMySessions, {}, { enabled: id === undefined })
  if (id !== undefined) return <Room key={id} sessionId={id} personId={personId} />
  return (
    <Asked of={mine} words={votingWords} rows={6}>
      {({ sessions, today }) => {
        const now = sittingOf(sessions, today)
        const [only] = now
        if (only && now.length === 1) return <Room sessionId={only.id} personId={personId} />
        return (
          <Page title={words.title}>
            {now.length === 0 ? (
              <Empty title={words.now.noSession} />
            ) : (
              <>
                <p>{words.now.choose}</p>
                <div className={styles.ways}>
                  {now.map((session) => (
                    <Link
                      key={session.id}
                      to={`/assembly/vote/${session.id}`}
                      className={styles.way}
                      lang="zh-CN"
                    >
                      {session.title}
                    </Link>
                  ))}
                </div>
              </>
            )}
          </Page>
        )
      }}
    </Asked>
  )
}

/** What goes on now, and what will today: a phone that was opened early waits by itself. */
function sittingOf(sessions: readonly MySession[], today: string): readonly MySession[] {
  const now = sessions.filter(({ run }) => run !== null)
  if (now.length > 0) return now
  return sessions.filter(
    ({ heldOn, state }) => heldOn === today && (state === 'called' || state === 'sitting'),
  )
}

function Room({ sessionId, personId }: { sessionId: string; personId: string }) {
  const words = useWords(votingWords)
  const { state, connection } = useBroadcast<HallState>(addressOf(watchNow, { params: { id: sessionId } }))
  if (connection === 'refused')
    return <Page title={words.title}>{<Empty title={words.problems.not_attending} />}</Page>
  return (
    <Page title={words.title} kicker={state && <span lang="zh-CN">{state.title}</span>}>
      <div className={styles.room}>
        {connection === 'lost' && (
          <p className={styles.lost} role="status">
            {words.now.lost}
          </p>
        )}
        {state?.run?.kind === 'rehearsal' && <Remark tone="late">{words.rehearsal}</Remark>}
        {state === null ? (
          <>
            <p className={styles.quiet} role="status">
              {words.now.connecting}
            </p>
            <SkeletonRows rows={5} />
          </>
        ) : (
          <Now key={state.run?.id ?? 'none'} state={state} personId={personId} />
        )}
      </div>
    </Page>
  )
}

function Now({ state, personId }: { state: HallState; personId: string }) {
  const words = useWords(votingWords).now
  // Where the chair shows an older result to the hall while a vote is open, phones stay with the vote.
  const [newest, setNewest] = useState(state.round)
  const isNewer = state.round !== null && (newest === null || state.round.number >= newest.number)
  if (isNewer && state.round !== newest) setNewest(state.round)
  const round = isNewer ? state.round : newest
  // The ballot that is on its way stays on screen when the vote ends meanwhile: whoever cast it wants to know.
  const [held, setHeld] = useState<string | null>(null)
  if (round && (round.state === 'open' || held === round.id)) {
    return <OpenRound key={round.id} round={round} personId={personId} onHold={setHeld} />
  }
  if (round) return <Decided round={round} />
  return <Quiet item={state.item?.title}>{state.run ? words.noRound : words.notBegun}</Quiet>
}

function Quiet({ item, children }: { item: string | undefined; children: ReactNode }) {
  const words = useWords(votingWords).now
  return (
    <div className={styles.quietly}>
      {item && (
        <p className={styles.item}>
          <Han>{words.item(item)}</Han>
        </p>
      )}
      <p role="status">{children}</p>
    </div>
  )
}
