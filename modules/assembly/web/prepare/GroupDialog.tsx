import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Attendee, addGroups, changeGroup, type Group } from '../../contract/prepare-people.ts'
import { groupModes } from '../../contract/talk.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** A group of discussion: where it meets, who convenes and who writes. */
export function GroupDialog(props: {
  sessionId: string
  group: Group | null
  attendees: readonly Attendee[]
  onClose: () => void
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.groups
  const common = useWords(webWords)
  const { group } = props
  const [name, setName] = useState(group?.name ?? '')
  const [mode, setMode] = useState<Group['mode']>(group?.mode ?? 'on_site')
  const [where, setWhere] = useState(group?.whereHeld ?? '')
  const [convenorId, setConvenor] = useState(group?.convenor?.id ?? '')
  const [recorderId, setRecorder] = useState(group?.recorder?.id ?? '')
  const add = useSend(addGroups, { onDone: props.onClose })
  const change = useSend(changeGroup, { onDone: props.onClose })
  const sent = group ? change : add
  const choose = (label: string, value: string, kept: Group['convenor'], onChange: (id: string) => void) => (
    <label className={styles.label}>
      {label}
      <select className={styles.input} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say.nobody}</option>
        {kept && !props.attendees.some(({ personId }) => personId === kept.id) && (
          <option value={kept.id}>{kept.name}</option>
        )}
        {props.attendees.map((one) => (
          <option key={one.id} value={one.personId}>
            {[one.name, one.constituency ?? one.capacity].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Dialog title={group ? group.name : say.add} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const body = {
            name: name.trim(),
            mode,
            whereHeld: where.trim() || null,
            convenorId: convenorId || null,
            recorderId: recorderId || null,
          }
          if (group) change.mutate({ params: { id: group.id }, body })
          else add.mutate({ params: { id: props.sessionId }, body: { groups: [body] } })
        }}
      >
        <Field
          label={say.name}
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <Choice
          label={say.mode}
          labelShown
          value={mode}
          onChoose={setMode}
          options={groupModes.map((value) => ({ value, word: say.modes[value] }))}
        />
        <Field
          label={say.where}
          value={where}
          maxLength={60}
          onChange={(event) => setWhere(event.target.value)}
        />
        <div className={styles.fields}>
          {choose(say.convenor, convenorId, group?.convenor ?? null, setConvenor)}
          {choose(say.recorder, recorderId, group?.recorder ?? null, setRecorder)}
        </div>
        {sent.error && <Problem error={sent.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={name.trim() === '' || sent.isPending}>
            {words.arrange.venues.save}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
