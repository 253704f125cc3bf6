import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import { Asked, Problem } from '../../../web/lib/Asked.tsx'
import { useKeys } from '../../../web/lib/keys.ts'
import { useLanguage, useWords } from '../../../web/lib/language.tsx'
import { usePageKeys } from '../../../web/lib/pageKeys.ts'
import { useAskedInPages, useSend } from '../../../web/lib/queries.ts'
import { useRows } from '../../../web/lib/useRows.ts'
import { DateSaid } from '../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Han } from '../../../web/ui/Han.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { getInbox, type Message, markRead } from '../contract.ts'
import styles from './InboxList.module.css'
import { inboxTopic } from './Unread.tsx'
import { messagesWords } from './words.ts'

/** What one was told, the newest first. Opening one marks it as read. The same list at both doors. */
export function InboxList({ personId }: { personId: string }) {
  const words = useWords(messagesWords).inbox
  const language = useLanguage()
  const go = useNavigate()
  const reading = useSend(markRead)
  const pages = useAskedInPages(
    getInbox,
    { query: { language, limit: 30 } },
    (page) => (page.next ? { query: { language, limit: 30, after: page.next } } : undefined),
    { topics: [inboxTopic(personId)], keep: true },
  )
  const messages = useMemo(() => pages.data?.flatMap((page) => page.messages) ?? [], [pages.data])
  const unread = pages.data?.[0]?.unread ?? 0
  const markOne = (message: Message) => {
    if (message.readAt === null) reading.mutate({ body: { ids: [message.id] } })
  }
  const open = (id: string) => {
    const message = messages.find((one) => one.id === id)
    if (!message) return
    markOne(message)
    if (message.opens) go(message.opens)
  }
  const { current } = useRows(
    useMemo(() => messages.map(({ id }) => id), [messages]),
    { enter: open, o: open },
  )
  useKeys({
    a: () => {
      if (unread > 0) reading.mutate({ body: {} })
    },
  })
  usePageKeys([
    [['j', 'k'], words.keyNext],
    [['Enter'], words.keyOpen],
    [['a'], words.keyRead],
  ])
  return (
    <Asked of={pages} words={messagesWords}>
      {() =>
        messages.length === 0 ? (
          <Empty title={words.emptyTitle}>{words.emptyLead}</Empty>
        ) : (
          <div className={styles.inbox}>
            {unread > 0 && (
              <div className={styles.acts}>
                <span role="status">{words.unread(unread)}</span>
                <PlainButton disabled={reading.isPending} onClick={() => reading.mutate({ body: {} })}>
                  {words.allRead}
                </PlainButton>
              </div>
            )}
            {reading.error && <Problem error={reading.error} words={messagesWords} />}
            <ul className={styles.list}>
              {messages.map((message) => (
                <OneMessage
                  key={message.id}
                  message={message}
                  held={message.id === current}
                  onRead={() => markOne(message)}
                />
              ))}
            </ul>
            {pages.hasNextPage && (
              <div>
                <PlainButton disabled={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
                  {words.more}
                </PlainButton>
              </div>
            )}
          </div>
        )
      }
    </Asked>
  )
}

/** One message: the whole of it is the way to what it speaks of; without a way it is only read. */
export function OneMessage({
  message,
  held,
  onRead,
}: {
  message: Message
  held: boolean
  onRead: () => void
}) {
  const words = useWords(messagesWords).inbox
  const { id, title, text, toldAt, readAt, opens } = message
  const body = (
    <>
      <span className={styles.head}>
        {readAt === null && (
          <>
            <span className={styles.dot} aria-hidden="true" />
            <span className="spoken">{words.isNew}</span>
          </>
        )}
        <span className={styles.title}>
          <Han>{title}</Han>
        </span>
        <span className={styles.when}>
          <DateSaid at={toldAt} />
        </span>
      </span>
      <span className={styles.text}>
        <Han>{text}</Han>
      </span>
    </>
  )
  return (
    <li
      data-row={id}
      data-held={held || undefined}
      data-unread={readAt === null || undefined}
      className={styles.row}
    >
      {opens ? (
        <Link to={opens} className={styles.message} onClick={onRead}>
          {body}
        </Link>
      ) : readAt === null ? (
        <button type="button" className={styles.message} data-holds onClick={onRead}>
          {body}
        </button>
      ) : (
        <div className={styles.message}>{body}</div>
      )}
    </li>
  )
}
