import { Button, Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { reverseRecord } from '../../contract/records.ts'
import { type ReversalReason, reversalReasons } from '../../contract/words.ts'
import { plansWords } from '../words.ts'
import styles from './DeedActs.module.css'

/** Takes an accepted record out of every figure, with the reason, after saying that this cannot be undone. */
export function ReversalForm(props: { recordId: string; onDone: () => void; onClose: () => void }) {
  const words = useWords(plansWords)
  const common = useWords(webWords)
  const [reason, setReason] = useState<ReversalReason | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // The button that opened this is gone; the keyboard goes on where the answer is given.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const send = useSend(reverseRecord, { onDone: props.onDone })
  const { desk } = words.records
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (reason) send.mutate({ params: { id: props.recordId }, body: { reason } })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <h3 className={styles.title}>{desk.reverseTitle}</h3>
      <p className={styles.hint}>{desk.reverseLead}</p>
      <Radio.Group
        aria-label={desk.reverseReason}
        className={styles.reasons}
        value={reason}
        onChange={(event) => setReason(event.target.value as ReversalReason)}
        options={reversalReasons
          // Said only by the act of judging a sample.
          .filter((value) => value !== 'sample_failed')
          .map((value) => ({ value, label: words.living.reversal[value] }))}
      />
      {send.error && <Problem error={send.error} words={plansWords} />}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" disabled={!reason} loading={send.isPending}>
          {desk.reverseSubmit}
        </Button>
        <Button onClick={props.onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
