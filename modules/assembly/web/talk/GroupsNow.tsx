import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked, useTopics } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { listMyTalks } from '../../contract/talk.ts'
import styles from './Talk.module.css'
import { talkTopic } from './topics.ts'
import { talkWords } from './words.ts'

/** On the first page of the desk: groups this person sits in, convenes or records, of sessions that are not over. */
export default function GroupsNow({ tell }: HomePartProps) {
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
    <Section title={words.mine}>
      <ul className={styles.mine}>
        {present.map((group) => (
          <li key={group.id}>
            <Link to={`/assembly/groups/${group.id}`} lang="zh-CN">
              {group.name}
            </Link>{' '}
            <span className={styles.quiet}>
              <Han>{group.session.title}</Han>
            </span>{' '}
            {group.openSince && <span className={styles.open}>{words.openShort}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}
