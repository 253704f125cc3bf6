import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Desk, DeskItem } from '../../contract/desk.ts'
import { closeRound, getOpening, openRound } from '../../contract/polls.ts'
import type { RoundFacts } from '../../contract/polls-shapes.ts'
import { endRun } from '../../contract/run.ts'
import { CautionList, ObstacleList } from '../polls/ObstacleList.tsx'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'

/** What would be frozen if the ballot opened now; every obstacle in words, and the button only where there is none. */
export function OpenDialog({ poll, onClose }: { poll: DeskItem['polls'][number]; onClose: () => void }) {
  const words = useWords(assemblyWords).now.desk
  const opening = useAsked(getOpening, { params: { id: poll.id } })
  const open = useSend(openRound, { onDone: onClose })
  return (
    <Dialog title={words.opening.title} onClose={onClose}>
      <p>
        <Han>{words.opening.lead({ question: poll.question })}</Han>
      </p>
      <Asked of={opening} words={assemblyWords} rows={3}>
        {({ obstacles, cautions, entitled, present, assigned }) => (
          <>
            <p className={styles.numbers}>{words.opening.numbers({ entitled, present, ...assigned })}</p>
            {obstacles.length > 0 ? (
              <>
                <ObstacleList obstacles={obstacles} />
                <Link to={`/assembly/polls/${poll.id}`}>{words.toPolls}</Link>
              </>
            ) : (
              <CautionList cautions={cautions} />
            )}
            <div className={styles.buttons}>
              <PlainButton
                kind="main"
                data-first
                disabled={obstacles.length > 0 || open.isPending}
                onClick={() => open.mutate({ params: { id: poll.id }, body: {} })}
              >
                {words.opening.yes}
              </PlainButton>
              <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
            </div>
          </>
        )}
      </Asked>
      {open.error && <Problem error={open.error} words={assemblyWords} />}
    </Dialog>
  )
}

export function CloseDialog(props: { round: RoundFacts; cast: number; onClose: () => void }) {
  const { round, cast, onClose } = props
  const words = useWords(assemblyWords).now.desk
  const close = useSend(closeRound, { onDone: onClose })
  return (
    <Dialog title={words.closing.title} onClose={onClose}>
      <p>
        <Han>{words.closing.lead({ question: round.question, cast, phone: round.assigned.phone })}</Han>
      </p>
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          data-first
          disabled={close.isPending}
          onClick={() => close.mutate({ params: { id: round.id } })}
        >
          {words.closing.yes}
        </PlainButton>
        <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
      </div>
      {close.error && <Problem error={close.error} words={assemblyWords} />}
    </Dialog>
  )
}

export function EndDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const words = useWords(assemblyWords).now.desk
  const end = useSend(endRun, { onDone: onClose })
  const rehearsal = desk.run?.kind === 'rehearsal'
  const runId = desk.run?.id
  return (
    <Dialog title={rehearsal ? words.ending.rehearsal : words.ending.real} onClose={onClose}>
      <p>{rehearsal ? words.ending.rehearsalLead : words.ending.realLead}</p>
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          data-first
          disabled={end.isPending || !runId}
          onClick={() => runId && end.mutate({ params: { id: runId } })}
        >
          {rehearsal ? words.endRehearsal : words.endDay}
        </PlainButton>
        <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
      </div>
      {end.error && <Problem error={end.error} words={assemblyWords} />}
    </Dialog>
  )
}
