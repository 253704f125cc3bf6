import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked, useTopics } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { listMyTalks } from '../../../contract/talk.ts'
import { talkTopic } from '../../talk/topics.ts'
import { talkWords } from '../../talk/words.ts'
import { GroupCards } from './GroupCards.tsx'

/** On the first page: one's groups of sessions that are not over. Nothing for everybody else. */
export default function GroupNow({ tell }: HomePartProps) {
  const words = useWords(talkWords)
  const groups = useAsked(listMyTalks)
  const present = (groups.data ?? []).filter((group) => group.session.state !== 'closed')
  useTopics(
    present.map((group) => talkTopic(group.id)),
    () => groups.refetch(),
  )
  const count = groups.data && present.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (present.length === 0) return null
  return (
    <Section title={words.mine} aside={<Link to="/groups">{words.point.all}</Link>}>
      <GroupCards groups={present} />
    </Section>
  )
}
