import { lazy, Suspense, useMemo } from 'react'
import { monthOption, smallFrame } from '../../../../web/lib/charts/monthOption.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayPercent } from '../../../../web/ui/numbers.ts'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Dashboard } from '../../contract/dashboards.ts'
import { keepsGoal } from '../../rules.ts'
import { isCeiling, pointsOf } from '../months.ts'
import { sayAnswer, sayPlain, sayValue, withUnit } from '../saying.ts'
import { today } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './Cell.module.css'

const Drawn = lazy(() => import('../../../../web/lib/charts/Drawn.tsx'))
type Item = Dashboard['items'][number]

/** One number of a dashboard: its name, what it is today, last year on the same day, the goal, and the months in small. */
export function Cell(props: {
  item: Item
  year: number
  held: boolean
  chosen: boolean
  onChoose: () => void
  onOpen: () => void
}) {
  const { item } = props
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const option = useMemo(
    () =>
      monthOption(
        pointsOf({
          year: props.year,
          answers: item.thisYear,
          former: item.lastYear,
          pace: null,
          today: today(),
          words,
        }),
        { frame: smallFrame, font: '' },
      ),
    [item, props.year, words],
  )
  const none = item.toDate.value === null
  return (
    <li
      className={styles.cell}
      data-row={item.indicatorId}
      data-held={props.held || undefined}
      data-chosen={props.chosen || undefined}
    >
      <p className={styles.name}>
        {item.kind === 'external' ? (
          <Han>{item.name}</Han>
        ) : (
          <button
            type="button"
            className={styles.choose}
            data-holds
            aria-pressed={props.chosen}
            title={words.board.larger}
            onClick={props.onChoose}
          >
            <Han>{item.name}</Han>
          </button>
        )}
      </p>
      <button type="button" className={styles.open} data-number={item.indicatorId} onClick={props.onOpen}>
        <span className={styles.number} data-none={none || undefined}>
          {sayValue(item.toDate, words, language, item.goal?.value)}
        </span>
        {!none && item.unit && <span className={styles.unit}>{item.unit}</span>}
      </button>
      <p className={styles.beside}>
        {item.kind === 'external' ? <Source item={item} /> : <Beside item={item} />}
      </p>
      {item.kind !== 'external' && (
        <Suspense fallback={<div className={styles.room} />}>
          <Drawn option={option} height={56} />
        </Suspense>
      )}
    </li>
  )
}

function Source({ item }: { item: Item }) {
  const words = useWords(indicatorsWords).pages.board
  const { source } = item.toDate
  return source ? <span lang="zh-CN">{words.source(source.title)}</span> : null
}

/** Against last year and against the goal, in words; colour only repeats what the words say. */
function Beside({ item }: { item: Item }) {
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const { toDate, lastToDate, goal } = item
  const say = (value: number) => withUnit(sayPlain(value, item.decimals, language), item.unit, words)
  const by = toDate.value !== null && lastToDate.value !== null ? toDate.value - lastToDate.value : null
  const size = by === null ? '' : sayPlain(Math.abs(by), item.decimals, language)
  const shown = item.unit === '%' ? words.board.points(size) : size
  return (
    <>
      <span
        title={
          lastToDate.value === null ? undefined : words.board.was(sayAnswer(lastToDate, words, language))
        }
      >
        {by === null
          ? lastToDate.value === null
            ? words.board.wasNothing
            : words.board.was(sayAnswer(lastToDate, words, language))
          : Number(size.replaceAll(',', '')) === 0
            ? words.board.same
            : by > 0
              ? words.board.more(shown)
              : words.board.less(shown)}
      </span>
      {goal && <GoalSaid item={item} goal={goal} say={say} />}
    </>
  )
}

function GoalSaid(props: { item: Item; goal: NonNullable<Item['goal']>; say: (value: number) => string }) {
  const words = useWords(indicatorsWords).pages.board
  const { item, goal } = props
  const { value } = item.toDate
  if (isCeiling(goal)) {
    const kept = value === null || keepsGoal({ ...item.toDate, value }, goal)
    return (
      <span data-tone={kept ? undefined : 'late'}>
        {words.goalAtMost(props.say(goal.value))}
        {value === null ? '' : ` · ${kept ? words.within : words.beyond}`}
      </span>
    )
  }
  const share = value === null || goal.value === 0 ? null : value / goal.value
  return (
    <span title={goal.words ?? undefined}>
      {words.goal(props.say(goal.value))}
      {share !== null && item.kind !== 'ratio' && ` · ${words.share(sayPercent(share))}`}
    </span>
  )
}
