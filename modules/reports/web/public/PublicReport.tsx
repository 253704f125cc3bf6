import { useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section, useTab } from '../../../../web/ui/Page.tsx'
import { getPublicReport, type PublicReport } from '../../contract/reports.ts'
import { nameOf } from '../../rules/periods.ts'
import { AdjustmentList, CountedNotes, FormerCorrected } from '../told/Adjustments.tsx'
import { Blocks } from '../told/Blocks.tsx'
import told from '../told/Told.module.css'
import { byKey, ToldContext } from '../told/told.ts'
import { publicAddress } from '../ways.ts'
import { publicReportWords } from '../words.ts'
import styles from './PublicReport.module.css'

/** A released report as everybody reads it: word for word as it was closed, its numbers open, what was corrected since at the end. */
export default function PublicReportPage() {
  const { id = '' } = useParams()
  const report = useAsked(getPublicReport, { params: { id } })
  return (
    <Asked of={report} words={publicReportWords} rows={12}>
      {(answer) => <Sheet report={answer} />}
    </Asked>
  )
}

function Sheet({ report }: { report: PublicReport }) {
  const words = useWords(publicReportWords)
  const language = useLanguage()
  useTab(report.title)
  usePlaceTold(report.streetName)
  const around = useMemo(
    () => ({
      lines: words.lines,
      language,
      told: report.told,
      since: byKey(report.since),
      addressOf: publicAddress,
    }),
    [words, language, report],
  )
  const day = (at: string) => words.lines.date(dayAndTimeOf(at).on)
  return (
    <ToldContext value={around}>
      <article className={styles.sheet}>
        <header className={styles.head}>
          <h1 className={styles.title} lang="zh-CN">
            {report.title}
          </h1>
          <p className={styles.facts}>
            <span lang="zh-CN">{report.streetName}</span> · {words.lines.period(nameOf(report))} ·{' '}
            {words.closedOn(day(report.closedAt))} · {words.released(day(report.releasedAt))}
          </p>
        </header>
        {report.correctedBy && (
          <Remark tone="late">
            {words.correctedBy}
            <Link to={`/reports/${report.correctedBy.id}`} lang="zh-CN">
              {report.correctedBy.title}
            </Link>
          </Remark>
        )}
        {report.corrects && (
          <Remark>
            {words.corrects}
            <Link to={`/reports/${report.corrects.id}`} lang="zh-CN">
              {report.corrects.title}
            </Link>
          </Remark>
        )}
        <p className={styles.how}>{words.how}</p>
        <div className={told.document}>
          <Blocks content={report.content} until={report.until} />
          <FormerCorrected told={report.told} />
        </div>
        <Section title={report.since.length > 0 ? words.since(report.since.length) : undefined}>
          {report.since.length > 0 ? (
            <div className={told.document}>
              <AdjustmentList list={report.since} />
            </div>
          ) : (
            <p className={styles.how}>{words.sinceNone}</p>
          )}
        </Section>
        <div className={told.document}>
          <CountedNotes told={report.told} />
        </div>
        <p className={styles.hash}>{words.seal(report.hash)}</p>
      </article>
    </ToldContext>
  )
}
