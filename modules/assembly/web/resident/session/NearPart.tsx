import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { listMySessions } from '../../../contract/prepare-invitations.ts'
import { SessionLines } from './SessionLines.tsx'
import { mineWords } from './words.ts'

/** On the first page, for whoever is asked to a session that is still to come or sits now. Others see nothing of it. */
export default function NearPart({ tell }: HomePartProps) {
  const words = useWords(mineWords).mine
  const mine = useAsked(listMySessions)
  const coming = mine.data?.sessions.filter(({ state }) => state === 'called' || state === 'sitting')
  const count = coming?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!coming || coming.length === 0) return null
  return (
    <Section title={words.near} aside={<Link to="/assembly/my">{words.title}</Link>}>
      <SessionLines sessions={coming} />
    </Section>
  )
}
