import { Link } from 'react-router'
import { useWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import styles from './Unread.module.css'
import { UnreadMark, useUnread } from './Unread.tsx'
import { messagesWords } from './words.ts'

/** The bell at the head of every staff page, with how many messages are unread. */
export function Bell() {
  const { personId } = useMe()
  const words = useWords(messagesWords).inbox
  const unread = useUnread(personId) ?? 0
  return (
    <Link to="/messages" className={styles.bell} aria-label={words.bell(unread)} title={words.bell(unread)}>
      <svg viewBox="0 0 18 18" className={styles.shape} aria-hidden="true">
        <path d="M3 13.5h12c-1.4-1.3-1.9-2.7-1.9-5.6a4.1 4.1 0 0 0-8.2 0c0 2.9-.5 4.3-1.9 5.6Z" />
        <path d="M7.4 15.8a1.7 1.7 0 0 0 3.2 0" />
      </svg>
      <span aria-hidden="true">
        <UnreadMark personId={personId} />
      </span>
    </Link>
  )
}
