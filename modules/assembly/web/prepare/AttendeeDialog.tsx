import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Session } from '../../contract/prepare.ts'
import { decideLeave, enterLeave, handInvitation } from '../../contract/prepare-invitations.ts'
import { type Attendee, assignAttendees, removeAttendee } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

/** One person of the list: seat, leave, the invitation handed over, off the list. */
export function AttendeeDialog(props: {
  attendee: Attendee
  session: Session
  mayPrepare: boolean
  onClose: () => void
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const { attendee, session } = props
  const params = { id: attendee.id }
  const [seat, setSeat] = useState(attendee.seat ?? '')
  const [reason, setReason] = useState('')
  const [removing, setRemoving] = useState(false)
  const onDone = props.onClose
  const place = useSend(assignAttendees, { onDone })
  const ask = useSend(enterLeave)
  const decide = useSend(decideLeave, { onDone })
  const hand = useSend(handInvitation, { onDone })
  const remove = useSend(removeAttendee, { onDone })
  const failed = [place, ask, decide, hand, remove].find(({ error }) => error)?.error
  const isBefore = session.state === 'preparing' || session.state === 'called'
  return (
    <Dialog
      title={[attendee.name, attendee.constituency ?? attendee.capacity].filter(Boolean).join(' · ')}
      onClose={props.onClose}
    >
      <div className={styles.form}>
        {attendee.leave !== 'none' && (
          <p>
            {words.core.leave[attendee.leave]}
            {attendee.leaveReason && (
              <span lang="zh-CN">
                {' '}
                · {say.leaveReason}：{attendee.leaveReason}
              </span>
            )}
          </p>
        )}
        {props.mayPrepare && attendee.leave === 'asked' && (
          <div className={styles.buttons}>
            <PlainButton
              kind="main"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ params, body: { decision: 'granted' } })}
            >
              {say.grant}
            </PlainButton>
            <PlainButton
              disabled={decide.isPending}
              onClick={() => decide.mutate({ params, body: { decision: 'refused' } })}
            >
              {say.refuse}
            </PlainButton>
          </div>
        )}
        {props.mayPrepare && (
          <form
            className={styles.buttons}
            onSubmit={(event) => {
              event.preventDefault()
              place.mutate({
                params: { id: session.id },
                body: { attendeeIds: [attendee.id], seat: seat.trim() || null },
              })
            }}
          >
            <Field
              label={say.seat}
              value={seat}
              maxLength={20}
              onChange={(event) => setSeat(event.target.value)}
            />
            <PlainButton type="submit" disabled={place.isPending || seat.trim() === (attendee.seat ?? '')}>
              {say.assign}
            </PlainButton>
          </form>
        )}
        {props.mayPrepare && (attendee.leave === 'none' || attendee.leave === 'refused') && (
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              ask.mutate({ params, body: { reason: reason.trim() } })
            }}
          >
            <Field
              label={say.enterLeave}
              hint={say.enterLeaveLead}
              value={reason}
              maxLength={300}
              placeholder={say.leaveReason}
              onChange={(event) => setReason(event.target.value)}
            />
            <div>
              <PlainButton type="submit" disabled={reason.trim() === '' || ask.isPending}>
                {say.enterLeave}
              </PlainButton>
            </div>
          </form>
        )}
        {failed && <Problem error={failed} words={assemblyWords} />}
        {props.mayPrepare && (
          <div className={styles.buttons}>
            {session.state === 'called' && attendee.seen === 'no' && (
              <PlainButton disabled={hand.isPending} onClick={() => hand.mutate({ params })}>
                {say.hand}
              </PlainButton>
            )}
            {isBefore && !removing && (
              <PlainButton kind="text" onClick={() => setRemoving(true)}>
                {say.remove}
              </PlainButton>
            )}
          </div>
        )}
        {removing && (
          <div className={styles.form}>
            <p className={styles.hint}>{say.removeLead(attendee.name)}</p>
            <div>
              <PlainButton kind="main" disabled={remove.isPending} onClick={() => remove.mutate({ params })}>
                {say.remove}
              </PlainButton>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  )
}
