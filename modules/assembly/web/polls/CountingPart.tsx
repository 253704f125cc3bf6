import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { type Counting, finishCount, getCounting, pourBox, recountBox } from '../../contract/counts.ts'
import type { RoundFacts } from '../../contract/polls.ts'
import { Signatures } from '../resident/duties/SignPart.tsx'
import { HandsForm } from './HandsForm.tsx'
import styles from './polls.module.css'
import { ReconcileForm } from './ReconcileForm.tsx'
import { roundTopics } from './topics.ts'
import { pollsWords } from './words.ts'

type Box = Counting['boxes'][number]

/** How far the counting is: which boxes wait, which two entries differ and where, who signed, which venues are to be reconciled. */
export function CountingPart({ round, mayRun }: { round: RoundFacts; mayRun: boolean }) {
  const words = useWords(pollsWords)
  const counting = useAsked(getCounting, { params: { id: round.id } }, { topics: roundTopics(round.id) })
  return (
    <Asked of={counting} words={pollsWords} rows={5}>
      {(answer) => (
        <div className={styles.counting}>
          {round.secrecy === 'hands' ? (
            <HandsForm round={round} counting={answer} />
          ) : (
            <>
              <ul className={styles.boxes}>
                {answer.boxes.map((box) => (
                  <BoxRow key={box.id} round={round} box={box} boxes={answer.boxes} mayRun={mayRun} />
                ))}
              </ul>
              <p>
                <Link to={`/assembly/rounds/${round.id}/counting`}>{words.counting.mine}</Link>
              </p>
            </>
          )}
          <Signatures of={answer.signatures} />
          {mayRun && round.state !== 'open' && <Offline round={round} counting={answer} />}
          {mayRun && round.state === 'counting' && answer.sheet && <Finish round={round} />}
        </div>
      )}
    </Asked>
  )
}

/** Venues without a network, once all boxes are counted: before that nobody can say what their paper could change. */
function Offline({ round, counting }: { round: RoundFacts; counting: Counting }) {
  const words = useWords(pollsWords).counting
  const waiting = counting.offline.filter(({ reconciled }) => !reconciled)
  const counted = counting.boxes.every(({ state }) => state === 'agreed' || state === 'poured')
  if (waiting.length === 0) return null
  return (
    <>
      <h3>{words.reconcile}</h3>
      {counted ? (
        waiting.map(({ venue }) => <ReconcileForm key={venue.id} round={round} venue={venue} />)
      ) : (
        <p className={styles.quiet}>
          <Han>{words.reconcileLater(waiting.map(({ venue }) => venue.name).join('、'))}</Han>
        </p>
      )}
    </>
  )
}

function BoxRow({
  round,
  box,
  boxes,
  mayRun,
}: {
  round: RoundFacts
  box: Box
  boxes: readonly Box[]
  mayRun: boolean
}) {
  const words = useWords(pollsWords)
  const say = words.counting
  const common = useWords(webWords)
  const { modal } = App.useApp()
  const recount = useSend(recountBox)
  const pour = useSend(pourBox)
  const [into, setInto] = useState<string | null>(null)
  const params = { id: round.id, boxId: box.id }
  const others = boxes.filter(({ id, state }) => id !== box.id && state !== 'poured' && state !== 'agreed')
  const counted = box.state === 'agreed'
  const label = (difference: string) =>
    say.differences[difference as keyof typeof say.differences] ??
    round.options.find(({ id }) => id === difference)?.label ??
    difference
  const error = recount.error ?? pour.error
  return (
    <li className={styles.box} data-state={box.state}>
      <div className={styles.boxHead}>
        <strong lang="zh-CN">{box.name}</strong>
        <span className={styles.quiet}>{words.poll.people(box.assigned)}</span>
        <span className={styles.boxState} data-state={box.state}>
          {box.state === 'poured'
            ? say.poured(boxes.find(({ id }) => id === box.pouredInto)?.name ?? '')
            : say.states[box.state]}
        </span>
      </div>
      {box.tellers.length > 0 && (
        <p className={styles.quiet}>{say.entered(box.tellers.map(({ name }) => name).join('、'))}</p>
      )}
      {box.differences.length > 0 && (
        <p className={styles.late}>{say.differ(box.differences.map(label).join('、'))}</p>
      )}
      {box.papers && <p>{say.papers(box.papers.issued, box.papers.returned, box.papers.invalid)}</p>}
      {error && <Problem error={error} words={pollsWords} />}
      {mayRun && box.state !== 'poured' && (
        <div className={styles.acts}>
          {box.tellers.length > 0 && (
            <Button
              size="small"
              loading={recount.isPending}
              onClick={() =>
                modal.confirm({
                  title: say.recountAsk(box.name),
                  icon: null,
                  okText: say.recount,
                  cancelText: common.cancel,
                  onOk: () => recount.mutateAsync({ params }).catch(() => undefined),
                })
              }
            >
              {say.recount}
            </Button>
          )}
          {round.state === 'counting' && !counted && others.length > 0 && (
            <>
              <Select
                size="small"
                className={styles.into}
                aria-label={say.pour}
                placeholder={say.pour}
                value={into}
                onChange={setInto}
                options={others.map(({ id, name }) => ({ value: id, label: `${say.pourInto} ${name}` }))}
              />
              {into && (
                <Button
                  size="small"
                  loading={pour.isPending}
                  onClick={() =>
                    modal.confirm({
                      title: say.pour,
                      icon: null,
                      content: say.pourLead,
                      okText: say.pour,
                      cancelText: common.cancel,
                      onOk: () => pour.mutateAsync({ params, body: { intoId: into } }).catch(() => undefined),
                    })
                  }
                >
                  {say.pour}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </li>
  )
}

function Finish({ round }: { round: RoundFacts }) {
  const words = useWords(pollsWords).counting
  const finish = useSend(finishCount)
  return (
    <>
      {finish.error && <Problem error={finish.error} words={pollsWords} />}
      <div className={styles.acts}>
        <Button loading={finish.isPending} onClick={() => finish.mutate({ params: { id: round.id } })}>
          {words.finish}
        </Button>
        <span className={styles.quiet}>{words.finishLead}</span>
      </div>
    </>
  )
}
