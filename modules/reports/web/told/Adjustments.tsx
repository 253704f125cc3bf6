import { Han } from '../../../../web/ui/Han.tsx'
import type { Adjustment, Told } from '../../contract/told.ts'
import { lastDay } from '../../rules/periods.ts'
import styles from './Told.module.css'
import { inLanguage, useTold } from './told.ts'

/** What the reports before this one said, and what it is now: a section that writes itself. */
export function FormerCorrected({
  told,
  recordAddress,
}: {
  told: Told
  recordAddress?: (id: string) => string
}) {
  const { lines } = useTold()
  if (!told.follows) return null
  return (
    <section className={styles.group}>
      <h2 className={styles.h1}>{lines.adjustments}</h2>
      <p>
        <Han>
          {told.adjustments.length === 0
            ? lines.adjustmentsNone(told.follows.title)
            : lines.adjustmentsLead(told.follows.title, told.adjustments.length)}
        </Han>
      </p>
      <AdjustmentList list={told.adjustments} ofReport recordAddress={recordAddress} />
    </section>
  )
}

/** Numbers that are others now, each with the events behind the difference. */
export function AdjustmentList(props: {
  list: readonly Adjustment[]
  /** Whether the report that told the number is named. */
  ofReport?: boolean
  recordAddress?: ((id: string) => string) | undefined
}) {
  const { lines, addressOf } = useTold()
  return (
    <ul>
      {props.list.map((one) => (
        <li key={`${one.reportId} ${one.key}`} className={styles.adjustment}>
          <span lang="zh-CN">
            {one.targetId ? (
              <a href={addressOf({ ...one, targetId: one.targetId })}>{one.title}</a>
            ) : (
              one.title
            )}
          </span>
          <span className={styles.values}>
            <span className={styles.was}>{lines.value(one.was, one.unit, one.decimals)}</span>
            <strong>{lines.value(one.became, one.unit, one.decimals)}</strong>
            <span className={styles.quiet}>{lines.behind(one)}</span>
          </span>
          {props.ofReport && (
            <span className={styles.quiet} lang="zh-CN">
              {one.reportTitle}
            </span>
          )}
          {props.recordAddress && one.events.some(({ recordId }) => recordId) && (
            <span className={styles.values}>
              {one.events.slice(0, 6).map(
                (event) =>
                  event.recordId && (
                    <a key={event.eventId} href={props.recordAddress?.(event.recordId)}>
                      {lines.date(event.occurredOn)} {event.placeName}{' '}
                      {lines.value(event.quantity, one.unit, one.decimals)}
                    </a>
                  ),
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What each number of the sentences counts, and until when. */
export function CountedNotes({ told }: { told: Told }) {
  const { lines, language } = useTold()
  if (told.numbers.length === 0) return null
  const titles = lines.numberColumns
  return (
    <section className={styles.group}>
      <h2 className={styles.h1}>{lines.numbers}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {Object.values(titles).map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {told.numbers.map((number) => (
              <tr key={number.id}>
                <td>{inLanguage(number.said, language)}</td>
                <td lang="zh-CN">{number.title}</td>
                <td>{lines.numberPeriod(number.from, lastDay(number))}</td>
                <td>
                  <Han>
                    {number.source
                      ? lines.external(number.source.title, number.source.on)
                      : (number.counted ?? '')}
                  </Han>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
