import { Button } from 'antd'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAskedInPages } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayWholeDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { type Photo, PhotoStrip } from '../../../../web/ui/photos.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Ask } from '../../contract/answers.ts'
import { type BehindEvent, getEvidence, listEventsBehind } from '../../contract/origins.ts'
import { said } from '../saying.ts'
import { indicatorsWords } from '../words.ts'
import styles from './EventsBehind.module.css'

const atOnce = 20

/** The events beneath a number, newest deed first, with their photos; what this person may not open is only counted. */
export function EventsBehind({ ask }: { ask: Ask }) {
  const words = useWords(indicatorsWords).pages.number
  const { indicatorId, ...query } = ask
  const given = { params: { id: indicatorId }, query: { ...query, limit: atOnce } }
  const pages = useAskedInPages(listEventsBehind, given, ({ next }) =>
    next === null ? undefined : { ...given, query: { ...given.query, after: next } },
  )
  return (
    <section className={styles.events}>
      <Asked of={pages} words={indicatorsWords} rows={4}>
        {(list) => {
          const first = list[0]
          const events = list.flatMap((page) => page.events)
          return (
            <>
              <h3 className={styles.heading}>
                {words.events}{' '}
                <span className={styles.quiet}>{words.eventsOf(sayNumber(first?.total ?? 0))}</span>
              </h3>
              {events.length === 0 && (first?.others ?? 0) === 0 && (
                <p className={styles.quiet}>{words.none}</p>
              )}
              <ul className={styles.list}>
                {events.map((event) => (
                  <OneEvent key={event.id} event={event} />
                ))}
              </ul>
              {(first?.others ?? 0) > 0 && (
                <p className={styles.quiet}>{words.others(sayNumber(first?.others ?? 0))}</p>
              )}
              {pages.hasNextPage && (
                <div>
                  <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
                    {words.more}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Asked>
    </section>
  )
}

/** How much an event says, with the measure it carries; one that is only counted says what it was. */
export function amountOf(event: Pick<BehindEvent, 'quantity' | 'measure'>): string {
  if (event.quantity === null) return ''
  if (event.measure === 'fen') return `${sayNumber(event.quantity / 100)} 元`
  return [sayNumber(event.quantity), event.measure ?? ''].filter(Boolean).join(' ')
}

/** One event: when, where, how much; who recorded it, what it belongs to, and the photos. One taken back is struck through. */
export function OneEvent({ event }: { event: BehindEvent }) {
  const words = useWords(indicatorsWords).pages.number
  const saying = useSaying()
  const amount = amountOf(event)
  const fileOf = (fileId: string, width?: number) =>
    addressOf(getEvidence, { params: { id: event.id, fileId }, query: width ? { width } : {} })
  const photos: Photo[] = event.evidence
    .filter(({ isImage }) => isImage)
    .map(({ id }) => ({
      id,
      small: fileOf(id, 192),
      whole: fileOf(id, 2048),
      caption: words.photo(event.place.name, sayWholeDay(event.occurredOn, saying), amount),
    }))
  const others = event.evidence.filter(({ isImage }) => !isImage)
  const facts = (
    <>
      <span className={styles.day}>
        <DateSaid on={event.occurredOn} />
      </span>
      <span className={styles.place}>
        <Han>{event.place.name}</Han>
      </span>
      <span className={styles.amount}>
        <Han>{amount}</Han>
      </span>
    </>
  )
  return (
    <li className={styles.event}>
      {event.isReversed ? (
        <del className={styles.facts}>{facts}</del>
      ) : (
        <p className={styles.facts}>{facts}</p>
      )}
      {event.reverses && (
        <p className={styles.late}>
          {words.reverses(event.reason ? said(event.reason, saying.language) : '')}
        </p>
      )}
      {event.isReversed && <p className={styles.late}>{words.reversed}</p>}
      <p className={styles.quiet}>
        <Han>
          {[
            said(event.kindName, saying.language),
            ...event.dims
              .filter(({ value }) => value['zh-CN'] !== event.subject.title)
              .map(({ name, value }) =>
                [said(name, saying.language), said(value, saying.language)].join(' '),
              ),
            event.by ? words.by(event.by) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Han>{' '}
        {event.subject.path && <Link to={event.subject.path}>{event.subject.title ?? words.record}</Link>}
      </p>
      <PhotoStrip photos={photos} />
      {others.length > 0 && (
        <p className={styles.files}>
          {others.map(({ id }, at) => (
            <a key={id} href={fileOf(id)}>
              {words.file(at + 1)}
            </a>
          ))}
        </p>
      )}
    </li>
  )
}
