import { useEffect, useState } from 'react'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { refusalType } from '../../../../../web/lib/problem.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../../web/ui/Skeleton.tsx'
import { getMyBallot, type MyBallot } from '../../../contract/ballots.ts'
import type { RoundNow } from '../../../contract/now.ts'
import { BallotSheet } from './BallotSheet.tsx'
import { useCasting } from './casting.ts'
import { Decided, Outcome } from './Decided.tsx'
import { Head } from './Head.tsx'
import { Receipt } from './Receipt.tsx'
import { Secrecy } from './Secrecy.tsx'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** A vote that is open: my ballot, or why there is none on this phone. */
export function OpenRound(props: { round: RoundNow; personId: string; onHold: (roundId: string) => void }) {
  const { round } = props
  const words = useWords(votingWords)
  const hands = round.secrecy === 'hands'
  const ballot = useAsked(getMyBallot, { params: { id: round.id } }, { enabled: !hands })
  const head = <Head round={round} />
  if (hands) return <Told head={head}>{words.now.hands}</Told>
  if (refusalType(ballot.error) === 'not_voter') return <Told head={head}>{words.now.notAssigned}</Told>
  if (!ballot.data) {
    return (
      <div className={styles.round}>
        {head}
        {ballot.error ? (
          <Problem error={ballot.error} words={votingWords} again={() => ballot.refetch()} />
        ) : (
          <SkeletonRows rows={4} />
        )}
      </div>
    )
  }
  if (ballot.data.channel === 'paper') return <Told head={head}>{words.now.paper}</Told>
  if (ballot.data.channel === 'hands') return <Told head={head}>{words.now.hands}</Told>
  return <OnPhone {...props} ballot={ballot.data} />
}

function OnPhone({
  round,
  ballot,
  personId,
  onHold,
}: {
  round: RoundNow
  ballot: MyBallot
  personId: string
  onHold: (roundId: string) => void
}) {
  const words = useWords(votingWords)
  const { marks, casting, mark, send } = useCasting(round.id, personId, ballot.mode)
  const [begun, setBegun] = useState(Object.keys(marks).length > 1)
  const pending = casting.is === 'sending' || casting.is === 'lost' || casting.is === 'unsure'
  // Whoever is about to cast, or has, reads how it went even where the vote ends at that moment; a receipt stays until they leave.
  const hold = casting.is !== 'marking'
  useEffect(() => {
    if (hold) onHold(round.id)
  }, [hold, onHold, round.id])
  if (casting.is === 'in' || (ballot.voted && !pending)) {
    return <In round={round} receipt={casting.is === 'in' ? casting.receipt : null} />
  }
  if (casting.is === 'refused' && round.state !== 'open') {
    return (
      <div className={styles.round}>
        <Problem error={casting.error} words={votingWords} />
        <Decided round={round} />
      </div>
    )
  }
  const sheet = {
    kind: ballot.kind,
    mode: ballot.mode,
    most: ballot.most,
    seats: ballot.seats,
    writeIns: ballot.writeIns,
    options: ballot.options.map(({ id, label }) => ({ id, name: label })),
    notes: new Map(ballot.options.map(({ id, note, parts }) => [id, { note, parts }])),
  }
  const told = (
    <>
      {casting.is === 'lost' && (
        <Remark tone="late">
          <p role="status">{words.sending.lost}</p>
          <p>
            <PlainButton onClick={send}>{words.sending.again}</PlainButton>
          </p>
        </Remark>
      )}
      {casting.is === 'unsure' && (
        <Remark tone="late">
          <p role="status">{words.sending.unsure}</p>
        </Remark>
      )}
      {casting.is === 'refused' && <Problem error={casting.error} words={votingWords} />}
    </>
  )
  if (!begun && !pending) {
    return (
      <div className={styles.round}>
        <Head round={round} />
        <p>{words.ruling.most(ballot.kind, ballot.mode, ballot.most, ballot.options.length)}</p>
        <PlainButton kind="main" className={styles.big} onClick={() => setBegun(true)}>
          {words.ballot.start}
        </PlainButton>
        <Secrecy secrecy={ballot.secrecy} />
      </div>
    )
  }
  return (
    <div className={styles.round}>
      <p className={styles.kicker} lang="zh-CN">
        {ballot.question}
      </p>
      <BallotSheet
        sheet={sheet}
        marks={marks}
        onMark={mark}
        onCast={send}
        casting={pending}
        told={told}
        review={pending}
      />
    </div>
  )
}

function Told({ head, children }: { head: React.ReactNode; children: string }) {
  return (
    <div className={styles.round}>
      {head}
      <p className={styles.told} role="status">
        {children}
      </p>
    </div>
  )
}

function In({ round, receipt }: { round: RoundNow; receipt: string | null }) {
  const words = useWords(votingWords)
  return (
    <div className={styles.round}>
      <Head round={round} />
      <div className={styles.in} role="status">
        <p className={styles.inTitle}>
          <span aria-hidden="true">✓ </span>
          {words.now.in}
        </p>
        <p>{words.now.inLead}</p>
      </div>
      {round.state === 'open' ? (
        // One's own is in already, whatever the last count that arrived says.
        <p className={styles.quiet}>{words.now.cast(Math.max(1, round.cast), round.assigned.phone)}</p>
      ) : (
        <Outcome round={round} />
      )}
      {receipt && <Receipt receipt={receipt} />}
      <Secrecy secrecy={round.secrecy} />
    </div>
  )
}
