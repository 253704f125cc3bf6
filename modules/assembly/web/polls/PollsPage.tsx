import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { listPolls, orderPolls, type Poll } from '../../contract/polls.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { outcomeOf } from './outcome.ts'
import styles from './polls.module.css'
import { StateWord } from './StateWord.tsx'
import { pollsTopics } from './topics.ts'
import { pollsWords } from './words.ts'

/** What a session votes on, in its order, with how far each is. */
export default function PollsPage() {
  const { id = '' } = useParams()
  const words = useWords(pollsWords)
  const me = useMe()
  const go = useNavigate()
  const polls = useAsked(listPolls, { params: { id } }, { topics: pollsTopics(id) })
  return (
    <SessionFrame
      tab="polls"
      lead={words.list.lead}
      actions={({ state }) => (
        <>
          <Button onClick={() => go(`/assembly/counting/${id}`)}>{words.list.counting}</Button>
          {me.holds('assembly.prepare') && state !== 'closed' && state !== 'cancelled' && (
            <Button type="primary" onClick={() => go(`/assembly/${id}/polls/new`)}>
              {words.list.add}
            </Button>
          )}
        </>
      )}
    >
      {(session) => (
        <>
          {session.run?.kind === 'rehearsal' && <Remark tone="late">{words.list.rehearsal}</Remark>}
          {!session.run && session.state !== 'closed' && <Remark>{words.list.noRun}</Remark>}
          <Asked of={polls} words={pollsWords} rows={8}>
            {(answer) =>
              answer.polls.length === 0 ? (
                <Empty title={words.list.empty}>{words.list.emptyLead}</Empty>
              ) : (
                <List
                  sessionId={id}
                  polls={answer.polls}
                  mayOrder={
                    me.holds('assembly.prepare') &&
                    session.state !== 'closed' &&
                    session.state !== 'cancelled'
                  }
                />
              )
            }
          </Asked>
        </>
      )}
    </SessionFrame>
  )
}

function List({
  sessionId,
  polls,
  mayOrder,
}: {
  sessionId: string
  polls: readonly Poll[]
  mayOrder: boolean
}) {
  const words = useWords(pollsWords)
  const go = useNavigate()
  const order = useSend(orderPolls)
  const { current, hold } = useRows(
    polls.map(({ id }) => id),
    { enter: (id) => go(`/assembly/polls/${id}`) },
  )
  const move = (at: number, by: number) => {
    const ids = polls.map(({ id }) => id)
    const [moved] = ids.splice(at, 1)
    if (moved) ids.splice(at + by, 0, moved)
    order.mutate({ params: { id: sessionId }, body: { ids } })
  }
  return (
    <>
      {order.error && <Problem error={order.error} words={pollsWords} />}
      <ol className={styles.list}>
        {polls.map((poll, at) => {
          const round = poll.rounds.at(-1)
          return (
            <li
              key={poll.id}
              className={styles.poll}
              data-row={poll.id}
              aria-current={poll.id === current || undefined}
              onFocus={() => hold(poll.id)}
            >
              <span className={styles.position}>{at + 1}</span>
              <div className={styles.pollWords}>
                <Link to={`/assembly/polls/${poll.id}`} className={styles.question} lang="zh-CN">
                  {poll.question}
                </Link>
                <p className={styles.quiet}>
                  {[
                    words.ruling.kinds[poll.kind],
                    words.ruling.secrecies[poll.secrecy],
                    poll.fromPollId
                      ? words.list.fromFormer
                      : words.list.options(poll.options[0]?.parts.length || poll.options.length),
                  ].join(' · ')}
                </p>
                <p className={styles.quiet}>{words.ruling.rule(poll.kind, poll.rule, poll.seats)}</p>
              </div>
              <div className={styles.pollState}>
                <StateWord state={round?.state ?? 'prepared'} />
                {round && <p className={styles.quiet}>{outcomeOf(round, words)}</p>}
              </div>
              {mayOrder && (
                <div className={styles.moves}>
                  <Button
                    size="small"
                    aria-label={words.list.up(poll.question)}
                    disabled={at === 0 || order.isPending}
                    onClick={() => move(at, -1)}
                  >
                    ↑
                  </Button>
                  <Button
                    size="small"
                    aria-label={words.list.down(poll.question)}
                    disabled={at === polls.length - 1 || order.isPending}
                    onClick={() => move(at, 1)}
                  >
                    ↓
                  </Button>
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
