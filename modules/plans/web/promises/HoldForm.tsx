import { Button, Input } from 'antd'
import { useEffect, useId, useRef, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { holdRecord } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './ReleasePage.module.css'

/** Holds a record back until a day that is still to come, with a reason. */
export function HoldForm(props: { recordId: string; onDone: () => void; onClose: () => void }) {
  const words = useWords(plansWords).records.release
  const common = useWords(webWords)
  const id = useId()
  const [untilOn, setUntilOn] = useState('')
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const hold = useSend(holdRecord, { onDone: props.onDone })
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        hold.mutate({ params: { id: props.recordId }, body: { untilOn, reason: reason.trim() } })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <DayField label={words.holdUntil} value={untilOn} onChange={setUntilOn} />
      <label htmlFor={`${id}-reason`} className={styles.quiet}>
        {words.holdReason}
      </label>
      <Input
        id={`${id}-reason`}
        maxLength={500}
        placeholder={words.holdHint}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {hold.error && <Problem error={hold.error} words={plansWords} />}
      <div className={styles.ways}>
        <Button
          type="primary"
          htmlType="submit"
          disabled={!untilOn || !reason.trim()}
          loading={hold.isPending}
        >
          {words.holdSubmit}
        </Button>
        <Button onClick={props.onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
