import { Link } from 'react-router'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import type { PartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { listTelling } from '../../contract/reports.ts'
import { inLanguage } from '../told/told.ts'
import { reportsWords } from '../words.ts'

const most = 6

/** Which closed reports told of this project, and with what words: the line back from a promise to what was reported. */
export default function ProjectTold({ id }: PartProps) {
  const words = useWords(reportsWords).reports.told
  const language = useLanguage()
  const me = useMe()
  const lines = useAsked(
    listTelling,
    { query: { projectId: id } },
    { topics: ['reports'], enabled: me.holds('reports.read') },
  )
  const told = lines.data ?? []
  if (told.length === 0) return null
  return (
    <Section title={words.title}>
      <Sentences label={words.title}>
        {told.slice(0, most).map((line) => {
          const first = line.said[0]
          return (
            <li key={`${line.report.id} ${line.targetId}`}>
              <Sentence aside={<DateSaid at={line.report.closedAt} time={false} />}>
                <Link to={`/reports/${line.report.id}#target-${line.targetId ?? ''}`} lang="zh-CN">
                  {line.report.title}
                </Link>{' '}
                {first && <span lang="zh-CN">{words.said(first.title, inLanguage(first, language))}</span>}
              </Sentence>
            </li>
          )
        })}
      </Sentences>
    </Section>
  )
}
