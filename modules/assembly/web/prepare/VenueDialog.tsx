import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { venueKinds } from '../../contract/core.ts'
import { addVenues, changeVenue, type Venue } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** A new venue, or one that stands. */
export function VenueDialog(props: {
  sessionId: string
  venue: Venue | null
  venues: readonly Venue[]
  onClose: () => void
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.venues
  const common = useWords(webWords)
  const { venue } = props
  const [name, setName] = useState(venue?.name ?? '')
  const [kind, setKind] = useState<Venue['kind']>(venue?.kind ?? (props.venues.length === 0 ? 'main' : 'sub'))
  const [hasNetwork, setNetwork] = useState(venue?.hasNetwork ?? true)
  const [countedWith, setCounted] = useState(venue?.countedWith?.name ?? '')
  const add = useSend(addVenues, { onDone: props.onClose })
  const change = useSend(changeVenue, { onDone: props.onClose })
  const sent = venue ? change : add
  const others = props.venues.filter((one) => one.id !== venue?.id && one.countedWith === null)
  return (
    <Dialog title={venue ? venue.name : say.add} onClose={props.onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          const body = { name: name.trim(), kind, hasNetwork, countedWith: countedWith || null }
          if (venue) change.mutate({ params: { id: venue.id }, body })
          else add.mutate({ params: { id: props.sessionId }, body: { venues: [body] } })
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
          label={say.kind}
          labelShown
          value={kind}
          onChoose={setKind}
          options={venueKinds.map((value) => ({ value, word: words.core.venues[value] }))}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={hasNetwork}
            onChange={(event) => setNetwork(event.target.checked)}
          />
          {say.network}
        </label>
        <label className={styles.label}>
          {say.countedWith}
          <select
            className={styles.input}
            value={countedWith}
            onChange={(event) => setCounted(event.target.value)}
          >
            <option value="">{say.alone}</option>
            {others.map((one) => (
              <option key={one.id} value={one.name}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {sent.error && <Problem error={sent.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={name.trim() === '' || sent.isPending}>
            {say.save}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
