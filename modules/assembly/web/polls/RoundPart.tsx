import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useBroadcast } from '../../../../web/lib/broadcast.ts'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { type HallState, watchNow } from '../../contract/now.ts'
import { closeRound, type Poll, type RoundFacts, voidRound } from '../../contract/polls.ts'
import { CountingPart } from './CountingPart.tsx'
import { Labelled } from './Labelled.tsx'
import { NextPart } from './NextPart.tsx'
import styles from './polls.module.css'
import { ResultPart } from './ResultPart.tsx'
import { StateWord } from './StateWord.tsx'
import { pollsWords } from './words.ts'

/** One ballot on the question, from its opening to its result; what came before it stays below. */
export function RoundPart({
  poll,
  round,
  newest,
  mayRun,
}: {
  poll: Poll
  round: RoundFacts
  newest: boolean
  mayRun: boolean
}) {
  const words = useWords(pollsWords)
  const say = words.round
  const [voiding, setVoiding] = useState(false)
  const former = poll.rounds.find(({ id }) => id === round.formerId)
  const moving = round.state === 'open' || round.state === 'counting' || round.state === 'provisional'
  const next = newest && mayRun && (round.state === 'closed' || round.state === 'void') ? round.next : null
  return (
    <Section
      title={
        <span className={styles.roundTitle}>
          {say.title(round.number, words.causes[round.cause])} <StateWord state={round.state} />
        </span>
      }
      aside={
        <>
          {former && `${words.result.former(former.number)} · `}
          {say.opened} <DateSaid at={round.openedAt} />
          {' · '}
          <Link to={`/assembly/rounds/${round.id}/voters`}>{say.voters}</Link>
        </>
      }
    >
      {round.state === 'void' && (
        <Remark tone="late">
          {round.voidCause === 'cannot-stand' ? say.cannotStand : say.voided(round.voidReason ?? '')}
        </Remark>
      )}
      {round.state === 'open' && <Watch round={round} mayRun={mayRun} />}
      {(round.state === 'counting' || round.state === 'provisional') && (
        <>
          {round.assigned.phone > 0 && <p>{say.cast(round.cast.phone, round.assigned.phone)}</p>}
          <CountingPart round={round} mayRun={mayRun} />
        </>
      )}
      {round.state === 'open' && round.secrecy === 'hands' && <CountingPart round={round} mayRun={mayRun} />}
      {round.reply && <ResultPart round={round} />}
      {(round.arrived > 0 || round.left > 0) && (
        <p className={styles.quiet}>{say.arrivals(round.arrived, round.left)}</p>
      )}
      {round.doubtful > 0 && <p className={styles.late}>{say.doubtful(round.doubtful)}</p>}
      {mayRun && newest && (moving || round.state === 'closed') && (
        <div className={styles.acts}>
          <Button danger type="text" onClick={() => setVoiding(!voiding)} aria-expanded={voiding}>
            {say.void}
          </Button>
        </div>
      )}
      {voiding && round.state !== 'void' && <VoidForm round={round} close={() => setVoiding(false)} />}
      {next && <NextPart poll={poll} former={round} cause={next} />}
    </Section>
  )
}

/** While votes come in: how many, and nothing else. The numbers arrive with the state of the moment; nobody asks for them. */
function Watch({ round, mayRun }: { round: RoundFacts; mayRun: boolean }) {
  const words = useWords(pollsWords)
  const say = words.round
  const common = useWords(webWords)
  const { modal } = App.useApp()
  const close = useSend(closeRound)
  const { state } = useBroadcast<HallState>(addressOf(watchNow, { params: { id: round.sessionId } }))
  const here = state?.round?.id === round.id ? state.round : null
  const cast = Math.max(here?.cast ?? 0, round.cast.phone)
  const { phone, paper, hands } = round.assigned
  return (
    <>
      <p className={styles.attendance}>{words.poll.frozen(round.frozen.entitled, round.frozen.present)}</p>
      {phone > 0 && (
        <div className={styles.watch}>
          <p className={styles.castNumber}>
            <span>{cast}</span>
            <span className={styles.quiet}> / {phone}</span>
          </p>
          <p role="status">{say.cast(cast, phone)}</p>
          <progress className={styles.progress} value={cast} max={phone} aria-label={say.cast(cast, phone)} />
        </div>
      )}
      {paper > 0 && <p>{say.paper(paper)}</p>}
      {hands > 0 && <p>{say.hands(hands)}</p>}
      {close.error && <Problem error={close.error} words={pollsWords} />}
      {mayRun && (
        <div className={styles.acts}>
          <Button
            type="primary"
            size="large"
            loading={close.isPending}
            onClick={() =>
              modal.confirm({
                title: say.endAsk,
                icon: null,
                content: phone > 0 ? say.endLead(phone - cast) : undefined,
                okText: say.endYes,
                cancelText: common.cancel,
                onOk: () => close.mutateAsync({ params: { id: round.id } }).catch(() => undefined),
              })
            }
          >
            {say.end}
          </Button>
        </div>
      )}
    </>
  )
}

/** Nothing of a ballot is ever taken back but the whole of it, with a reason that stays beside it. */
function VoidForm({ round, close }: { round: RoundFacts; close: () => void }) {
  const words = useWords(pollsWords).round
  const common = useWords(webWords)
  const [reason, setReason] = useState('')
  const send = useSend(voidRound, { onDone: close })
  return (
    <form
      className={styles.voiding}
      aria-label={words.voidTitle}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim().length > 1)
          send.mutate({ params: { id: round.id }, body: { reason: reason.trim() } })
      }}
    >
      <p>{words.voidLead}</p>
      <Labelled label={words.voidReason}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            lang="zh-CN"
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 5 }}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Labelled>
      {send.error && <Problem error={send.error} words={pollsWords} />}
      <div className={styles.acts}>
        <Button danger htmlType="submit" loading={send.isPending} disabled={reason.trim().length < 2}>
          {words.voidYes}
        </Button>
        <Button onClick={close}>{common.cancel}</Button>
      </div>
    </form>
  )
}
