import { useId, useState } from 'react'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { ask } from '../../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../../web/lib/language.tsx'
import { refusalType, useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { dayAndTimeOf, sayDay } from '../../../../../web/ui/dates.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { useSaying } from '../../../../../web/ui/say.ts'
import {
  confirmMinutes,
  getMinutes,
  listPoints,
  type Minutes,
  type TalkTold,
  writeMinutes,
} from '../../../contract/talk.ts'
import { talkTopic } from '../topics.ts'
import { talkWords } from '../words.ts'
import styles from './Minutes.module.css'

/** "今天 15:04": when something was written or confirmed. */
function useWhen(): (at: string) => string {
  const saying = useSaying()
  return (at) => {
    const { on, time } = dayAndTimeOf(at)
    return saying.words.dayAndTime(sayDay(on, dayAndTimeOf(new Date()).on, saying), time)
  }
}

/** The minutes of the group: the newest version, who wrote and confirmed it, all former ones. */
export function MinutesPart({ group }: { group: TalkTold }) {
  const words = useWords(talkWords).minutes
  const language = useLanguage()
  const when = useWhen()
  const [shown, setShown] = useState<number | null>(null)
  const [isWriting, setWriting] = useState(false)
  const asked = useAsked(
    getMinutes,
    { params: { id: group.id }, query: shown === null ? {} : { version: shown } },
    { topics: [talkTopic(group.id)], keep: true },
  )
  const mayWrite = group.may.includes('write') && group.session.run !== null
  return (
    <Asked of={asked} words={talkWords} rows={8}>
      {({ minutes, versions }) => {
        const newest = versions[0]?.version ?? 0
        if (isWriting)
          return <MinutesForm group={group} from={minutes} newest={newest} close={() => setWriting(false)} />
        return (
          <div className={styles.part}>
            {mayWrite && (
              <p>
                <PlainButton
                  kind={newest === 0 ? 'main' : 'plain'}
                  onClick={() => {
                    setShown(null)
                    setWriting(true)
                  }}
                >
                  {newest === 0 ? words.write : words.rewrite}
                </PlainButton>
              </p>
            )}
            {minutes === null ? (
              <Empty title={words.none}>{words.noneLead}</Empty>
            ) : (
              <article className={styles.sheet}>
                <p className={styles.facts}>
                  <strong>{words.version(minutes.version)}</strong>
                  <span>
                    <Han>{words.by(minutes.writtenBy.name, when(minutes.writtenAt))}</Han>
                  </span>
                  {minutes.confirmedBy && minutes.confirmedAt ? (
                    <span className={styles.confirmed}>
                      <Han>{words.confirmed(minutes.confirmedBy.name, when(minutes.confirmedAt))}</Han>
                    </span>
                  ) : (
                    minutes.version === newest && <span>{words.waiting}</span>
                  )}
                </p>
                {minutes.version !== newest && (
                  <Remark>
                    {words.former}{' '}
                    <PlainButton kind="text" onClick={() => setShown(null)}>
                      {words.newest}
                    </PlainButton>
                  </Remark>
                )}
                <div className={styles.text} lang="zh-CN">
                  {minutes.words}
                </div>
                {minutes.version === newest && minutes.confirmedAt === null && (
                  <Confirm group={group} minutes={minutes} />
                )}
              </article>
            )}
            {versions.length > 1 && (
              <details className={styles.versions}>
                <summary>{words.versions}</summary>
                <ol className={styles.list} lang={language}>
                  {versions.map((one) => (
                    <li key={one.version}>
                      <PlainButton
                        kind="text"
                        aria-current={one.version === minutes?.version || undefined}
                        onClick={() => setShown(one.version)}
                      >
                        {words.version(one.version)}
                      </PlainButton>{' '}
                      <Han>{words.by(one.writtenBy.name, when(one.writtenAt))}</Han>
                      {one.confirmedBy && one.confirmedAt && (
                        <span className={styles.confirmed}>
                          {' '}
                          <Han>{words.confirmed(one.confirmedBy.name, when(one.confirmedAt))}</Han>
                        </span>
                      )}
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </div>
        )
      }}
    </Asked>
  )
}

function Confirm({ group, minutes }: { group: TalkTold; minutes: Minutes }) {
  const words = useWords(talkWords).minutes
  const sayWrong = useProblemSentence(talkWords)
  const confirm = useSend(confirmMinutes)
  if (!group.may.includes('confirm') || minutes.writtenBy.id === group.me) return null
  return (
    <div>
      <PlainButton
        kind="main"
        disabled={confirm.isPending}
        onClick={() => confirm.mutate({ params: { id: group.id }, body: { version: minutes.version } })}
      >
        {words.confirm}
      </PlainButton>
      {confirm.error && (
        <p className={styles.wrong} role="alert">
          {sayWrong(confirm.error)}
        </p>
      )}
    </div>
  )
}

/** The recorder's box. What is typed is lost neither to another's version nor to a refusal. */
function MinutesForm(props: { group: TalkTold; from: Minutes | null; newest: number; close: () => void }) {
  const { group, close } = props
  const { minutes: words, point } = useWords(talkWords)
  const sayWrong = useProblemSentence(talkWords)
  const id = useId()
  const [text, setText] = useState(props.from?.words ?? '')
  const [after, setAfter] = useState(props.newest)
  const [latest, setLatest] = useState<Minutes | null>(null)
  const write = useSend(writeMinutes, { onDone: close })
  const isOvertaken = refusalType(write.error) === 'stale_version'
  const addPoints = async () => {
    const points = await ask(listPoints, { params: { id: group.id } })
    const lines = points
      .filter((one) => one.struck === null)
      .map((one, at) => {
        const who = one.raisedBy ? point.saidBy(one.raisedBy.name) : point.saidByGroup
        return `${at + 1}. ${one.words}（${point.kinds[one.kind]}，${who}）`
      })
    setText((former) => [former.trimEnd(), ...lines].filter(Boolean).join('\n'))
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        write.mutate({ params: { id: group.id }, body: { words: text, after } })
      }}
    >
      <label htmlFor={id}>{words.words}</label>
      <textarea
        id={id}
        className={styles.area}
        value={text}
        maxLength={40_000}
        required
        lang="zh-CN"
        onChange={(event) => setText(event.target.value)}
      />
      {isOvertaken && (
        <Remark tone="now">
          <p>{words.moved}</p>
          <p className={styles.acts}>
            <PlainButton
              onClick={async () => {
                const { minutes } = await ask(getMinutes, { params: { id: group.id }, query: {} })
                setLatest(minutes)
              }}
            >
              {words.seeNewest}
            </PlainButton>
            {latest && (
              <PlainButton
                onClick={() => {
                  setAfter(latest.version)
                  write.reset()
                  setLatest(null)
                }}
              >
                {words.takeOver}
              </PlainButton>
            )}
          </p>
          {latest && (
            <div className={styles.text} lang="zh-CN">
              {latest.words}
            </div>
          )}
        </Remark>
      )}
      {write.error && !isOvertaken && (
        <p className={styles.wrong} role="alert">
          {sayWrong(write.error)}
        </p>
      )}
      <p className={styles.acts}>
        <PlainButton
          kind="main"
          type="submit"
          disabled={write.isPending || text.trim() === '' || isOvertaken}
        >
          {words.save}
        </PlainButton>
        <PlainButton onClick={addPoints}>{words.fromPoints}</PlainButton>
        <PlainButton kind="text" onClick={close}>
          {point.cancel}
        </PlainButton>
      </p>
    </form>
  )
}
