import { Button } from 'antd'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { withdrawRecord } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './DeedActs.module.css'

/** Takes back one's own record before anybody decided about it. */
export function WithdrawalForm(props: { recordId: string; onDone: () => void; onClose: () => void }) {
  const words = useWords(plansWords).records.desk
  const common = useWords(webWords)
  const send = useSend(withdrawRecord, { onDone: props.onDone })
  return (
    <div className={styles.form}>
      <h3 className={styles.title}>{words.withdrawTitle}</h3>
      <p className={styles.hint}>{words.withdrawLead}</p>
      {send.error && <Problem error={send.error} words={plansWords} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          autoFocus
          loading={send.isPending}
          onClick={() => send.mutate({ params: { id: props.recordId } })}
        >
          {words.withdraw}
        </Button>
        <Button onClick={props.onClose}>{common.cancel}</Button>
      </div>
    </div>
  )
}
