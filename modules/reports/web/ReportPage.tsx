import { Link, useParams } from 'react-router'
import { Asked } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { getReport, type Report } from '../contract/reports.ts'
import { ClosedReport } from './closed/ClosedReport.tsx'
import { WritingDesk } from './desk/WritingDesk.tsx'
import { reportsWords } from './words.ts'

/** A report: to be written as long as it is open, to be read once it is closed. */
export default function ReportPage() {
  const { id = '' } = useParams()
  const report = useAsked(getReport, { params: { id } }, { topics: [`reports.report:${id}`] })
  return (
    <Asked of={report} words={reportsWords} rows={12}>
      {(answer) => <OneReport key={answer.id} report={answer} />}
    </Asked>
  )
}

function OneReport({ report }: { report: Report }) {
  const words = useWords(reportsWords).reports
  const kicker = (
    <>
      <Link to="/reports">{words.list.title}</Link> · {words.kinds[report.kind]}
    </>
  )
  if (report.closedAt !== null || !report.may.includes('write'))
    return <ClosedReport report={report} kicker={kicker} />
  return <WritingDesk report={report} kicker={kicker} />
}
