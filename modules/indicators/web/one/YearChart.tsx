import { useCallback, useMemo, useState } from 'react'
import { MonthBars } from '../../../../web/lib/charts/MonthBars.tsx'
import { type MonthPoint, runningSums } from '../../../../web/lib/charts/points.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Answer, Ask } from '../../contract/answers.ts'
import type { Goal } from '../../contract/dashboards.ts'
import { isCeiling, monthsOf, pacePerMonth, pointsOf } from '../months.ts'
import { sayPlain } from '../saying.ts'
import { type Scope, today, within } from '../scope.ts'
import { indicatorsWords } from '../words.ts'

export interface Charted {
  readonly id: string
  readonly kind: Answer['kind']
  readonly name: string
  readonly unit: string
  readonly decimals: number
  /** Whether its months add to its year: sums and counts do, distinct persons, levels and rates do not. */
  readonly addsUp: boolean
}

/** One year of one number, month by month or added up, against last year and what is aimed at. */
export function YearChart(props: {
  of: Charted
  scope: Scope
  placeName: string
  answers: readonly Answer[]
  former: readonly Answer[]
  goal: Goal | null
  asOf: string
  versionId?: string | undefined
  show: (ask: Ask) => void
}) {
  const { of, scope, goal, show } = props
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const [way, setWay] = useState<'months' | 'running'>('months')
  const running = way === 'running' && of.addsUp
  const say = useCallback((value: number) => sayPlain(value, of.decimals, language), [of.decimals, language])
  const pace = pacePerMonth(of.kind, of.addsUp, goal)
  const months = useMemo(
    () =>
      pointsOf({
        year: scope.year,
        answers: props.answers,
        former: props.former,
        pace,
        today: today(),
        words,
      }),
    [scope.year, props.answers, props.former, pace, words],
  )
  const points = useMemo(() => (running ? addedUp(months, goal) : months), [running, months, goal])
  const open = (month: string, former: boolean) => {
    const year = former ? scope.year - 1 : scope.year
    const period = monthsOf(year)[Number(month.slice(5, 7)) - 1]
    if (!period) return
    show({
      indicatorId: of.id,
      from: running ? `${year}-01-01` : period.from,
      until: period.until,
      ...(props.versionId ? { versionId: props.versionId } : {}),
      ...within(scope),
    })
  }
  const say2 = words.chart
  const sentence = running ? say2.running : say2.title
  return (
    <MonthBars
      title={sentence(of.name, props.placeName, scope.year)}
      unit={of.unit || null}
      asOf={props.asOf}
      points={points}
      say={say}
      words={{
        now: say2.now(scope.year),
        former: say2.former(scope.year - 1),
        pace: !goal
          ? null
          : isCeiling(goal)
            ? say2.ceiling
            : running
              ? say2.pace
              : of.kind === 'flow'
                ? say2.pacePerMonth
                : say2.goal,
      }}
      aside={
        of.addsUp && (
          <Choice
            label={say2.how}
            value={way}
            onChoose={setWay}
            options={(['months', 'running'] as const).map((value) => ({ value, word: say2.ways[value] }))}
          />
        )
      }
      onOpen={open}
    />
  )
}

/** Added up over the year, against the straight way to the goal, or under the ceiling. */
function addedUp(months: readonly MonthPoint[], goal: Goal | null): MonthPoint[] {
  const sums = runningSums(months, goal && !isCeiling(goal) ? goal.value : null)
  return goal && isCeiling(goal) ? sums.map((point) => ({ ...point, pace: goal.value })) : sums
}
