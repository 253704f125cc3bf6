import { App } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import {
  correctReport,
  getReportPaper,
  getReportSheets,
  issueReport,
  type Report,
  releaseReport,
  tellReport,
} from '../../contract/reports.ts'
import type { Adjustment, NumberTold, Told } from '../../contract/told.ts'
import { nameOf } from '../../rules/periods.ts'
import desk from '../desk/Desk.module.css'
import { AdjustmentList, CountedNotes, FormerCorrected } from '../told/Adjustments.tsx'
import { Blocks } from '../told/Blocks.tsx'
import { NumberCard } from '../told/NumberCard.tsx'
import told from '../told/Told.module.css'
import { byKey, ToldContext } from '../told/told.ts'
import { staffAddress } from '../ways.ts'
import { reportsWords } from '../words.ts'

/** A report as it is read: closed with its pinned numbers, and beside them what was corrected since. */
export function ClosedReport({ report, kicker }: { report: Report; kicker: ReactNode }) {
  const words = useWords(reportsWords)
  const { closed } = words.reports
  const answer = useAsked(
    tellReport,
    { params: { id: report.id } },
    { topics: [`reports.report:${report.id}`] },
  )
  return (
    <Page
      title={<span lang="zh-CN">{report.title}</span>}
      tab={report.title}
      kicker={kicker}
      lead={
        <>
          {words.lines.period(nameOf(report))} · <span lang="zh-CN">{report.office.name}</span>
          {report.closedAt && report.closedBy && (
            <>
              {' · '}
              <span lang="zh-CN">{words.reports.list.closed(report.closedBy)}</span>{' '}
              <DateSaid at={report.closedAt} />
            </>
          )}
        </>
      }
      actions={<Acts report={report} />}
    >
      {report.isIntact === false && <Remark tone="now">{closed.broken}</Remark>}
      {report.corrects && (
        <Remark>
          {closed.corrects}
          <Link to={`/reports/${report.corrects.id}`} lang="zh-CN">
            {report.corrects.title}
          </Link>
        </Remark>
      )}
      {report.correctedBy && (
        <Remark tone="late">
          {closed.correctedBy}
          <Link to={`/reports/${report.correctedBy.id}`} lang="zh-CN">
            {report.correctedBy.title}
          </Link>
        </Remark>
      )}
      <Asked of={answer} words={reportsWords} rows={12}>
        {({ told: now, since }) => <Read report={report} now={now} since={since} />}
      </Asked>
    </Page>
  )
}

function Read({ report, now, since }: { report: Report; now: Told; since: readonly Adjustment[] }) {
  const words = useWords(reportsWords)
  const common = useWords(webWords)
  const language = useLanguage()
  const [shown, setShown] = useState<NumberTold | null>(null)
  const around = useMemo(
    () => ({
      lines: words.lines,
      language,
      told: now,
      since: byKey(since),
      addressOf: staffAddress,
      onOpen: setShown,
      open: shown?.id ?? null,
    }),
    [words, language, now, since, shown],
  )
  const record = (id: string) => `/plans/records/${id}`
  const { closed } = words.reports
  return (
    <ToldContext value={around}>
      {report.closedAt && (
        <Section title={since.length > 0 ? closed.since(since.length) : undefined}>
          {since.length === 0 ? (
            <p className={desk.quiet}>{closed.sinceNone}</p>
          ) : (
            <div className={told.document}>
              <p className={told.quiet}>{closed.sinceLead}</p>
              <AdjustmentList list={since} recordAddress={record} />
            </div>
          )}
        </Section>
      )}
      <div className={told.document} data-wide>
        <Blocks content={report.content} until={report.until} />
        <FormerCorrected told={now} recordAddress={record} />
        <CountedNotes told={now} />
        {report.hash && (
          <p className={told.note}>
            {closed.seal} {report.hash}. {report.isIntact ? closed.intact : closed.broken}
          </p>
        )}
      </div>
      {shown && (
        <SidePanel title={words.reports.number.title} closeWord={common.close} onClose={() => setShown(null)}>
          <NumberCard
            number={shown}
            since={around.since.get(shown.id)}
            words={words.reports.number}
            lines={words.lines}
            language={language}
          >
            <div className={desk.buttons}>
              {shown.targetId && (
                <a href={staffAddress({ ...shown, targetId: shown.targetId })}>
                  {words.reports.number.toTarget}
                </a>
              )}
              {shown.indicatorId && (
                <a href={`/indicators/${shown.indicatorId}`}>{words.reports.number.toIndicator}</a>
              )}
            </div>
          </NumberCard>
        </SidePanel>
      )}
    </ToldContext>
  )
}

function Acts({ report }: { report: Report }) {
  const words = useWords(reportsWords).reports
  const common = useWords(webWords)
  const { message } = App.useApp()
  const go = useNavigate()
  const [asking, setAsking] = useState(false)
  const params = { id: report.id }
  const me = useMe()
  const issue = useSend(issueReport, { onDone: ({ id }) => go(`/documents/papers/${id}`) })
  const correct = useSend(correctReport, { onDone: ({ id }) => go(`/reports/${id}`) })
  const release = useSend(releaseReport, {
    onDone: () => {
      setAsking(false)
      message.success(words.closed.released)
    },
  })
  return (
    <>
      <a href={addressOf(getReportPaper, { params })} download>
        {words.desk.docx}
      </a>
      <a href={addressOf(getReportSheets, { params })} download>
        {words.desk.xlsx}
      </a>
      {report.releasedAt && <a href={`/public/reports/${report.id}`}>{words.closed.publicPage}</a>}
      {report.may.includes('correct') && (
        <PlainButton disabled={correct.isPending} onClick={() => correct.mutate({ params })}>
          {words.desk.correct}
        </PlainButton>
      )}
      {me.holds('reports.write') && me.holds('documents.draft') && (
        <PlainButton disabled={issue.isPending} onClick={() => issue.mutate({ params })}>
          {words.closed.issue}
        </PlainButton>
      )}
      {issue.error && <Problem error={issue.error} words={reportsWords} />}
      {correct.error && <Problem error={correct.error} words={reportsWords} />}
      {report.may.includes('release') && (
        <PlainButton kind="main" onClick={() => setAsking(true)}>
          {words.closed.release}
        </PlainButton>
      )}
      {asking && (
        <Dialog title={words.closed.release} onClose={() => setAsking(false)}>
          <p>{words.closed.releaseLead}</p>
          {release.error && <Problem error={release.error} words={reportsWords} />}
          <div className={desk.buttons}>
            <PlainButton kind="main" disabled={release.isPending} onClick={() => release.mutate({ params })}>
              {words.closed.release}
            </PlainButton>
            <PlainButton onClick={() => setAsking(false)}>{common.cancel}</PlainButton>
          </div>
        </Dialog>
      )}
    </>
  )
}
