import { useState } from 'react'
import { Link } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf, sayWholeDay } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Desk } from '../../contract/desk.ts'
import {
  type BeginObstacle,
  beginRun,
  getRunProof,
  listRuns,
  type RunFacts,
  wipeRun,
} from '../../contract/run.ts'
import type { NowWords } from '../../words/now.zh-CN.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'
import { EndDialog } from './dialogs.tsx'

const sayObstacle = (words: NowWords['runs']['obstacles'], obstacle: BeginObstacle, heldOn: string) =>
  obstacle === 'day_not_come' ? words.day_not_come({ heldOn }) : words[obstacle]

/** Rehearsals and the day: beginning, ending, wiping, and the proof of it. */
export function Runs({ desk }: { desk: Desk }) {
  const words = useWords(assemblyWords).now
  const language = useLanguage()
  const { sessionId: id } = desk
  const runs = useAsked(listRuns, { params: { id } }, { topics: [`assembly.session:${id}`] })
  const [asking, setAsking] = useState<'real' | 'end' | null>(null)
  const [wiping, setWiping] = useState<RunFacts | null>(null)
  const begin = useSend(beginRun, { onDone: () => setAsking(null) })
  return (
    <Section title={words.runs.title}>
      <Asked of={runs} words={assemblyWords} rows={2}>
        {(answer) => {
          const heldOn = sayWholeDay(answer.heldOn, { language })
          const may = answer.may.includes('run')
          return (
            <>
              {answer.runs.length === 0 && <p className={styles.quiet}>{words.runs.none}</p>}
              <ul className={styles.runs}>
                {answer.runs.map((run) => (
                  <RunLine
                    key={run.id}
                    run={run}
                    may={may}
                    onWipe={() => setWiping(run)}
                    onEnd={() => setAsking('end')}
                  />
                ))}
              </ul>
              {may && !desk.run && (
                <div className={styles.begins}>
                  <p>
                    <PlainButton
                      kind={answer.real ? 'main' : 'plain'}
                      disabled={answer.rehearsal !== null || begin.isPending}
                      onClick={() => begin.mutate({ params: { id }, body: { kind: 'rehearsal' } })}
                    >
                      {words.runs.beginRehearsal}
                    </PlainButton>{' '}
                    {answer.rehearsal && (
                      <span className={styles.quiet}>
                        {sayObstacle(words.runs.obstacles, answer.rehearsal, heldOn)}
                      </span>
                    )}
                  </p>
                  <p>
                    <PlainButton
                      kind={answer.real ? 'plain' : 'main'}
                      disabled={answer.real !== null || begin.isPending}
                      onClick={() => setAsking('real')}
                    >
                      {words.runs.beginReal}
                    </PlainButton>{' '}
                    {answer.real && (
                      <span className={styles.quiet}>
                        {sayObstacle(words.runs.obstacles, answer.real, heldOn)}
                      </span>
                    )}
                  </p>
                </div>
              )}
              {begin.error && <Problem error={begin.error} words={assemblyWords} />}
            </>
          )
        }}
      </Asked>
      {asking === 'real' && (
        <Dialog title={words.runs.realTitle} onClose={() => setAsking(null)}>
          <p>{words.runs.realLead}</p>
          <div className={styles.buttons}>
            <PlainButton
              kind="main"
              data-first
              disabled={begin.isPending}
              onClick={() => begin.mutate({ params: { id }, body: { kind: 'real' } })}
            >
              {words.runs.beginReal}
            </PlainButton>
            <PlainButton onClick={() => setAsking(null)}>{words.desk.cancel}</PlainButton>
          </div>
          {begin.error && <Problem error={begin.error} words={assemblyWords} />}
        </Dialog>
      )}
      {asking === 'end' && <EndDialog desk={desk} onClose={() => setAsking(null)} />}
      {wiping && <WipeDialog run={wiping} onClose={() => setWiping(null)} />}
    </Section>
  )
}

function RunLine(props: { run: RunFacts; may: boolean; onWipe: () => void; onEnd: () => void }) {
  const { run, may } = props
  const words = useWords(assemblyWords).now
  const language = useLanguage()
  const when = (at: string) => {
    const { on, time } = dayAndTimeOf(at)
    return `${sayWholeDay(on, { language })} ${time}`
  }
  const said = [
    words.runs.began({ name: run.beganBy, when: when(run.beganAt) }),
    run.endedAt && words.runs.ended({ name: run.endedBy ?? '', when: when(run.endedAt) }),
    run.wipedAt && words.runs.wiped({ name: run.wipedBy ?? '', when: when(run.wipedAt) }),
  ].filter(Boolean)
  return (
    <li>
      <b>{words.runs[run.kind]}</b>{' '}
      <span className={styles.quiet}>
        <Han>{said.join(' · ')}</Han>
      </span>{' '}
      {!run.endedAt && may && (
        <PlainButton onClick={props.onEnd}>
          {run.kind === 'rehearsal' ? words.desk.endRehearsal : words.desk.endDay}
        </PlainButton>
      )}
      {run.kind === 'rehearsal' && run.endedAt && !run.wipedAt && may && (
        <PlainButton onClick={props.onWipe}>{words.runs.wipe}</PlainButton>
      )}
      {run.wipedAt && <Link to={`/assembly/runs/${run.id}`}>{words.runs.proof}</Link>}
    </li>
  )
}

function WipeDialog({ run, onClose }: { run: RunFacts; onClose: () => void }) {
  const words = useWords(assemblyWords).now
  const proof = useAsked(getRunProof, { params: { id: run.id } })
  const wipe = useSend(wipeRun, { onDone: onClose })
  return (
    <Dialog title={words.runs.wipeTitle} onClose={onClose}>
      <Asked of={proof} words={assemblyWords} rows={2}>
        {({ tables }) => (
          <p>{words.runs.wipeLead({ rows: tables.reduce((sum, { now }) => sum + now, 0) })}</p>
        )}
      </Asked>
      <div className={styles.buttons}>
        <PlainButton
          kind="main"
          disabled={wipe.isPending || !proof.data}
          onClick={() => wipe.mutate({ params: { id: run.id } })}
        >
          {words.runs.wipeYes}
        </PlainButton>
        <PlainButton data-first onClick={onClose}>
          {words.desk.cancel}
        </PlainButton>
      </div>
      {wipe.error && <Problem error={wipe.error} words={assemblyWords} />}
    </Dialog>
  )
}
