import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { Remark as Note } from '../../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../../web/ui/Skeleton.tsx'
import type { Remark, TalkTold } from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import styles from './Chat.module.css'
import { RemarkLine } from './RemarkLine.tsx'
import { SayBox } from './SayBox.tsx'
import { type Unsent, useChat } from './useChat.ts'

/** So near to the end a reader follows what comes; further up nothing moves under them. */
const nearPx = 80

/** The online chat: what was said in its order, and the box to say something while the group has the word. */
export function ChatPart({ group, onPoint }: { group: TalkTold; onPoint: (remark: Remark) => void }) {
  const words = useWords(talkWords)
  const chat = useChat(group.id)
  const log = useRef<HTMLDivElement>(null)
  const [isFollowing, setFollowing] = useState(true)
  const [seen, setSeen] = useState(0)
  const last = chat.remarks.at(-1)?.position ?? 0
  const grown = chat.unsent.length + chat.unsent.filter(({ error }) => error !== null).length
  const toEnd = useCallback(() => {
    const box = log.current
    if (box) box.scrollTop = box.scrollHeight
  }, [])
  useEffect(() => {
    if (!isFollowing) return
    // Also when a remark of one's own was added to the end, or grew by the words that it was not sent.
    if (last + grown >= 0) toEnd()
    setSeen(last)
  }, [isFollowing, last, grown, toEnd])
  const onScroll = () => {
    const box = log.current
    if (box) setFollowing(box.scrollHeight - box.scrollTop - box.clientHeight < nearPx)
  }
  const showEarlier = async () => {
    const box = log.current
    const fromEnd = box ? box.scrollHeight - box.scrollTop : 0
    await chat.loadEarlier()
    // What one was reading stays where it was.
    requestAnimationFrame(() => {
      if (box) box.scrollTop = box.scrollHeight - fromEnd
    })
  }
  const isOpen = group.openSince !== null
  const newer = isFollowing ? 0 : Math.max(0, last - seen)
  if (!chat.isLoaded && chat.error !== null)
    return <Problem error={chat.error} words={talkWords} again={chat.refresh} />
  if (!chat.isLoaded) return <SkeletonRows rows={6} />
  return (
    <div className={styles.chat}>
      <div ref={log} className={styles.log} role="log" aria-label={words.chat.log} onScroll={onScroll}>
        {chat.earlier && (
          <PlainButton kind="text" onClick={showEarlier}>
            {words.chat.earlier}
          </PlainButton>
        )}
        {chat.remarks.length === 0 && chat.unsent.length === 0 && (
          <Empty title={words.chat.none}>{words.chat.noneLead}</Empty>
        )}
        <ol className={styles.remarks}>
          {chat.remarks.map((remark) => (
            <RemarkLine key={remark.id} remark={remark} group={group} chat={chat} onPoint={onPoint} />
          ))}
          {chat.unsent.map((one) => (
            <UnsentLine
              key={one.key}
              one={one}
              again={() => chat.again(one.key)}
              drop={() => chat.drop(one.key)}
            />
          ))}
        </ol>
      </div>
      {newer > 0 && (
        <PlainButton
          className={styles.newer}
          onClick={() => {
            setFollowing(true)
            toEnd()
          }}
        >
          {words.chat.newer(newer)}
        </PlainButton>
      )}
      {chat.error !== null && <Problem error={chat.error} words={talkWords} again={chat.refresh} />}
      {group.may.includes('say') &&
        (isOpen ? (
          <SayBox
            groupId={group.id}
            onSay={(text) => {
              setFollowing(true)
              chat.say(text)
            }}
          />
        ) : (
          <Note>{group.session.run?.isOpen ? words.notOpen : words.noRun}</Note>
        ))}
    </div>
  )
}

function UnsentLine({ one, again, drop }: { one: Unsent; again: () => void; drop: () => void }) {
  const words = useWords(talkWords).chat
  const say = useProblemSentence(talkWords)
  return (
    <li className={styles.remark} data-own data-unsent>
      <p className={styles.words}>{one.words}</p>
      {one.error === null ? (
        <p className={styles.facts}>{words.sending}</p>
      ) : (
        <div className={styles.failed} role="alert">
          <span>
            {words.notSent}：{say(one.error)}
          </span>
          <span className={styles.acts}>
            <PlainButton onClick={again}>{words.again}</PlainButton>
            <PlainButton kind="text" onClick={drop}>
              {words.drop}
            </PlainButton>
          </span>
        </div>
      )}
    </li>
  )
}
