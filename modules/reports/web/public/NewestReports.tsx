import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { listPublicReports } from '../../contract/reports.ts'
import { publicReportWords } from '../words.ts'

const most = 5

/** The newest reports, on the first public page. */
export default function NewestReports({ tell }: HomePartProps) {
  const words = useWords(publicReportWords)
  const reports = useAsked(listPublicReports)
  const count = reports.data?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!count) return null
  return (
    <Section title={words.list}>
      <Sentences label={words.list}>
        {reports.data?.slice(0, most).map((report) => (
          <li key={report.id}>
            <Sentence>
              <Link to={`/reports/${report.id}`} lang="zh-CN">
                {report.title}
              </Link>
            </Sentence>
          </li>
        ))}
      </Sentences>
    </Section>
  )
}
