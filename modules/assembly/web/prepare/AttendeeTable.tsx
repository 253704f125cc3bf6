import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import table from '../../../../web/ui/table.module.css'
import type { Session } from '../../contract/prepare.ts'
import type { Attendee, listAttendees } from '../../contract/prepare-people.ts'
import { assemblyWords } from '../words.ts'
import { AttendeeDialog } from './AttendeeDialog.tsx'
import styles from './forms.module.css'

/** The list of a session. Two of one name are told apart by constituency and number, and marked. */
export function AttendeeTable(props: {
  attendees: readonly Attendee[]
  list: ReplyOf<typeof listAttendees>
  session: Session
  /** Null where nobody may be chosen. */
  chosen: ReadonlySet<string> | null
  onChoose: (id: string, checked: boolean) => void
}) {
  const words = useWords(assemblyWords)
  const say = words.arrange.people
  const head = words.prepare.roster.columns
  const [open, setOpen] = useState<string | null>(null)
  const { venues, groups, papers } = props.list
  const venueOf = new Map(venues.map(({ id, name }) => [id, name]))
  const groupOf = new Map(groups.map(({ id, name }) => [id, name]))
  const opened = props.list.attendees.find(({ id }) => id === open)
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            {[head.name, head.number, head.constituency, say.venue, say.group, say.state, say.leave].map(
              (title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {props.attendees.map((one) => (
            <tr key={one.id}>
              <td>
                {props.chosen && (
                  <input
                    type="checkbox"
                    aria-label={one.name}
                    checked={props.chosen.has(one.id)}
                    onChange={(event) => props.onChoose(one.id, event.target.checked)}
                  />
                )}{' '}
                <button type="button" className={styles.person} lang="zh-CN" onClick={() => setOpen(one.id)}>
                  {one.name}
                </button>{' '}
                {one.standing === 'observer' && (
                  <span className={styles.quiet}>{words.core.standings.observer}</span>
                )}{' '}
                {one.hasNamesake && <span className={styles.mark}>{say.namesake}</span>}
              </td>
              <td>{one.number}</td>
              <td lang="zh-CN">{one.constituency ?? one.capacity}</td>
              <td lang="zh-CN">
                {one.venueId && venueOf.get(one.venueId)} {one.seat}
              </td>
              <td lang="zh-CN">{one.groupId && groupOf.get(one.groupId)}</td>
              <td>
                {say.invited[one.invited]} {say.seen[one.seen]}
                {papers > 0 && one.papersRead > 0 && (
                  <div className={styles.quiet}>{say.read(one.papersRead, papers)}</div>
                )}
              </td>
              <td>
                {one.leave === 'asked' ? (
                  <span className={styles.mark}>{words.core.leave.asked}</span>
                ) : (
                  words.core.leave[one.leave]
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && (
        <AttendeeDialog
          attendee={opened}
          session={props.session}
          mayPrepare={props.chosen !== null}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  )
}
