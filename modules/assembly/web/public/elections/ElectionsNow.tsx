import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../../web/ui/Sentence.tsx'
import { listPublicCommittees } from '../../../contract/committee.ts'
import { listPublicElections } from '../../../contract/elections-public.ts'
import { publicElectionWords } from './words.ts'

/** Elections of which something is public, and committees whose members are, on the first public page. */
export default function ElectionsNow({ tell }: HomePartProps) {
  const words = useWords(publicElectionWords)
  const elections = useAsked(listPublicElections)
  const committees = useAsked(listPublicCommittees)
  const list = (elections.data?.elections ?? []).slice(0, 6)
  const bodies = (committees.data?.committees ?? []).slice(0, 6)
  const asked = elections.data !== undefined && committees.data !== undefined
  const count = list.length + bodies.length
  useEffect(() => {
    if (asked) tell(count)
  }, [asked, count, tell])
  if (count === 0) return null
  return (
    <Section title={words.home.title}>
      <Sentences label={words.home.title}>
        {list.map((one) => (
          <li key={one.id}>
            <Sentence aside={`${words.home.shows[one.shows]} · ${words.home.held(one.heldOn)}`}>
              <Link to={`/assembly/elections/${one.id}`} lang="zh-CN">
                {one.title}
              </Link>
            </Sentence>
          </li>
        ))}
        {bodies.map((one) => (
          <li key={one.termId}>
            <Sentence aside={words.home.members(one.members)}>
              <Link to={`/assembly/committees/${one.termId}`} lang="zh-CN">
                {words.whole(one.name, one.ordinal)}
              </Link>
            </Sentence>
          </li>
        ))}
      </Sentences>
    </Section>
  )
}
