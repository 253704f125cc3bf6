import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useKeys } from '../../../../web/lib/keys.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { KeyHint } from '../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { beginItem, type Desk, type DeskItem, finishItem, type Lock } from '../../contract/desk.ts'
import type { HallState } from '../../contract/now.ts'
import type { NowWords } from '../../words/now.zh-CN.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'
import { CloseDialog, EndDialog, OpenDialog } from './dialogs.tsx'
import { decidedIn, type Step } from './step.ts'

/** One button, with the key that presses it; where a step is locked, why, in words. */
export function NextStep(props: {
  desk: Desk
  step: Step
  item: DeskItem | undefined
  state: HallState | null
}) {
  const { desk, step, item, state } = props
  const words = useWords(assemblyWords).now
  const [asking, setAsking] = useState(false)
  const begin = useSend(beginItem)
  const finish = useSend(finishItem)
  const may = desk.may.includes('run')
  const locks = step.name === 'item' ? step.item.locks : step.name === 'end' ? desk.endLocks : []
  const waiting = begin.isPending || finish.isPending
  const press = () => {
    if (!may || waiting || locks.length > 0) return
    if (step.name === 'item') begin.mutate({ params: { id: step.item.id } })
    else if (step.name === 'open' || step.name === 'close' || step.name === 'end') setAsking(true)
  }
  useKeys({ n: press })
  if (!may || step.name === 'begin' || step.name === 'none') return null
  const error = begin.error ?? finish.error
  const decided = decidedIn(item)
  return (
    <div className={styles.step}>
      {locks.length > 0 && (
        <div className={styles.locks} role="status">
          <p>{words.desk.locked}</p>
          <ul>
            {locks.map((lock) => (
              <li key={lock.name}>
                <Han>{sayLock(words.desk.locks, lock)}</Han>
              </li>
            ))}
          </ul>
        </div>
      )}
      {decided?.next && (
        <p className={styles.quiet}>
          {words.next[decided.next]}{' '}
          <Link to={`/assembly/polls/${decided.pollId}`}>{words.desk.toPolls}</Link>
        </p>
      )}
      {step.name === 'count' || step.name === 'repeat' ? (
        <p className={styles.wait}>
          {step.name === 'repeat'
            ? words.next.repeat
            : step.round.state === 'provisional'
              ? words.desk.provisional
              : words.desk.counting}{' '}
          <Link to={`/assembly/polls/${step.round.pollId}`}>{words.desk.toPolls}</Link>
        </p>
      ) : (
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            className={styles.main}
            disabled={locks.length > 0 || waiting}
            onClick={press}
          >
            <Han>{mainWord(words.desk, desk, step)}</Han> <KeyHint keys={['n']} />
          </PlainButton>
          {item && desk.endLocks.length === 0 && step.name === 'item' && (
            <PlainButton onClick={() => finish.mutate({ params: { id: item.id } })}>
              {words.desk.finish}
            </PlainButton>
          )}
        </div>
      )}
      {error && <Problem error={error} words={assemblyWords} />}
      {asking && step.name === 'open' && <OpenDialog poll={step.poll} onClose={() => setAsking(false)} />}
      {asking && step.name === 'close' && (
        <CloseDialog
          round={step.round}
          cast={state?.round?.id === step.round.id ? state.round.cast : step.round.cast.phone}
          onClose={() => setAsking(false)}
        />
      )}
      {asking && step.name === 'end' && <EndDialog desk={desk} onClose={() => setAsking(false)} />}
    </div>
  )
}

type DeskWords = NowWords['desk']

function mainWord(words: DeskWords, desk: Desk, step: Step): string {
  if (step.name === 'open') return words.open({ question: step.poll.question })
  if (step.name === 'close') return words.close
  if (step.name === 'end') return desk.run?.kind === 'rehearsal' ? words.endRehearsal : words.endDay
  return step.name === 'item' ? words.begin({ title: step.item.title }) : ''
}

/** Each lock is worded with its own facts. */
function sayLock(words: DeskWords['locks'], lock: Lock): string {
  if (lock.name === 'quorum') return words.quorum(lock)
  if (lock.name === 'previous_done') return words.previous_done(lock)
  if (lock.name === 'counters') return words.counters(lock)
  return lock.name === 'papers' ? words.papers : words[lock.name](lock)
}
