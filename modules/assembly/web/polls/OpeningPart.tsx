import { App, Button } from 'antd'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { ProblemError } from '../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Figure, Figures } from '../../../../web/ui/Figure.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import {
  getOpening,
  type Opening,
  openRound,
  type Poll,
  type RoundCause,
  type RoundFacts,
} from '../../contract/polls.ts'
import { needed } from '../../rules.ts'
import { CautionList, ObstacleList } from './ObstacleList.tsx'
import styles from './polls.module.css'
import { openingTopics } from './topics.ts'
import { pollsWords } from './words.ts'

export interface Another {
  rule?: Opening['rule']
  optionIds?: string[]
}

/** What would be frozen at this moment, everything that stands in the way with what to do about it, and the one button. */
export function OpeningPart(props: {
  poll: Poll
  cause: RoundCause
  former: RoundFacts | null
  another?: Another
}) {
  const { poll, cause, former } = props
  const words = useWords(pollsWords)
  const opening = useAsked(
    getOpening,
    { params: { id: poll.id }, query: former ? { cause, formerId: former.id } : {} },
    { topics: openingTopics(poll.sessionId), keep: true },
  )
  return (
    <Section title={cause === 'first' ? words.poll.open : words.round.nextTitle[cause]}>
      <Asked of={opening} words={pollsWords} rows={5}>
        {(answer) => <Ready {...props} opening={answer} />}
      </Asked>
    </Section>
  )
}

function Ready({
  poll,
  cause,
  former,
  another = {},
  opening,
}: {
  poll: Poll
  cause: RoundCause
  former: RoundFacts | null
  another?: Another
  opening: Opening
}) {
  const words = useWords(pollsWords)
  const say = words.poll
  const common = useWords(webWords)
  const { modal } = App.useApp()
  const open = useSend(openRound)
  const clear = opening.obstacles.length === 0
  const refused = obstaclesOf(open.error)
  const channels = (['phone', 'paper', 'hands'] as const).filter((one) => opening.assigned[one] > 0)
  const rule = another.rule ?? opening.rule
  const { base } = rule
  const known = base === 'entitled' || base === 'present'
  const start = () =>
    open.mutateAsync({
      params: { id: poll.id },
      body: { ...(former ? { cause, formerId: former.id } : {}), ...another },
    })
  return (
    <>
      {cause !== 'first' && (
        <p className={styles.ruleSaid}>{words.ruling.rule(poll.kind, rule, opening.seats)}</p>
      )}
      <p className={styles.attendance}>{say.frozen(opening.entitled, opening.present)}</p>
      <Figures>
        {channels.map((channel) => (
          <Figure key={channel} value={opening.assigned[channel]}>
            {say.assigned[channel]}
          </Figure>
        ))}
        {known && poll.kind !== 'ranked' && (
          <Figure value={needed(rule, base === 'entitled' ? opening.entitled : opening.present)}>
            {words.result.needed}
          </Figure>
        )}
      </Figures>
      {(opening.assigned.paper > 0 || opening.assigned.hands > 0) && opening.boxes.length > 0 && (
        <ul className={styles.plain}>
          {opening.boxes.map((box) => (
            <li key={box.id} lang="zh-CN">
              {say.box(box.name, box.assigned, box.tellers.join('、'))}
              {!box.hasNetwork && <span className={styles.late}> {say.offline}</span>}
            </li>
          ))}
          {opening.scrutineers.length > 0 && (
            <li lang="zh-CN">{say.scrutineers(opening.scrutineers.join('、'))}</li>
          )}
        </ul>
      )}
      {clear ? (
        <p className={styles.kept}>{say.clear}</p>
      ) : (
        <>
          <h3>{say.obstacles}</h3>
          <ObstacleList obstacles={opening.obstacles} />
        </>
      )}
      {opening.cautions.length > 0 && (
        <>
          <h3>{say.cautions}</h3>
          <CautionList cautions={opening.cautions} />
        </>
      )}
      {open.error && <Problem error={open.error} words={pollsWords} />}
      {refused.length > 0 && <ObstacleList obstacles={refused} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          size="large"
          disabled={!clear}
          loading={open.isPending}
          onClick={() =>
            modal.confirm({
              title: say.openAsk(poll.question),
              icon: null,
              content: say.openLead,
              okText: say.openYes,
              cancelText: common.cancel,
              onOk: () => start().catch(() => undefined),
            })
          }
        >
          {cause === 'first' ? say.open : words.round.next[cause]}
        </Button>
      </div>
    </>
  )
}

/** Between the look at the list and the act something may have come up; the refusal names it. */
function obstaclesOf(error: Error | null): readonly { name: string }[] {
  if (!(error instanceof ProblemError) || error.problem.type !== 'opening_obstructed') return []
  const { obstacles } = error.problem.params as { obstacles?: readonly { name: string }[] }
  return obstacles ?? []
}
