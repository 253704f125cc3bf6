import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { Timeline } from '../../../../web/lib/charts/Timeline.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAskedInPages } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Dashboard } from '../../contract/dashboards.ts'
import { getTimeline } from '../../contract/origins.ts'
import { amountOf } from '../number/EventsBehind.tsx'
import { said as worded } from '../saying.ts'
import type { Scope } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './DiaryPart.module.css'

/** Marks along the year, and sentences beneath them. */
const atOnce = 100
const saidAtOnce = 12

/** What was recorded beneath the numbers of a dashboard along the year, the newest first. */
export function DiaryPart(props: { board: Dashboard; scope: Scope }) {
  const ids = props.board.items
    .filter(({ kind }) => kind === 'flow' || kind === 'level')
    .map(({ indicatorId }) => indicatorId)
  return ids.length === 0 ? null : <Diary {...props} ids={ids.join(',')} />
}

function Diary({ board, scope, ids }: { board: Dashboard; scope: Scope; ids: string }) {
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const [said, say] = useState(saidAtOnce)
  const given = {
    query: {
      ids,
      from: `${board.year}-01-01`,
      until: `${board.year + 1}-01-01`,
      ...(scope.placeId ? { placeId: scope.placeId } : {}),
      ...(scope.officeId ? { officeId: scope.officeId } : {}),
      limit: atOnce,
    },
  }
  const pages = useAskedInPages(getTimeline, given, ({ next }) =>
    next === null ? undefined : { query: { ...given.query, after: next } },
  )
  return (
    <Asked of={pages} words={indicatorsWords} rows={4}>
      {(list) => {
        const events = list.flatMap((page) => page.events)
        if (events.length === 0) {
          return (
            <Section title={words.board.diary(board.year)}>
              <p className={styles.quiet}>{words.board.diaryNone}</p>
            </Section>
          )
        }
        return (
          <div className={styles.diary}>
            <Timeline
              title={words.board.diary(board.year)}
              year={board.year}
              lanes={board.items.map(({ indicatorId, name }) => ({ key: indicatorId, word: name }))}
              said={said}
              happenings={events.map((event) => ({
                id: event.id,
                on: event.occurredOn,
                lanes: event.indicatorIds,
                sentence: (
                  <>
                    <Han>{event.place.name}</Han>{' '}
                    {event.isReversed ? <del>{amountOf(event)}</del> : amountOf(event)}{' '}
                    <span className={styles.quiet}>
                      {event.reverses
                        ? words.number.reverses(event.reason ? worded(event.reason, language) : '')
                        : worded(event.kindName, language)}
                    </span>{' '}
                    {event.subject.path && (
                      <Link to={event.subject.path}>{event.subject.title ?? words.number.record}</Link>
                    )}
                  </>
                ),
              }))}
            />
            {pages.hasNextPage && <p className={styles.quiet}>{words.board.diaryMarks(events.length)}</p>}
            {(events.length > said || pages.hasNextPage) && (
              <div>
                <Button
                  loading={pages.isFetchingNextPage}
                  onClick={() => {
                    say(said + saidAtOnce)
                    if (events.length <= said + saidAtOnce) pages.fetchNextPage()
                  }}
                >
                  {words.board.earlier}
                </Button>
              </div>
            )}
          </div>
        )
      }}
    </Asked>
  )
}
