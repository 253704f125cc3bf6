import { useEffect } from 'react'
import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../../web/lib/module.ts'
import { useAsked } from '../../../../../web/lib/queries.ts'
import { Section } from '../../../../../web/ui/Page.tsx'
import { listMySessions } from '../../../contract/prepare-invitations.ts'
import styles from './Vote.module.css'
import { votingWords } from './words.ts'

/** On the first page of a representative while their session sits: the one way they need now. */
export default function SittingPart({ tell }: HomePartProps) {
  const words = useWords(votingWords).home
  const mine = useAsked(listMySessions)
  const sitting = mine.data?.sessions.filter(({ run }) => run !== null)
  const count = sitting?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return sitting?.map((session) => (
    <Section key={session.id} title={session.run?.kind === 'rehearsal' ? words.rehearsing : words.title}>
      <p lang="zh-CN">{session.title}</p>
      <p className={styles.quiet}>{session.run?.kind === 'rehearsal' ? words.rehearsal : words.lead}</p>
      <div className={styles.ways}>
        {session.mine && (
          <Link to={`/assembly/vote/${session.id}`} className={styles.way} data-kind="main">
            {words.go}
          </Link>
        )}
        {session.duties.some(({ duty }) => duty === 'teller' || duty === 'scrutineer') && (
          <Link to={`/assembly/counting/${session.id}`} className={styles.way}>
            {words.duties}
          </Link>
        )}
      </div>
    </Section>
  ))
}
