import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import type { PublicLine } from '../../contract/public.ts'
import styles from './Public.module.css'
import { publicAssemblyWords } from './words.ts'

/** Sessions one below the other: what, when, who came, how much was decided. */
export function SessionLines({ sessions }: { sessions: readonly PublicLine[] }) {
  const words = useWords(publicAssemblyWords)
  return (
    <ol className={styles.lines}>
      {sessions.map((session) => (
        <li key={session.id} className={styles.line}>
          <h3 className={styles.name}>
            <Link to={`/assembly/${session.id}`} lang="zh-CN">
              {session.title}
            </Link>
          </h3>
          <p className={styles.facts}>
            <span lang="zh-CN">{session.body.name}</span>
            <DateSaid on={session.heldOn} />
            <span data-state={session.state}>{words.states[session.state]}</span>
            {session.came && (
              <span>
                {session.state === 'sitting' ? words.came.now(session.came) : words.came.said(session.came)}
              </span>
            )}
            {session.state !== 'called' && <span>{words.decided(session.decided)}</span>}
          </p>
        </li>
      ))}
    </ol>
  )
}
