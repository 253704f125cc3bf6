import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import type { PartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listNotices } from '../../contract/notices.ts'
import list from '../list/List.module.css'
import { reportsWords } from '../words.ts'
import { NoticeLine } from './NoticesPage.tsx'

/** Supervision notices about this project, and the way to issue one. */
export default function ProjectNotices({ id }: PartProps) {
  const words = useWords(reportsWords).notices
  const me = useMe()
  const mayOrder = me.holds('reports.order')
  const may = me.holds('reports.read') || me.holds('reports.answer')
  const notices = useAsked(
    listNotices,
    { query: { projectId: id } },
    { topics: ['reports.notices'], enabled: may },
  )
  const about = notices.data ?? []
  if (about.length === 0 && !mayOrder) return null
  return (
    <Section
      title={words.ofProject}
      aside={mayOrder && <Link to={`/reports/notices/new?project=${id}`}>{words.ofProjectIssue}</Link>}
    >
      {about.length > 0 && (
        <ul className={list.list}>
          {about.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </ul>
      )}
    </Section>
  )
}
