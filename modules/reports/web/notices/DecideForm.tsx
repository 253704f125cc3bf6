import { useState } from 'react'
import { addDays } from '../../../../platform/civil.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { decideNotice, type Notice } from '../../contract/notices.ts'
import styles from '../desk/Desk.module.css'
import { reportsWords } from '../words.ts'

const againDays = 5

/** Whether the answer will do: accepted, or sent back with what is missing and a new day. */
export function DecideForm({ notice }: { notice: Notice }) {
  const words = useWords(reportsWords).notices.decide
  const today = dayAndTimeOf(new Date()).on
  const [said, setSaid] = useState('')
  const [dueOn, setDueOn] = useState(addDays(today, againDays))
  const decide = useSend(decideNotice)
  const params = { id: notice.id }
  const remark = said.trim() || null
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <Field
          label={`${words.acceptWords} / ${words.sendBackWords}`}
          value={said}
          maxLength={2000}
          onChange={(event) => setSaid(event.target.value)}
        />
        <DayField label={words.dueOn} value={dueOn} min={today} onChange={setDueOn} />
      </div>
      {decide.error && <Problem error={decide.error} words={reportsWords} />}
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          disabled={decide.isPending}
          onClick={() => decide.mutate({ params, body: { decision: 'accept', words: remark } })}
        >
          {words.accept}
        </PlainButton>
        <PlainButton
          disabled={decide.isPending}
          onClick={() =>
            decide.mutate({
              params,
              body: { decision: 'send_back', words: remark, ...(dueOn ? { dueOn } : {}) },
            })
          }
        >
          {words.sendBack}
        </PlainButton>
      </div>
    </div>
  )
}
