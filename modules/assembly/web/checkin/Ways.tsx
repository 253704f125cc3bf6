import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import styles from './checkin.module.css'
import { checkinWords } from './words.ts'

const ways = [
  { key: 'desk', path: '', can: undefined },
  { key: 'code', path: '/code', can: undefined },
  { key: 'telephone', path: '/telephone', can: undefined },
  { key: 'prints', path: '/prints', can: 'assembly.prepare' },
] as const

/** What else there is at the door of this session. */
export function Ways({ id, at }: { id: string; at: (typeof ways)[number]['key'] }) {
  const words = useWords(checkinWords)
  const me = useMe()
  return (
    <nav className={styles.ways} aria-label={words.title}>
      {ways
        .filter(({ can }) => can === undefined || me.holds(can))
        .map(({ key, path }) => (
          <Link
            key={key}
            to={`/assembly/${id}/checkin${path}`}
            aria-current={key === at ? 'page' : undefined}
          >
            {words.ways[key]}
          </Link>
        ))}
    </nav>
  )
}
