import { useState } from 'react'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { askLeave, type MySession, takeLeaveBack } from '../../../contract/prepare-invitations.ts'
import styles from './Session.module.css'
import { mineWords } from './words.ts'

/** Asking for leave, what was answered, and coming after all. */
export function LeavePart({ sessionId, mine }: { sessionId: string; mine: NonNullable<MySession['mine']> }) {
  const words = useWords(mineWords).mine
  const params = { id: sessionId }
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const ask = useSend(askLeave, { onDone: () => setAsking(false) })
  const back = useSend(takeLeaveBack)
  const error = ask.error ?? back.error
  return (
    <div className={styles.form}>
      {mine.leave !== 'none' && <p role="status">{words.leave[mine.leave]}</p>}
      {error && <Problem error={error} words={mineWords} />}
      {mine.leave === 'asked' || mine.leave === 'granted' ? (
        <div>
          <PlainButton disabled={back.isPending} onClick={() => back.mutate({ params })}>
            {words.back}
          </PlainButton>
        </div>
      ) : asking ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim()) ask.mutate({ params, body: { reason: reason.trim() } })
          }}
        >
          <label className={styles.form}>
            <span>{words.leaveLead}</span>
            <textarea
              className={styles.area}
              aria-label={words.reason}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <div className={styles.acts}>
            <PlainButton kind="main" type="submit" disabled={reason.trim() === '' || ask.isPending}>
              {words.send}
            </PlainButton>
            <PlainButton onClick={() => setAsking(false)}>{words.keep}</PlainButton>
          </div>
        </form>
      ) : (
        <div>
          <PlainButton onClick={() => setAsking(true)}>{words.askLeave}</PlainButton>
        </div>
      )}
    </div>
  )
}
