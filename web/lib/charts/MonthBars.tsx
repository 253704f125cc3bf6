import { type KeyboardEvent, lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useWords } from '../language.tsx'
import { ChartFigure, type Mark, NoNumber, Opening } from './ChartFigure.tsx'
import styles from './MonthBars.module.css'
import { monthOption, plainFrame } from './monthOption.ts'
import { type MonthPoint, monthOf, yearOf } from './points.ts'
import { chartWords } from './words.ts'

const Drawn = lazy(() => import('./Drawn.tsx'))
const height = 232
/** A year without any number needs no scale, only its open rings. */
const emptyHeight = 72

/** One year by month against the year before and the pace. Every month is a button that opens its number. */
export function MonthBars(props: {
  title: ReactNode
  unit: string | null
  asOf?: string | undefined
  points: readonly MonthPoint[]
  say: (value: number) => string
  words: { now: string; former: string; pace: string | null }
  aside?: ReactNode
  /** Opens the number of a month, or of the same month a year earlier. */
  onOpen?: (month: string, former: boolean) => void
}) {
  const { points, say } = props
  const words = useWords(chartWords)
  const [at, setAt] = useState<number | null>(null)
  const option = useMemo(
    () => monthOption(points, { frame: plainFrame, say, font: getComputedStyle(document.body).fontFamily }),
    [points, say],
  )
  const latest = points.findLastIndex(({ gap }) => gap !== 'coming')
  const reading = points[at ?? latest]
  const numberOf = (point: MonthPoint) =>
    point.value === null
      ? gapWord(point, words)
      : point.unfinished
        ? words.notOver(say(point.value))
        : say(point.value)
  const said = (point: MonthPoint) =>
    [
      words.reading(words.wholeMonth(yearOf(point.month), monthOf(point.month)), numberOf(point)),
      point.former === null ? '' : words.readingOf(props.words.former, say(point.former)),
      point.pace === null || !props.words.pace ? '' : words.readingOf(props.words.pace, say(point.pace)),
    ]
      .filter(Boolean)
      .join(' · ')
  const has = (test: (point: MonthPoint) => boolean) => points.some(test)
  const empty = !has(({ value, former }) => value !== null || former !== null)
  /** An open ring says why there is no number, in the words of whoever draws the chart. */
  const hollow = [
    ...new Set(
      points
        .filter(({ gap }) => gap === 'nothing' || gap === 'undefined')
        .map((point) => gapWord(point, words)),
    ),
  ]
  const marks: { mark: Mark; word: string }[] = [
    ...(has(({ value }) => value !== null) ? [{ mark: 'bar' as const, word: props.words.now }] : []),
    ...(has(({ unfinished, value }) => unfinished && value !== null)
      ? [{ mark: 'part' as const, word: words.thisMonth }]
      : []),
    ...(has(({ former }) => former !== null) ? [{ mark: 'line' as const, word: props.words.former }] : []),
    ...(props.words.pace && has(({ pace }) => pace !== null)
      ? [{ mark: 'pace' as const, word: props.words.pace }]
      : []),
    ...(has(({ value }) => value === 0) ? [{ mark: 'zero' as const, word: words.zero }] : []),
    ...(hollow.length > 0 ? [{ mark: 'nothing' as const, word: words.list(hollow) }] : []),
  ]
  return (
    <ChartFigure
      title={props.title}
      unit={props.unit}
      asOf={props.asOf}
      aside={props.aside}
      marks={marks}
      reading={reading && said(reading)}
      table={{
        head: [
          words.monthHead,
          props.words.now,
          ...(has(({ former }) => former !== null) ? [props.words.former] : []),
          ...(props.words.pace && has(({ pace }) => pace !== null) ? [props.words.pace] : []),
        ],
        rows: points.map((point) => ({
          key: point.month,
          head: words.wholeMonth(yearOf(point.month), monthOf(point.month)),
          cells: [
            point.value === null ? (
              <NoNumber key="none">{numberOf(point)}</NoNumber>
            ) : (
              <Opening key="now" onOpen={props.onOpen && (() => props.onOpen?.(point.month, false))}>
                {numberOf(point)}
              </Opening>
            ),
            ...(has(({ former }) => former !== null)
              ? [
                  point.former === null ? (
                    words.notKnown
                  ) : (
                    <Opening key="former" onOpen={props.onOpen && (() => props.onOpen?.(point.month, true))}>
                      {say(point.former)}
                    </Opening>
                  ),
                ]
              : []),
            ...(props.words.pace && has(({ pace }) => pace !== null)
              ? [point.pace === null ? words.notKnown : say(point.pace)]
              : []),
          ],
        })),
      }}
    >
      <div className={styles.chart}>
        <Suspense fallback={<div className={styles.room} data-empty={empty || undefined} />}>
          <Drawn option={option} height={empty ? emptyHeight : height} />
        </Suspense>
        <Columns
          points={points}
          at={at}
          read={setAt}
          said={said}
          onOpen={props.onOpen && ((month) => props.onOpen?.(month, false))}
          month={(point) => words.month(monthOf(point.month))}
        />
      </div>
    </ChartFigure>
  )
}

const gapWord = (point: MonthPoint, words: { nothing: string; coming: string; notKnown: string }) =>
  point.word ??
  (point.gap === 'coming' ? words.coming : point.gap === 'nothing' ? words.nothing : words.notKnown)

/** A button over every month: the pointer and the arrow keys read, a press opens. */
function Columns(props: {
  points: readonly MonthPoint[]
  at: number | null
  read: (at: number | null) => void
  said: (point: MonthPoint) => string
  month: (point: MonthPoint) => string
  onOpen?: ((month: string) => void) | undefined
}) {
  const { points } = props
  const words = useWords(chartWords)
  const latest = Math.max(
    0,
    points.findLastIndex(({ gap }) => gap !== 'coming'),
  )
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const from = [...event.currentTarget.children].indexOf(event.target as Element)
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: points.length - 1 }[event.key]
    const next = to === undefined ? undefined : event.currentTarget.children[to]
    if (!(next instanceof HTMLElement)) return
    event.preventDefault()
    next.focus()
  }
  return (
    <div className={styles.columns} role="toolbar" aria-label={words.keysHint} onKeyDown={walk}>
      {points.map((point, at) => (
        <button
          key={point.month}
          type="button"
          className={styles.column}
          data-month={point.month}
          tabIndex={at === (props.at ?? latest) ? 0 : -1}
          aria-label={props.said(point)}
          aria-disabled={!props.onOpen || point.value === null || undefined}
          onFocus={() => props.read(at)}
          onPointerEnter={() => props.read(at)}
          onPointerLeave={() => props.read(null)}
          onClick={() => point.value !== null && props.onOpen?.(point.month)}
        >
          <span aria-hidden="true" className={styles.wide}>
            {props.month(point)}
          </span>
          <span aria-hidden="true" className={styles.narrow}>
            {monthOf(point.month)}
          </span>
        </button>
      ))}
    </div>
  )
}
