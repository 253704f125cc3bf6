import { useEffect } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { useResident } from '../../../../web/lib/resident.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getInbox, markRead } from '../../contract.ts'
import styles from '../InboxList.module.css'
import { OneMessage } from '../InboxList.tsx'
import { inboxTopic } from '../Unread.tsx'
import { messagesWords } from '../words.ts'

const most = 3

/** On the first page: what one has not read yet, a few of it. Nothing where nothing is new. */
export default function FreshMessages({ tell }: HomePartProps) {
  const { personId } = useResident()
  const language = useLanguage()
  const words = useWords(messagesWords).inbox
  const inbox = useAsked(getInbox, { query: { language, limit: 10 } }, { topics: [inboxTopic(personId)] })
  const reading = useSend(markRead)
  const fresh = (inbox.data?.messages ?? []).filter(({ readAt }) => readAt === null)
  const count = inbox.data ? fresh.length : undefined
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  if (fresh.length === 0) return null
  return (
    <Section title={words.fresh} aside={<Link to="/messages">{words.all}</Link>}>
      <ul className={styles.list}>
        {fresh.slice(0, most).map((message) => (
          <OneMessage
            key={message.id}
            message={message}
            held={false}
            onRead={() => reading.mutate({ body: { ids: [message.id] } })}
          />
        ))}
      </ul>
    </Section>
  )
}
