import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { dayAndTimeOf } from '../../../../../web/ui/dates.ts'
import { Han } from '../../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { closeTalk, openTalk, type TalkTold } from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import { ChatPart } from './ChatPart.tsx'
import styles from './GroupView.module.css'
import { MinutesPart } from './MinutesPart.tsx'
import { PhotosPart } from './PhotosPart.tsx'
import type { PointStart } from './PointForm.tsx'
import { PointsPart } from './PointsPart.tsx'

const parts = ['talk', 'points', 'minutes', 'photos'] as const

/** One group at either door: who is in it, whether it has the word, and its four sheets. */
export function GroupView({ group }: { group: TalkTold }) {
  const words = useWords(talkWords)
  const [query, setQuery] = useSearchParams()
  const [start, setStart] = useState<PointStart | null>(null)
  const offered = parts.filter((part) => part !== 'talk' || group.mode === 'online')
  const part = offered.find((one) => one === query.get('part')) ?? offered[0]!
  const choose = (next: (typeof parts)[number]) =>
    setQuery(
      (former) => {
        const params = new URLSearchParams(former)
        params.set('part', next)
        return params
      },
      { replace: true },
    )
  return (
    <div className={styles.group}>
      {group.session.run?.kind === 'rehearsal' && <Remark tone="late">{words.rehearsal}</Remark>}
      <Head group={group} />
      <Choice
        label={words.group}
        value={part}
        onChoose={choose}
        options={offered.map((value) => ({
          value,
          word:
            value === 'points' && group.points > 0
              ? `${words.tabs.points} ${group.points}`
              : words.tabs[value],
        }))}
      />
      {part === 'talk' && (
        <ChatPart
          group={group}
          onPoint={(remark) => {
            setStart({ words: remark.words ?? '', raisedBy: remark.by.id })
            choose('points')
          }}
        />
      )}
      {part === 'points' && <PointsPart group={group} start={start} open={setStart} />}
      {part === 'minutes' && <MinutesPart group={group} />}
      {part === 'photos' && <PhotosPart group={group} />}
    </div>
  )
}

function Head({ group }: { group: TalkTold }) {
  const words = useWords(talkWords)
  const sayWrong = useProblemSentence(talkWords)
  const open = useSend(openTalk)
  const close = useSend(closeTalk)
  const params = { id: group.id }
  const timeOf = (at: string) => dayAndTimeOf(at).time
  const isOpen = group.openSince !== null
  const mayMove = group.session.run?.isOpen && group.may.includes(isOpen ? 'close' : 'open')
  const wrong = open.error ?? close.error
  return (
    <div className={styles.head}>
      <p className={styles.state} data-open={isOpen || undefined}>
        {group.openSince
          ? words.open(timeOf(group.openSince))
          : group.session.run === null
            ? words.noRun
            : group.times.length > 0
              ? words.notOpen
              : words.neverOpen}
      </p>
      {mayMove && (
        <PlainButton
          kind={isOpen ? 'plain' : 'main'}
          disabled={open.isPending || close.isPending}
          onClick={() => (isOpen ? close : open).mutate({ params })}
        >
          {words.acts[isOpen ? 'close' : 'open']}
        </PlainButton>
      )}
      {wrong && (
        <p className={styles.wrong} role="alert">
          {sayWrong(wrong)}
        </p>
      )}
      <details className={styles.people}>
        <summary>
          {words.peopleTitle} · {words.people(group.people.length)}
        </summary>
        <dl className={styles.facts}>
          {group.convenor && (
            <div>
              <dt>{words.convenor}</dt>
              <dd lang="zh-CN">{group.convenor.name}</dd>
            </div>
          )}
          {group.recorder && (
            <div>
              <dt>{words.recorder}</dt>
              <dd lang="zh-CN">{group.recorder.name}</dd>
            </div>
          )}
          {group.where && (
            <div>
              <dt>{words.where}</dt>
              <dd lang="zh-CN">{group.where}</dd>
            </div>
          )}
        </dl>
        <ul className={styles.names}>
          {group.people.map((person) => (
            <li key={person.id}>
              <Han>{person.name}</Han>
              {person.of && (
                <span className={styles.of}>
                  {' '}
                  <Han>{person.of}</Han>
                </span>
              )}
            </li>
          ))}
        </ul>
        {group.times.length > 0 && (
          <p className={styles.of}>
            {words.times}：
            {group.times
              .map((time) =>
                [
                  words.timeSaid(timeOf(time.openedAt), time.closedAt && timeOf(time.closedAt)),
                  time.item && words.withItem(time.item),
                ]
                  .filter(Boolean)
                  .join(' '),
              )
              .join('；')}
          </p>
        )}
      </details>
    </div>
  )
}
