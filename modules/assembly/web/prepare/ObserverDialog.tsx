import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { addObserver, type Venue } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { StaffSelect } from './StaffSelect.tsx'

/** Somebody who attends without a vote: a member of staff, or a name with a phone. */
export function ObserverDialog(props: { sessionId: string; venues: readonly Venue[]; onClose: () => void }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const common = useWords(webWords)
  const [staff, setStaff] = useState<{ id: string; name: string } | null>(null)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [capacity, setCapacity] = useState('')
  const [venueId, setVenue] = useState('')
  const add = useSend(addObserver, { onDone: props.onClose })
  return (
    <Dialog title={say.observer} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate({
            params: { id: props.sessionId },
            body: {
              ...(staff ? { personId: staff.id } : { name: name.trim(), phone: phone.trim() || null }),
              capacity: capacity.trim() || null,
              venueId: venueId || null,
            },
          })
        }}
      >
        <p className={styles.hint}>{say.observerLead}</p>
        <StaffSelect label={say.staff} value={staff} onChange={setStaff} />
        {staff === null && (
          <div className={styles.fields}>
            <Field
              label={words.prepare.roster.columns.name}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
            <Field
              label={words.prepare.roster.columns.phone}
              value={phone}
              maxLength={20}
              inputMode="tel"
              onChange={(event) => setPhone(event.target.value)}
            />
          </div>
        )}
        <Field
          label={say.capacity}
          value={capacity}
          maxLength={60}
          onChange={(event) => setCapacity(event.target.value)}
        />
        {props.venues.length > 0 && (
          <label className={styles.label}>
            {say.venue}
            <select
              className={styles.input}
              value={venueId}
              onChange={(event) => setVenue(event.target.value)}
            >
              <option value="">{say.nowhere}</option>
              {props.venues.map((venue) => (
                <option key={venue.id} value={venue.id}>
                  {venue.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {add.error && <Problem error={add.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={(staff === null && name.trim() === '') || add.isPending}
          >
            {say.observer}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
