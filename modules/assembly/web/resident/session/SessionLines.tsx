import { Link } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import type { MySession } from '../../../contract/prepare-invitations.ts'
import styles from './Session.module.css'
import { mineWords } from './words.ts'

/** Sessions one is asked to: title, when, where, and what is going on. */
export function SessionLines({ sessions }: { sessions: readonly MySession[] }) {
  const words = useWords(mineWords)
  return (
    <ul className={styles.list}>
      {sessions.map((one) => (
        <li key={one.id} className={styles.line}>
          <Link to={`/assembly/my/${one.id}`} className={styles.name} lang="zh-CN">
            {one.title}
          </Link>
          <p className={styles.facts}>
            <DateSaid at={one.opensAt} />
            {one.mine?.venue && <span lang="zh-CN">{one.mine.venue.name}</span>}
            {one.run && (
              <span className={styles.state}>
                {one.run.kind === 'real' ? words.mine.sitting : words.mine.rehearsing}
              </span>
            )}
            {one.state === 'cancelled' && <span>{words.mine.cancelled}</span>}
            {one.mine && one.mine.leave !== 'none' && <span>{words.mine.leave[one.mine.leave]}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
