import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listNotices } from '../../contract/notices.ts'
import list from '../list/List.module.css'
import { reportsWords } from '../words.ts'
import { NoticeLine } from './NoticesPage.tsx'

const most = 5

/** Supervision notices that wait for this person: to answer, to decide, or put before them. */
export default function Waiting({ tell }: HomePartProps) {
  const words = useWords(reportsWords).notices.waiting
  const me = useMe()
  const may = me.holds('reports.read') || me.holds('reports.answer')
  const notices = useAsked(
    listNotices,
    { query: { forMe: true } },
    { topics: ['reports.notices'], enabled: may },
  )
  const count = may ? notices.data?.length : 0
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  const waiting = notices.data ?? []
  if (waiting.length === 0) return null
  return (
    <Section title={words.title(waiting.length)} aside={<Link to="/reports/notices">{words.all}</Link>}>
      <ul className={list.list}>
        {waiting.slice(0, most).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </ul>
    </Section>
  )
}
