import { useMemo } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { figureChoice } from '../../../../web/lib/charts/asTables.ts'
import { ChartFigure, Opening } from '../../../../web/lib/charts/ChartFigure.tsx'
import { ShadeLegend } from '../../../../web/lib/charts/ShadeLegend.tsx'
import { SmallMultiples } from '../../../../web/lib/charts/SmallMultiples.tsx'
import { shadeOf, shadesOf } from '../../../../web/lib/charts/scale.ts'
import { chartWords } from '../../../../web/lib/charts/words.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Arriving } from '../../../../web/lib/pages.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { getTree, type Unit } from '../../../units/contract.ts'
import { PlaceShades } from '../../../units/web/index.ts'
import type { Answer, Ask } from '../../contract/answers.ts'
import { yearOf } from '../../rules.ts'
import { useAnswers } from '../asking.ts'
import { monthsOf, pointsOf } from '../months.ts'
import { sayPeriod, sayPlain, sayValue } from '../saying.ts'
import { type Scope, today, within } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './PlacesPart.module.css'
import { partsOf } from './parts.ts'
import type { Charted } from './YearChart.tsx'

/** One number over the places: a map of the year and the months of every place, in the order of the tree. */
export function PlacesPart(props: {
  of: Charted
  scope: Scope
  versionId?: string | undefined
  title?: string
  show: (ask: Ask) => void
}) {
  const { of, scope, show } = props
  const tree = useAsked(getTree, { query: { tree: 'place' } }, { topics: ['units.trees'] })
  const places = useMemo(() => partsOf(tree.data?.units ?? [], scope.placeId), [tree.data, scope.placeId])
  const asks = useMemo(() => {
    const version = props.versionId ? { versionId: props.versionId } : {}
    const year = yearOf(scope.year)
    return places.flatMap(({ id }) =>
      [year, ...monthsOf(scope.year)].map(({ from, until }) => ({
        indicatorId: of.id,
        from,
        until,
        ...version,
        ...within({ ...scope, placeId: id }),
      })),
    )
  }, [places, of.id, scope, props.versionId])
  const answers = useAnswers(asks)
  if (tree.data && places.length < 2) return null
  const parts = (
    <Asked of={answers} words={indicatorsWords} rows={6}>
      {(reply) =>
        reply.answers.length === asks.length ? (
          <Drawn
            of={of}
            scope={scope}
            asOf={reply.asOf}
            rows={places.map((place, at) => ({
              place,
              whole: reply.answers[at * 13] as Answer,
              months: reply.answers.slice(at * 13 + 1, at * 13 + 13),
            }))}
            open={(placeId, month) =>
              show({
                indicatorId: of.id,
                ...(monthsOf(scope.year).find(({ from }) => month && from.startsWith(month)) ??
                  yearOf(scope.year)),
                ...(props.versionId ? { versionId: props.versionId } : {}),
                ...within({ ...scope, placeId }),
              })
            }
          />
        ) : null
      }
    </Asked>
  )
  return props.title ? <Section title={props.title}>{parts}</Section> : parts
}

function Drawn(props: {
  of: Charted
  scope: Scope
  asOf: string
  rows: readonly { place: Unit; whole: Answer; months: readonly Answer[] }[]
  open: (placeId: string, month?: string) => void
}) {
  const { of, scope, rows, open } = props
  const words = useWords(indicatorsWords).pages
  const charts = useWords(chartWords)
  const saying = useSaying()
  // A table of twelve months wants the whole width.
  const asTables = figureChoice.use() === 'tables'
  const say = (value: number) => sayPlain(value, of.decimals, saying.language)
  const { bounds } = shadesOf(rows.flatMap(({ whole }) => whole.value ?? []))
  const { from, until } = yearOf(scope.year)
  const shown = rows.map(({ place, whole, months }) => ({
    id: place.id,
    name: place.shortName || place.name,
    word: sayValue(whole, words, saying.language),
    shade: whole.value === null ? null : shadeOf(whole.value, bounds),
    points: pointsOf({ year: scope.year, answers: months, pace: null, today: today(), words }),
  }))
  if (rows.every(({ whole }) => whole.value === null))
    return <p className={styles.quiet}>{words.chart.nowhere}</p>
  return (
    <div className={styles.parts} data-tables={asTables || undefined}>
      <ChartFigure
        title={words.chart.map(of.name, sayPeriod(from, until, words, saying))}
        unit={of.unit || null}
        asOf={props.asOf}
        note={words.chart.noMapShare}
        table={{
          head: [charts.place, words.chart.now(scope.year)],
          rows: shown.map(({ id, name, word }) => ({
            key: id,
            head: <Han>{name}</Han>,
            cells: [
              <Opening key="open" onOpen={() => open(id)}>
                {word}
              </Opening>,
            ],
          })),
        }}
      >
        <Arriving rows={6}>
          <PlaceShades
            places={shown}
            label={words.chart.mapLabel(of.name)}
            hint={charts.mapHint}
            unplaced={words.chart.unplaced}
            onOpen={open}
          />
        </Arriving>
        <ShadeLegend bounds={bounds} say={say} />
      </ChartFigure>
      <SmallMultiples
        title={words.chart.byPlace(of.name, scope.year)}
        unit={of.unit || null}
        asOf={props.asOf}
        head={words.chart.placeHead}
        say={say}
        multiples={shown.map(({ id, name, word, shade, points }) => ({
          id,
          name,
          total: word,
          isNone: shade === null,
          points,
        }))}
        onOpen={open}
      />
    </div>
  )
}
