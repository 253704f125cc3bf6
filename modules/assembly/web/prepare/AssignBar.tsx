import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Session } from '../../contract/prepare.ts'
import { assignAttendees, type listAttendees } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** What becomes of those who are ticked: a venue or a group, for all of them at once. */
export function AssignBar(props: {
  session: Session
  list: ReplyOf<typeof listAttendees>
  chosen: ReadonlySet<string>
  onAll: () => void
  onDone: () => void
}) {
  const say = useWords(assemblyWords).arrange.people
  const [to, setTo] = useState('')
  const assign = useSend(assignAttendees, { onDone: props.onDone })
  const { venues, groups } = props.list
  const [kind, id] = to.split(':')
  const target = id === 'none' ? null : (id ?? null)
  return (
    <>
      <form
        className={styles.buttons}
        onSubmit={(event) => {
          event.preventDefault()
          assign.mutate({
            params: { id: props.session.id },
            body: {
              attendeeIds: [...props.chosen],
              ...(kind === 'group' ? { groupId: target } : { venueId: target }),
            },
          })
        }}
      >
        <PlainButton onClick={props.onAll}>{say.chooseAll}</PlainButton>
        <span>{say.chosen(props.chosen.size)}</span>
        <select
          className={styles.select}
          aria-label={say.assign}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        >
          <option value="">{say.assign} …</option>
          <optgroup label={say.toVenue}>
            {venues.map((venue) => (
              <option key={venue.id} value={`venue:${venue.id}`}>
                {venue.name}
              </option>
            ))}
            <option value="venue:none">{say.nowhere}</option>
          </optgroup>
          <optgroup label={say.toGroup}>
            {groups.map((group) => (
              <option key={group.id} value={`group:${group.id}`}>
                {group.name}
              </option>
            ))}
            <option value="group:none">{say.nowhere}</option>
          </optgroup>
        </select>
        <PlainButton
          kind="main"
          type="submit"
          disabled={to === '' || props.chosen.size === 0 || assign.isPending}
        >
          {say.assign}
        </PlainButton>
        {assign.isSuccess && <span className={styles.quiet}>{say.assigned(assign.data.assigned)}</span>}
      </form>
      {assign.error && <Problem error={assign.error} words={assemblyWords} />}
    </>
  )
}
