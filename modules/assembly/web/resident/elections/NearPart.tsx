import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../../web/ui/Sentence.tsx'
import { listMyElections } from '../../../contract/voters.ts'
import { publicElectionWords } from '../../public/elections/words.ts'

/** An election where one lives, as long as it goes on. */
export default function NearPart({ tell }: HomePartProps) {
  const words = useWords(publicElectionWords).mine
  const elections = useAsked(listMyElections)
  const count = elections.data?.elections.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!count) return null
  return (
    <Section title={words.title}>
      <Sentences label={words.title}>
        {elections.data?.elections.map((one) => (
          <li key={one.id}>
            <Sentence aside={one.mine ? words.states[one.mine.state] : words.held(one.heldOn)}>
              <Link to="/elections" lang="zh-CN">
                {one.title}
              </Link>
            </Sentence>
          </li>
        ))}
      </Sentences>
    </Section>
  )
}
