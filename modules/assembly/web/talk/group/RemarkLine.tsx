import { useEffect, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useSend } from '../../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { dayAndTimeOf } from '../../../../../web/ui/dates.ts'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import {
  hideRemark,
  type Remark,
  showRemark,
  type TalkTold,
  withdrawRemark,
  withdrawWithinMs,
} from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import styles from './Chat.module.css'
import type { Chat } from './useChat.ts'

/** Whether one's own words may still be taken back; drawn anew when the two minutes are over. */
function useMayWithdraw(remark: Remark): boolean {
  const until = Date.parse(remark.saidAt) + withdrawWithinMs
  const isCandidate = remark.isOwn && !remark.withdrawn
  const [may, setMay] = useState(() => isCandidate && Date.now() < until)
  useEffect(() => {
    setMay(isCandidate && Date.now() < until)
    if (!isCandidate) return
    const timer = setTimeout(() => setMay(false), Math.max(0, until - Date.now()))
    return () => clearTimeout(timer)
  }, [isCandidate, until])
  return may
}

export function RemarkLine(props: {
  remark: Remark
  group: TalkTold
  chat: Chat
  onPoint: (remark: Remark) => void
}) {
  const { remark, group, chat } = props
  const words = useWords(talkWords).chat
  const sayWrong = useProblemSentence(talkWords)
  const mayWithdraw = useMayWithdraw(remark)
  const onDone = chat.refresh
  const withdraw = useSend(withdrawRemark, { onDone })
  const show = useSend(showRemark, { onDone })
  const [isHiding, setHiding] = useState(false)
  const params = { id: remark.id }
  const today = dayAndTimeOf(new Date()).on
  const { on, time } = dayAndTimeOf(remark.saidAt)
  const mayPoint =
    remark.words !== null &&
    !remark.hidden &&
    (group.may.includes('raise_for') || (remark.isOwn && group.may.includes('raise')))
  const mayHide = group.may.includes('hide') && !remark.withdrawn
  const wrong = withdraw.error ?? show.error
  return (
    <li className={styles.remark} data-own={remark.isOwn || undefined}>
      <p className={styles.facts}>
        <span className={styles.name}>{remark.isOwn ? words.me : <Han>{remark.by.name}</Han>}</span>
        {!remark.isOwn && remark.by.of && (
          <span>
            <Han>{remark.by.of}</Han>
          </span>
        )}
        {on === today ? <time dateTime={remark.saidAt}>{time}</time> : <DateSaid at={remark.saidAt} />}
      </p>
      {remark.withdrawn ? (
        <p className={styles.gone}>{words.withdrawn}</p>
      ) : (
        <>
          {remark.hidden && (
            <p className={styles.gone}>
              {words.hiddenFor(remark.hidden.reason)}
              {remark.words !== null && ` · ${words.hiddenStill}`}
            </p>
          )}
          {remark.words !== null && (
            <p className={styles.words} data-hidden={remark.hidden ? true : undefined} lang="zh-CN">
              {remark.words}
            </p>
          )}
        </>
      )}
      {(mayWithdraw || mayPoint || mayHide) && !isHiding && (
        <p className={styles.acts}>
          {mayWithdraw && (
            <PlainButton
              kind="text"
              title={words.withdrawHint}
              disabled={withdraw.isPending}
              onClick={() => withdraw.mutate({ params })}
            >
              {words.withdraw}
            </PlainButton>
          )}
          {mayPoint && (
            <PlainButton kind="text" onClick={() => props.onPoint(remark)}>
              {words.toPoint}
            </PlainButton>
          )}
          {mayHide &&
            (remark.hidden ? (
              <PlainButton kind="text" disabled={show.isPending} onClick={() => show.mutate({ params })}>
                {words.show}
              </PlainButton>
            ) : (
              <PlainButton kind="text" onClick={() => setHiding(true)}>
                {words.hide}
              </PlainButton>
            ))}
        </p>
      )}
      {isHiding && (
        <HideForm
          id={remark.id}
          close={() => setHiding(false)}
          onDone={() => {
            setHiding(false)
            chat.refresh()
          }}
        />
      )}
      {wrong && (
        <p className={styles.failed} role="alert">
          {sayWrong(wrong)}
        </p>
      )}
    </li>
  )
}

function HideForm({ id, close, onDone }: { id: string; close: () => void; onDone: () => void }) {
  const words = useWords(talkWords)
  const sayWrong = useProblemSentence(talkWords)
  const hide = useSend(hideRemark, { onDone })
  const [reason, setReason] = useState('')
  return (
    <form
      className={styles.hide}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) hide.mutate({ params: { id }, body: { reason } })
      }}
    >
      <Field
        label={words.chat.hideWhy}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
        wrong={hide.error ? sayWrong(hide.error) : undefined}
      />
      <p className={styles.acts}>
        <PlainButton type="submit" disabled={hide.isPending || reason.trim() === ''}>
          {words.chat.hide}
        </PlainButton>
        <PlainButton kind="text" onClick={close}>
          {words.point.cancel}
        </PlainButton>
      </p>
    </form>
  )
}
