import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { returnRecord } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './DeedActs.module.css'

/** Sends a record back with a reason: the usual ones at a touch, or in one's own words. Escape leaves it. */
export function ReturnForm(props: { recordId: string; onDone: () => void; onClose: () => void }) {
  const words = useWords(plansWords).records.desk
  const common = useWords(webWords)
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const send = useSend(returnRecord, { onDone: props.onDone })
  /** One touch fills the reason in; whoever adds to it goes on behind it, and Enter sends it. */
  const take = (usual: string) => {
    setReason(usual)
    const field = form.current?.querySelector('textarea')
    field?.focus()
    setTimeout(() => field?.setSelectionRange(usual.length, usual.length), 0)
  }
  const submit = () => {
    if (reason.trim()) send.mutate({ params: { id: props.recordId }, body: { reason: reason.trim() } })
  }
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose()
      }}
    >
      <label className={styles.label} htmlFor="return-reason">
        {words.returnReason}
      </label>
      <Input.TextArea
        id="return-reason"
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={(event) => {
          if (event.nativeEvent.isComposing || event.shiftKey) return
          event.preventDefault()
          submit()
        }}
      />
      <p className={styles.hint}>{words.returnHint}</p>
      <div className={styles.usual}>
        {words.returnUsual.map((usual) => (
          <Button key={usual} size="small" onClick={() => take(usual)}>
            {usual}
          </Button>
        ))}
      </div>
      {send.error && <Problem error={send.error} words={plansWords} />}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" disabled={!reason.trim()} loading={send.isPending}>
          {words.returnSubmit}
        </Button>
        <Button onClick={props.onClose}>{common.cancel}</Button>
      </div>
    </form>
  )
}
