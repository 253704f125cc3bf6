import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { CommitteeTerm } from '../../contract/committee.ts'
import { callMeeting } from '../../contract/meetings.ts'
import styles from './Committee.module.css'
import { FindPerson, type Found } from './FindPerson.tsx'
import { committeeWords } from './words.ts'

/** How many must come; said for each meeting, for no charter says the same. */
const quorums = {
  half: { share: [1, 2], strict: true, base: 'entitled' },
  twoThirds: { share: [2, 3], strict: false, base: 'entitled' },
  any: { share: [0, 1], strict: false, base: 'entitled' },
} as const
type QuorumName = keyof typeof quorums

/** Calls a meeting; those in office on its day are asked. */
export function CallDialog({ term, onClose }: { term: CommitteeTerm; onClose: () => void }) {
  const words = useWords(committeeWords)
  const part = words.meetings
  const go = useNavigate()
  const [special, setSpecial] = useState('')
  const [title, setTitle] = useState('')
  const [heldOn, setHeld] = useState(() => dayAndTimeOf(new Date()).on)
  const [at, setAt] = useState('14:00')
  const [where, setWhere] = useState('')
  const [quorum, setQuorum] = useState<QuorumName>('half')
  const [items, setItems] = useState('')
  const [observers, setObservers] = useState<readonly Found[]>([])
  const call = useSend(callMeeting, { onDone: ({ id }) => go(`/assembly/${id}`) })
  const lines = items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const groups = term.special.filter(({ dissolvedOn }) => dissolvedOn === null)
  return (
    <Dialog title={part.call} onClose={onClose} wide>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const { share, ...rest } = quorums[quorum]
          call.mutate({
            params: { id: term.id },
            body: {
              specialCommitteeId: special || null,
              title: title.trim() || null,
              heldOn,
              opensAt: new Date(`${heldOn}T${at}:00+08:00`).toISOString(),
              where: where.trim(),
              quorum: { ...rest, share: [...share] },
              items: lines,
              observerIds: observers.flatMap(({ id }) => (id ? [id] : [])),
            },
          })
        }}
      >
        {groups.length > 0 && (
          <Choice
            label={part.of}
            labelShown
            value={special}
            onChoose={setSpecial}
            options={[
              { value: '', word: part.whole },
              ...groups.map(({ id, name }) => ({ value: id, word: name, lang: 'zh-CN' })),
            ]}
          />
        )}
        <div className={styles.row}>
          <DayField label={part.heldOn} value={heldOn} onChange={setHeld} />
          <Field label={part.at} type="time" value={at} onChange={(event) => setAt(event.target.value)} />
          <Field
            label={part.where}
            value={where}
            maxLength={120}
            onChange={(event) => setWhere(event.target.value)}
          />
        </div>
        <Field
          label={part.name}
          hint={part.nameHint}
          value={title}
          maxLength={120}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Choice
          label={part.quorum}
          labelShown
          value={quorum}
          onChoose={setQuorum}
          options={(Object.keys(quorums) as QuorumName[]).map((value) => ({
            value,
            word: part.quorums[value],
          }))}
        />
        <label className={styles.label}>
          {part.items}
          <textarea
            className={styles.input}
            rows={4}
            placeholder={part.itemsHint}
            value={items}
            onChange={(event) => setItems(event.target.value)}
          />
        </label>
        <FindPerson
          termId={term.id}
          label={part.observers}
          onChoose={(person) =>
            setObservers((now) => (now.some(({ id }) => id === person.id) ? now : [...now, person]))
          }
        />
        {observers.length > 0 && (
          <ul className={styles.chips}>
            {observers.map((one) => (
              <li key={one.id}>
                <PlainButton onClick={() => setObservers((now) => now.filter(({ id }) => id !== one.id))}>
                  <span lang="zh-CN">{one.name}</span> ×{' '}
                  <span className="spoken">{words.seating.remove}</span>
                </PlainButton>
              </li>
            ))}
          </ul>
        )}
        {call.error && <Problem error={call.error} words={committeeWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={where.trim() === '' || lines.length === 0 || heldOn === '' || call.isPending}
          >
            {part.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.form.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
