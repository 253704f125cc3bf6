import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { countUnread } from '../contract.ts'
import styles from './Unread.module.css'
import { messagesWords } from './words.ts'

/** What the live connection says when this person is told something, or has read it elsewhere. */
export const inboxTopic = (personId: string) => `messages:${personId}`

/** How many messages of this person are unread; undefined until it is known. */
export function useUnread(personId: string): number | undefined {
  return useAsked(countUnread, {}, { topics: [inboxTopic(personId)] }).data?.unread
}

const shown = (count: number) => (count > 99 ? '99+' : String(count))

/** The number beside the way to the messages: nothing where nothing is unread. */
export function UnreadMark({ personId }: { personId: string }) {
  const words = useWords(messagesWords).inbox
  const unread = useUnread(personId) ?? 0
  if (unread === 0) return null
  return (
    <span className={styles.mark}>
      <span aria-hidden="true">{shown(unread)}</span>
      <span className="spoken">{words.unread(unread)}</span>
    </span>
  )
}
