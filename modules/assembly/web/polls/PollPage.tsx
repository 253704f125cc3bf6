import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPoll, type Poll } from '../../contract/polls.ts'
import { getSession } from '../../contract/prepare.ts'
import { RuleSentences } from './Means.tsx'
import { OpeningPart } from './OpeningPart.tsx'
import styles from './polls.module.css'
import { RoundPart } from './RoundPart.tsx'
import { pollsTopics } from './topics.ts'
import { pollsWords } from './words.ts'

/** One question: what stands in the way of opening it, the ballot under way, and every result so far, the newest first. */
export default function PollPage() {
  const { id = '' } = useParams()
  const first = useAsked(getPoll, { params: { id } })
  const sessionId = first.data?.sessionId
  const poll = useAsked(getPoll, { params: { id } }, { topics: sessionId ? pollsTopics(sessionId) : [] })
  return (
    <Asked of={poll} words={pollsWords} rows={10}>
      {(answer) => <OnePoll poll={answer} />}
    </Asked>
  )
}

function OnePoll({ poll }: { poll: Poll }) {
  const words = useWords(pollsWords)
  const me = useMe()
  const go = useNavigate()
  const session = useAsked(
    getSession,
    { params: { id: poll.sessionId } },
    { topics: [`assembly.session:${poll.sessionId}`] },
  )
  const run = session.data?.run ?? null
  const mayRun = me.holds('assembly.run') || me.holds('assembly.hold_election')
  const rounds = poll.rounds.toReversed()
  const frozen = rounds[0]
  const lines = frozen?.options ?? poll.options
  return (
    <Page
      title={<span lang="zh-CN">{poll.question}</span>}
      tab={poll.question}
      kicker={
        <>
          <Link to={`/assembly/${poll.sessionId}/polls`}>{words.poll.back}</Link>
          {session.data && (
            <>
              {' · '}
              <span lang="zh-CN">{session.data.title}</span>
            </>
          )}
          {poll.item && (
            <>
              {' · '}
              <span lang="zh-CN">{poll.item.name}</span>
            </>
          )}
        </>
      }
      actions={
        me.holds('assembly.prepare') &&
        rounds.length === 0 && (
          <Button onClick={() => go(`/assembly/polls/${poll.id}/edit`)}>{words.poll.edit}</Button>
        )
      }
    >
      {run?.kind === 'rehearsal' && <Remark tone="late">{words.list.rehearsal}</Remark>}
      <div className={styles.columns}>
        <div className={styles.rounds}>
          {rounds.length === 0 &&
            (run && mayRun ? (
              <OpeningPart poll={poll} cause="first" former={null} />
            ) : (
              <Remark>{words.poll.noRun}</Remark>
            ))}
          {rounds.map((round, at) => (
            <RoundPart
              key={round.id}
              poll={poll}
              round={round}
              newest={at === 0}
              mayRun={mayRun && run !== null}
            />
          ))}
        </div>
        <div className={styles.side}>
          <Section title={words.poll.rules}>
            <RuleSentences
              of={frozen ? { ...poll, ...frozen } : poll}
              lines={poll.fromPollId && !frozen ? null : lines.length}
            />
            {rounds.length > 0 && <p className={styles.quiet}>{words.poll.locked}</p>}
            {frozen?.draft && <p className={styles.quiet}>{words.poll.draft(frozen.draft.version)}</p>}
          </Section>
          <Section title={words.poll.lines}>
            {poll.fromPollId && !frozen ? (
              <p className={styles.quiet}>{words.list.fromFormer}</p>
            ) : (
              <Lines lines={lines} />
            )}
          </Section>
        </div>
      </div>
    </Page>
  )
}

function Lines({ lines }: { lines: Poll['options'] }) {
  const words = useWords(pollsWords).poll
  return (
    <ol className={styles.candidates} lang="zh-CN">
      {lines.map((line) => (
        <li key={line.id}>
          {line.label} {line.note && <span className={styles.quiet}>{line.note}</span>}
          {line.parts.length > 0 && (
            <details>
              <summary>{words.parts(line.parts.length)}</summary>
              <ol className={styles.candidates}>
                {line.parts.map((part) => (
                  <li key={part}>{part}</li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
    </ol>
  )
}
