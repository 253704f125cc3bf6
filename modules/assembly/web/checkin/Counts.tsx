import { useWords } from '../../../../web/lib/language.tsx'
import type { Attendance } from '../../contract/core.ts'
import styles from './checkin.module.css'
import { checkinWords } from './words.ts'

/** Entitled, on leave, absent, present, as they stand; observers beside them, never among them. */
export function Counts({ attendance }: { attendance: Attendance }) {
  const words = useWords(checkinWords)
  const { quorate, needed } = attendance
  return (
    <div className={styles.counts} aria-live="polite">
      <dl className={styles.figures}>
        {(['present', 'entitled', 'leave', 'absent', 'observers'] as const).map((key) => (
          <div key={key} className={styles.figure} data-key={key}>
            <dt>{words.count[key]}</dt>
            <dd>{attendance[key]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quorum} data-met={quorate || undefined}>
        {words.quorum(needed, quorate)}
      </p>
    </div>
  )
}

/** The same by venue and by way of signing in. */
export function CountsApart({ attendance }: { attendance: Attendance }) {
  const words = useWords(checkinWords)
  return (
    <div className={styles.apart}>
      <table className={styles.small}>
        <caption>{words.byVenue}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="spoken">{words.list.venue}</span>
            </th>
            <th scope="col" className={styles.smallHead}>
              {words.count.present}
            </th>
            <th scope="col" className={styles.smallHead}>
              {words.count.entitled}
            </th>
            <th scope="col" className={styles.smallHead}>
              {words.count.observers}
            </th>
          </tr>
        </thead>
        <tbody>
          {attendance.venues.map(({ venue, present, entitled, observers }) => (
            <tr key={venue.id}>
              <th scope="row" lang="zh-CN">
                {venue.name}
              </th>
              <td>{present}</td>
              <td>{entitled}</td>
              <td>{observers}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {attendance.channels.length > 0 && (
        <table className={styles.small}>
          <caption>{words.byChannel}</caption>
          <tbody>
            {attendance.channels.map(({ channel, present }) => (
              <tr key={channel}>
                <th scope="row">{words.channels[channel]}</th>
                <td>{present}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
