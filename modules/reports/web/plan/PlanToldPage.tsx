import { useMemo } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getPlanPaper, getPlanSheet, tellPlanNow } from '../../contract/reports.ts'
import type { PlanLine } from '../../contract/told.ts'
import { lastDay } from '../../rules/periods.ts'
import desk from '../desk/Desk.module.css'
import list from '../list/List.module.css'
import { Completion, Narrative, Progress } from '../told/PlanBlock.tsx'
import told from '../told/Told.module.css'
import { ToldContext } from '../told/told.ts'
import { staffAddress } from '../ways.ts'
import { reportsWords } from '../words.ts'

const views = ['table', 'narrative', 'progress'] as const

/** One click from a plan: how far it is, as a table, in sentences, by progress; to take away or to make a report of. */
export default function PlanToldPage() {
  const { id = '' } = useParams()
  const words = useWords(reportsWords)
  const me = useMe()
  const say = words.reports.plan
  const today = dayAndTimeOf(new Date()).on
  const [query, setQuery] = useSearchParams()
  const view = views.find((one) => one === query.get('view')) ?? 'table'
  const last = query.get('until') ?? today
  const until = addDays(last, 1)
  const answer = useAsked(
    tellPlanNow,
    { params: { id }, query: { until } },
    { topics: [`plans:${id}`], keep: true },
  )
  const put = (name: string, value: string) =>
    setQuery((now) => ({ ...Object.fromEntries(now), [name]: value }), { replace: true })
  const given = { params: { id }, query: { until } }
  return (
    <Page
      title={say.title}
      kicker={
        answer.data && (
          <Link to={`/plans/${id}`} lang="zh-CN">
            {answer.data.plan.title}
          </Link>
        )
      }
      lead={say.lead}
      actions={
        <>
          <a href={addressOf(getPlanPaper, given)} download>
            {words.reports.desk.docx}
          </a>
          <a href={addressOf(getPlanSheet, given)} download>
            {words.reports.desk.xlsx}
          </a>
          {me.holds('reports.write') && (
            <>
              <Link to={`/reports?begin=annual&plan=${id}`}>{say.annual}</Link>
              <Link to={`/reports?begin=circular&plan=${id}`}>{say.circular}</Link>
            </>
          )}
        </>
      }
    >
      <div className={list.filters}>
        <Choice
          label={say.view}
          value={view}
          onChoose={(value) => put('view', value)}
          options={views.map((value) => ({ value, word: say.views[value] }))}
        />
        <DayField label={say.until} value={last} max={today} onChange={(on) => on && put('until', on)} />
      </div>
      <Asked of={answer} words={reportsWords} rows={12}>
        {({ plan, until: bounded, asOf }) => <Told plan={plan} until={bounded} asOf={asOf} view={view} />}
      </Asked>
      <p className={desk.quiet}>{answer.data && words.lines.cutOff(lastDay(answer.data))}</p>
    </Page>
  )
}

function Told(props: { plan: PlanLine; until: string; asOf: string; view: (typeof views)[number] }) {
  const words = useWords(reportsWords)
  const language = useLanguage()
  const { plan, asOf, view } = props
  const around = useMemo(
    () => ({
      lines: words.lines,
      language,
      told: {
        asOf,
        placeName: '',
        officeName: '',
        numbers: [],
        plans: [plan],
        adjustments: [],
        follows: null,
      },
      since: new Map(),
      addressOf: staffAddress,
    }),
    [words, language, plan, asOf],
  )
  return (
    <ToldContext value={around}>
      <div className={told.document} data-wide={view === 'table' || undefined}>
        {view === 'table' && <Completion plan={plan} last={lastDay(props)} />}
        {view === 'narrative' && <Narrative plan={plan} />}
        {view === 'progress' && <Progress plan={plan} byOffice={null} />}
      </div>
    </ToldContext>
  )
}
