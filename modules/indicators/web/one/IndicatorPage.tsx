import { Button } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { turnFigures } from '../../../../web/lib/charts/asTables.ts'
import { useKeys } from '../../../../web/lib/keys.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { getTree } from '../../../units/contract.ts'
import type { Ask } from '../../contract/answers.ts'
import { getIndicator, type Indicator } from '../../contract/definitions.ts'
import { getValuesCsv, getValuesSheet } from '../../contract/origins.ts'
import { yearOf } from '../../rules.ts'
import { useAnswers, useFreshNumbers } from '../asking.ts'
import { addsUp } from '../definition.ts'
import { monthsOf } from '../months.ts'
import NumberPanel from '../number/NumberPanel.tsx'
import { ScopeBar, UnitPick } from '../ScopeBar.tsx'
import { said, sayValue } from '../saying.ts'
import { type Scope, thisYear, today, useScope, within } from '../scope.ts'
import { useOpenNumber } from '../useOpenNumber.ts'
import { indicatorsWords } from '../words.ts'
import { CoveragePart } from './CoveragePart.tsx'
import { DefinitionPart } from './DefinitionPart.tsx'
import { FiguresPart } from './FiguresPart.tsx'
import styles from './IndicatorPage.module.css'
import { InOrder } from './InOrder.tsx'
import { PlacesPart } from './PlacesPart.tsx'
import { RankingForm } from './RankingForm.tsx'
import { RetireForm } from './RetireForm.tsx'
import { YearChart } from './YearChart.tsx'

/** One indicator: its sentence and 口径, the year, the places, what is missing, its versions; everything on it opens. */
export default function IndicatorPage() {
  const { id = '' } = useParams()
  const indicator = useAsked(getIndicator, { params: { id } }, { topics: [`indicators:${id}`] })
  return (
    <Asked of={indicator} words={indicatorsWords} rows={12}>
      {(answer) => <OneIndicator indicator={answer} />}
    </Asked>
  )
}

function OneIndicator({ indicator }: { indicator: Indicator }) {
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const [query] = useSearchParams()
  const { scope, choose } = useScope()
  const { open, show } = useOpenNumber()
  const version = indicator.versions.find(({ number }) => String(number) === query.get('version'))
  const shown = version && version.id !== indicator.versionId ? version : undefined
  const definition = shown?.definition ?? indicator.definition
  const { rule } = definition
  const external = rule.kind === 'external'
  const of = {
    id: indicator.id,
    kind: rule.kind,
    name: definition.name,
    unit: definition.unit,
    decimals: definition.decimals,
    addsUp: addsUp(rule),
  }
  useFreshNumbers()
  useKeys({ b: turnFigures })
  usePageKeys([[['b'], words.board.keys.table]])
  const coverage = rule.kind === 'ratio' && 'expected' in rule.denominator
  return (
    <Page
      title={definition.name}
      kicker={
        <>
          <Link to="/indicators/all">{words.all.title}</Link>
          {[indicator.category, words.kinds[rule.kind], words.owner(indicator.owner.name)].map((text) => (
            <span key={text} className={styles.kicker}>
              {text}
            </span>
          ))}
        </>
      }
      lead={
        <>
          <p>{said(shown?.sentence ?? indicator.sentence, language)}</p>
          <p lang="zh-CN">{definition.countedHow}</p>
        </>
      }
      actions={<Acts indicator={indicator} scope={scope} />}
    >
      {indicator.retiredOn && <Remark tone="quiet">{words.one.retired}</Remark>}
      {shown && (
        <Remark tone="late">
          {words.one.shownVersion(shown.number)}{' '}
          <Link to={`/indicators/${indicator.id}`}>{words.one.showNewest}</Link>
        </Remark>
      )}
      {external && <Remark tone="quiet">{words.board.externalLead}</Remark>}
      <ScopeBar scope={scope} choose={choose}>
        <UnitPick
          tree="place"
          value={scope.placeId}
          onChange={(placeId) => choose({ placeId })}
          label={words.scope.place}
          whole={words.scope.anyPlace}
        />
        {!external && (
          <UnitPick
            tree="office"
            value={scope.officeId}
            onChange={(officeId) => choose({ officeId })}
            label={words.scope.office}
            whole={words.scope.anyOffice}
          />
        )}
      </ScopeBar>
      <TheYear of={of} scope={scope} versionId={shown?.id} show={show}>
        {coverage && <CoveragePart indicatorId={indicator.id} scope={scope} versionId={shown?.id} />}
      </TheYear>
      {external ? (
        <FiguresPart indicator={indicator} />
      ) : (
        <>
          <PlacesPart of={of} scope={scope} versionId={shown?.id} title={words.one.byPlace} show={show} />
          <InOrder indicator={indicator} scope={scope} versionId={shown?.id} show={show} />
        </>
      )}
      <DefinitionPart indicator={indicator} shown={shown} />
      {open && <NumberPanel ask={open} show={show} onClose={() => show(null)} />}
    </Page>
  )
}

/** The number of the year, large; its months beside it. */
function TheYear(props: {
  of: Parameters<typeof YearChart>[0]['of']
  scope: Scope
  versionId: string | undefined
  show: (ask: Ask) => void
  children: ReactNode
}) {
  const { of, scope, versionId, show } = props
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const asks = useMemo(() => {
    const how = { indicatorId: of.id, ...(versionId ? { versionId } : {}), ...within(scope) }
    return [yearOf(scope.year), ...monthsOf(scope.year), ...monthsOf(scope.year - 1)].map((period) => ({
      ...how,
      ...period,
    }))
  }, [of.id, scope, versionId])
  const answers = useAnswers(asks)
  const place = tree.data?.units.find(({ id, parentId }) =>
    scope.placeId ? id === scope.placeId : parentId === null,
  )
  return (
    <Asked of={answers} words={indicatorsWords} rows={8}>
      {(reply) => {
        const [whole, ...months] = reply.answers
        if (!whole) return null
        return (
          <div className={styles.year}>
            <div className={styles.now}>
              <p className={styles.quiet}>
                {scope.year === thisYear() ? words.all.thisYear(scope.year) : words.year(scope.year)}
              </p>
              <button
                type="button"
                className={styles.open}
                data-number={of.id}
                onClick={() => asks[0] && show(asks[0])}
              >
                <span className={styles.number} data-none={whole.value === null || undefined}>
                  {sayValue(whole, words, language)}
                </span>
                {whole.value !== null && of.unit && <span className={styles.quiet}>{of.unit}</span>}
              </button>
              {whole.why && <p className={styles.quiet}>{words.whyLong[whole.why]}</p>}
              {whole.exceeds && <p className={styles.late}>{words.number.exceeds}</p>}
              {whole.source && <p className={styles.quiet}>{words.board.source(whole.source.title)}</p>}
              {props.children}
            </div>
            {of.kind !== 'external' && (
              <YearChart
                of={of}
                scope={scope}
                placeName={place?.shortName ?? words.wholePlace}
                answers={months.slice(0, 12)}
                former={months.slice(12)}
                goal={null}
                asOf={reply.asOf}
                versionId={versionId}
                show={show}
              />
            )}
          </div>
        )
      }}
    </Asked>
  )
}

function Acts({ indicator, scope }: { indicator: Indicator; scope: Scope }) {
  const words = useWords(indicatorsWords).pages
  const go = useNavigate()
  const [doing, setDoing] = useState<'rank' | 'retire' | null>(null)
  const { from } = yearOf(scope.year)
  const until = scope.year === thisYear() ? nextMonth(today()) : yearOf(scope.year).until
  const given = {
    query: { ids: indicator.id, from, until, step: 'month' as const, ...within(scope) },
  }
  return (
    <>
      {indicator.may.includes('change') && indicator.retiredOn === null && (
        <Button onClick={() => go(`/indicators/${indicator.id}/change`)}>{words.one.change}</Button>
      )}
      <Button href={addressOf(getValuesSheet, given)} download>
        {words.number.xlsx}
      </Button>
      <Button href={addressOf(getValuesCsv, given)} download>
        {words.number.csv}
      </Button>
      {indicator.may.includes('rank') && (
        <Button type="text" onClick={() => setDoing('rank')}>
          {indicator.rankingReason === null ? words.one.openRanking : words.one.closeRanking}
        </Button>
      )}
      {indicator.may.includes('retire') && indicator.retiredOn === null && (
        <Button type="text" onClick={() => setDoing('retire')}>
          {words.one.retire}
        </Button>
      )}
      {doing === 'rank' && <RankingForm indicator={indicator} onClose={() => setDoing(null)} />}
      {doing === 'retire' && <RetireForm indicator={indicator} onClose={() => setDoing(null)} />}
    </>
  )
}

/** The first day after the month that holds a day: months to come need no columns. */
function nextMonth(on: string): string {
  const months = monthsOf(Number(on.slice(0, 4)))
  return months.find(({ from, until }) => from <= on && on < until)?.until ?? on
}
