import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  type LeavingReason,
  leaveBody,
  leavingReasons,
  type SeatedMember,
  takeBackMember,
} from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { committeeWords } from './words.ts'

/** A member leaves, or an entry was a mistake. */
export function LeaveDialog(props: { member: SeatedMember; mistake: boolean; onClose: () => void }) {
  const words = useWords(committeeWords)
  const { member, mistake, onClose } = props
  const [on, setOn] = useState(() => dayAndTimeOf(new Date()).on)
  const [reason, setReason] = useState<LeavingReason>('resigned')
  const [said, setSaid] = useState('')
  const leave = useSend(leaveBody, { onDone: onClose })
  const takeBack = useSend(takeBackMember, { onDone: onClose })
  const params = { id: member.id }
  const error = leave.error ?? takeBack.error
  const part = mistake ? words.mistaking : words.leaving
  return (
    <Dialog title={part.title(member.person.name)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (mistake) takeBack.mutate({ params, body: { words: said.trim() } })
          else leave.mutate({ params, body: { on, reason, words: said.trim() || null } })
        }}
      >
        {mistake ? (
          <p className={styles.lead}>{words.mistaking.lead}</p>
        ) : (
          <>
            <DayField label={words.leaving.on} value={on} onChange={setOn} />
            <Choice
              label={words.leaving.reason}
              labelShown
              value={reason}
              onChoose={setReason}
              options={leavingReasons.map((value) => ({ value, word: words.reasons[value] }))}
            />
          </>
        )}
        <Field
          label={part.words}
          value={said}
          maxLength={500}
          onChange={(event) => setSaid(event.target.value)}
        />
        {!mistake && member.special.length > 0 && <p className={styles.lead}>{words.leaving.note}</p>}
        {error && <Problem error={error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={(mistake && said.trim() === '') || leave.isPending || takeBack.isPending}
          >
            {part.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
