import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listMySessions } from '../../contract/prepare-invitations.ts'
import styles from './checkin.module.css'
import { checkinWords } from './words.ts'

/** On the first page of staff who sign people in at a session today: the way to the door. */
export default function UsheringPart({ tell }: HomePartProps) {
  const words = useWords(checkinWords)
  const mine = useAsked(listMySessions)
  const today = mine.data?.today
  const doors = mine.data?.sessions.flatMap((session) =>
    session.run !== null ||
    (session.heldOn === today && (session.state === 'called' || session.state === 'sitting'))
      ? session.duties.filter(({ duty }) => duty === 'usher').map(({ venue }) => ({ session, venue }))
      : [],
  )
  const count = doors?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (!doors || doors.length === 0) return null
  return (
    <Section title={words.ushering.title}>
      <ul className={styles.doors}>
        {doors.map(({ session, venue }) => (
          <li key={`${session.id} ${venue?.id ?? ''}`}>
            <Link to={`/assembly/${session.id}/checkin`} lang="zh-CN">
              {session.title}
            </Link>
            {venue && (
              <>
                <span lang="zh-CN">{venue.name}</span>
                <a href={`/venue/${session.id}/${venue.id}`} target="_blank" rel="noreferrer">
                  {words.ways.tablet}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
