import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { dayAndTimeOf, sayWholeDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import type { HallState } from '../../contract/now.ts'
import styles from './Hall.module.css'
import { Pages } from './Pages.tsx'
import { Timer } from './timer.tsx'
import { hallWords } from './words.ts'

/** The title of the session: before it begins, between its parts, and after it. */
export function WelcomePicture({ state }: { state: HallState }) {
  const words = useWords(hallWords).welcome
  const language = useLanguage()
  const { on, time } = dayAndTimeOf(state.opensAt)
  const says =
    state.state === 'closed'
      ? words.closed
      : state.state === 'cancelled'
        ? words.cancelled
        : state.run
          ? state.next
            ? words.soon
            : words.done
          : words.begins({ time })
  return (
    <div className={styles.middle}>
      <p className={styles.quiet}>
        <Han>{state.body}</Han>
      </p>
      <h2 className={styles.title}>
        <Han>{state.title}</Han>
      </h2>
      <p className={styles.quiet}>{sayWholeDay(on, { language })}</p>
      <p className={styles.large}>{says}</p>
    </div>
  )
}

/** 应到, 实到 and the sentence that is read aloud; below them each venue. */
export function AttendancePicture({ state }: { state: HallState }) {
  const words = useWords(hallWords)
  const { attendance } = state
  const count = words.core.count
  return (
    <div className={styles.attendance}>
      <div className={styles.numbers}>
        <dl className={styles.pair}>
          {(['entitled', 'present'] as const).map((name) => (
            <div key={name} className={styles.huge}>
              <dt>{count[name]}</dt>
              <dd>
                {name === 'present' ? <b className={styles.strong}>{attendance[name]}</b> : attendance[name]}
              </dd>
            </div>
          ))}
        </dl>
        <dl className={styles.smaller}>
          {(['leave', 'absent', 'observers'] as const).map((name) => (
            <div key={name}>
              <dt>{count[name]}</dt>
              <dd>{attendance[name]}</dd>
            </div>
          ))}
        </dl>
      </div>
      {state.sentence && (
        <p className={styles.sentence} data-quorate={attendance.quorate || undefined}>
          <Han>{state.sentence}</Han>
        </p>
      )}
      {attendance.venues.length > 1 && (
        <div className={styles.venues}>
          <Pages columnWidth="max(500px, calc(540 * var(--u)))">
            {attendance.venues.map(({ venue, present, entitled }) => (
              <p key={venue.id} className={styles.venue}>
                <span>
                  <Han>{venue.name}</Han>
                </span>
                <b>{words.ofVenue({ present, entitled })}</b>
              </p>
            ))}
          </Pages>
        </div>
      )}
    </div>
  )
}

/** The item under way, who gives it, and how much time is left. */
export function ItemPicture({ state, instant }: { state: HallState; instant: number }) {
  const words = useWords(hallWords)
  const { item, speaking } = state
  if (!item) return null
  return (
    <div className={styles.middle}>
      <p className={styles.quiet}>
        {words.item.position({ n: item.position })}　{words.core.items[item.kind]}
      </p>
      <h2 className={styles.title} data-long={item.title.length > 24 || undefined}>
        <Han>{item.title}</Han>
      </h2>
      {(speaking ?? item.speaker) && (
        <p className={styles.large}>
          <Han>{speaking ? words.speaking({ name: speaking.name }) : (item.speaker ?? '')}</Han>
        </p>
      )}
      {(speaking || item.minutes !== null) && <Timer of={speaking ?? item} instant={instant} />}
    </div>
  )
}

export function PausePicture({ state }: { state: HallState }) {
  const words = useWords(hallWords)
  return (
    <div className={styles.middle}>
      <h2 className={styles.title}>{words.pause}</h2>
      {state.next && (
        <p className={styles.large}>
          <Han>{words.item.next({ title: state.next.title })}</Han>
        </p>
      )}
    </div>
  )
}
