import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { changeSession, type Session } from '../../contract/prepare.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { hourOf, instantOf } from './instants.ts'
import { StaffSelect } from './StaffSelect.tsx'

/** Title, hour, chair and quorum, while the session has not begun. */
export function ChangeDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const words = useWords(assemblyWords).prepare.change
  const common = useWords(webWords)
  const [title, setTitle] = useState(session.title)
  const [on, setDay] = useState(dayAndTimeOf(session.opensAt).on)
  const [hour, setHour] = useState(hourOf(session.opensAt))
  const [chair, setChair] = useState(session.chairedBy)
  const [over, setOver] = useState(String(session.quorum.share[0]))
  const [under, setUnder] = useState(String(session.quorum.share[1]))
  const [strict, setStrict] = useState(session.quorum.strict)
  const change = useSend(changeSession, { onDone: onClose })
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({
            params: { id: session.id },
            body: {
              version: session.version,
              title: title.trim(),
              heldOn: on,
              opensAt: instantOf(on, hour),
              quorum: { share: [Number(over), Number(under)], strict, base: 'entitled' },
              chairedBy: chair?.id ?? null,
            },
          })
        }}
      >
        <Field
          label={words.name}
          value={title}
          maxLength={120}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className={styles.fields}>
          <DayField label={words.day} value={on} onChange={setDay} />
          <Field
            label={words.hour}
            type="time"
            value={hour}
            onChange={(event) => setHour(event.target.value)}
          />
        </div>
        <StaffSelect label={words.chair} value={chair} onChange={setChair} />
        <fieldset className={styles.fields}>
          <legend>{words.quorum}</legend>
          <Field
            label={words.over}
            type="number"
            min={1}
            value={over}
            onChange={(event) => setOver(event.target.value)}
          />
          <Field
            label={words.under}
            type="number"
            min={1}
            value={under}
            onChange={(event) => setUnder(event.target.value)}
          />
          <label className={styles.check}>
            <input type="checkbox" checked={strict} onChange={(event) => setStrict(event.target.checked)} />
            {words.strict}
          </label>
        </fieldset>
        {change.error && <Problem error={change.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={title.trim() === '' || on === '' || hour === '' || change.isPending}
          >
            {words.save}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
