import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listPublicSessions } from '../../contract/public.ts'
import { SessionLines } from './SessionLines.tsx'
import { publicAssemblyWords } from './words.ts'

const shown = 3

/** The newest sessions, on the first public page. */
export default function NewestSession({ tell }: HomePartProps) {
  const words = useWords(publicAssemblyWords)
  const sessions = useAsked(listPublicSessions, { query: { limit: shown } })
  const count = sessions.data?.sessions.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!sessions.data || !count) return null
  return (
    <Section title={words.newest} aside={<Link to="/assembly">{words.all}</Link>}>
      <SessionLines sessions={sessions.data.sessions} />
    </Section>
  )
}
