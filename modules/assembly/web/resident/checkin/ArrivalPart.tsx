import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { listMySessions } from '../../../contract/prepare-invitations.ts'
import { getOwnCheckIn } from '../../../contract/presence-own.ts'
import styles from './Own.module.css'
import { ownWords } from './words.ts'

/** On the first page while a session signs people in: the way there for whoever has not signed in, and the list for its ushers. */
export default function ArrivalPart({ tell }: HomePartProps) {
  const mine = useAsked(listMySessions)
  const sitting = mine.data?.sessions.filter(({ run }) => run !== null)
  const count = sitting?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return sitting?.map((session) => (
    <div key={session.id}>
      {session.mine && <Waiting id={session.id} isRehearsal={session.run?.kind === 'rehearsal'} />}
      {session.duties.map(
        ({ duty, venue }) =>
          duty === 'usher' &&
          venue && <Ushering key={venue.id} sessionId={session.id} venueId={venue.id} name={venue.name} />,
      )}
    </div>
  ))
}

function Waiting({ id, isRehearsal }: { id: string; isRehearsal: boolean }) {
  const words = useWords(ownWords)
  const own = useAsked(getOwnCheckIn, { params: { id } })
  if (!own.data || own.data.there) return null
  return (
    <Section title={words.home.title}>
      <p lang="zh-CN">{own.data.title}</p>
      <p className={styles.quiet}>{isRehearsal ? words.home.rehearsal : words.home.lead}</p>
      <Link to={`/assembly/${id}/checkin`} className={styles.way}>
        {words.home.go}
      </Link>
    </Section>
  )
}

function Ushering(props: { sessionId: string; venueId: string; name: string }) {
  const words = useWords(ownWords).home
  return (
    <Section title={words.title}>
      <p className={styles.quiet}>{words.usher}</p>
      <a href={`/venue/${props.sessionId}/${props.venueId}?door=my`} className={styles.way}>
        {words.usherGo(props.name)}
      </a>
    </Section>
  )
}
