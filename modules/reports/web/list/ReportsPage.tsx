import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type ReportKind, reportKinds } from '../../contract/content.ts'
import { listReports, type ReportHead } from '../../contract/reports.ts'
import { nameOf } from '../../rules/periods.ts'
import { reportsWords } from '../words.ts'
import { BeginDialog } from './BeginDialog.tsx'
import styles from './List.module.css'

const states = ['draft', 'closed', 'released'] as const

/** All reports one may read, the newest first. */
export default function ReportsPage() {
  const words = useWords(reportsWords).reports
  const me = useMe()
  const [query, setQuery] = useSearchParams()
  const [beginning, setBeginning] = useState(query.has('begin'))
  const kind = reportKinds.find((one) => one === query.get('kind'))
  const state = states.find((one) => one === query.get('state'))
  const reports = useAsked(
    listReports,
    { query: { ...(kind ? { kind } : {}), ...(state ? { state } : {}) } },
    { topics: ['reports'], keep: true },
  )
  const put = (name: string, value: string) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <Page
      title={words.list.title}
      lead={words.list.lead}
      actions={
        me.holds('reports.write') && (
          <PlainButton kind="main" onClick={() => setBeginning(true)}>
            {words.list.begin}
          </PlainButton>
        )
      }
    >
      <div className={styles.filters}>
        <Choice
          label={words.list.kind}
          value={kind ?? ''}
          onChoose={(value) => put('kind', value)}
          options={[
            { value: '' as ReportKind | '', word: words.list.all },
            ...reportKinds.map((value) => ({ value, word: words.kinds[value] })),
          ]}
        />
        <Choice
          label={words.list.state}
          value={state ?? ''}
          onChoose={(value) => put('state', value)}
          options={[
            { value: '' as (typeof states)[number] | '', word: words.list.all },
            ...states.map((value) => ({ value, word: words.states[value] })),
          ]}
        />
      </div>
      <Asked of={reports} words={reportsWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            kind || state ? (
              <Empty title={words.list.noneFound} />
            ) : (
              <Empty title={words.list.none}>{words.list.noneLead}</Empty>
            )
          ) : (
            <ul className={styles.list}>
              {list.map((report) => (
                <ReportLine key={report.id} report={report} />
              ))}
            </ul>
          )
        }
      </Asked>
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </Page>
  )
}

export const stateOf = (report: ReportHead): (typeof states)[number] =>
  report.releasedAt ? 'released' : report.closedAt ? 'closed' : 'draft'

function ReportLine({ report }: { report: ReportHead }) {
  const words = useWords(reportsWords)
  const { list, kinds, states: said } = words.reports
  const state = stateOf(report)
  return (
    <li className={styles.item}>
      <div className={styles.main}>
        <Link to={`/reports/${report.id}`} className={styles.name} lang="zh-CN">
          {report.title}
        </Link>
        <span className={styles.state} data-state={state}>
          {said[state]}
        </span>
      </div>
      <p className={styles.facts}>
        <span>{kinds[report.kind]}</span>
        <span>{words.lines.period(nameOf(report))}</span>
        <span lang="zh-CN">{report.office.name}</span>
        <span>
          {report.closedAt
            ? report.closedBy && <>{list.closed(report.closedBy)} </>
            : report.savedBy && <>{list.saved(report.savedBy)} </>}
          <DateSaid at={report.closedAt ?? report.savedAt} />
        </span>
        {report.correctedBy && <span>{list.corrected}</span>}
        {report.corrects && <span lang="zh-CN">{list.corrects(report.corrects.title)}</span>}
      </p>
    </li>
  )
}
