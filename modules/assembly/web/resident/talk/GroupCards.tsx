import { Link } from 'react-router'
import type { ReplyOf } from '../../../../../platform/contract.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import type { listMyTalks } from '../../../contract/talk.ts'
import { talkWords } from '../../talk/words.ts'
import styles from './Groups.module.css'

/** Groups as large lines to touch: which, of what session, whether it has the word. */
export function GroupCards({ groups }: { groups: ReplyOf<typeof listMyTalks> }) {
  const words = useWords(talkWords)
  return (
    <ul className={styles.cards}>
      {groups.map((group) => (
        <li key={group.id}>
          <Link to={`/groups/${group.id}`} className={styles.card}>
            <span className={styles.name}>
              <Han>{group.name}</Han>
              {group.openSince && <span className={styles.open}>{words.openShort}</span>}
            </span>
            <span className={styles.of}>
              <Han>{group.session.title}</Han>
            </span>
            <span className={styles.of}>
              {words.modes[group.mode]} · {words.people(group.members)}
              {group.points > 0 && ` · ${words.counts.points(group.points)}`}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
