import { useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Election } from '../../contract/elections.ts'
import {
  type Elector,
  listObjections,
  type Objection,
  type ObjectionKind,
  objectionKinds,
  raiseObjectionOnPaper,
} from '../../contract/voters.ts'
import { isShown, mayObject } from '../../rules.ts'
import styles from '../committee/Committee.module.css'
import { DecideDialog } from './DecideDialog.tsx'
import { ElectionFrame } from './ElectionFrame.tsx'
import { FindElector } from './FindElector.tsx'
import { electionWords } from './words.ts'

/** Objections to the register, the overdue first. */
export default function ObjectionsPage() {
  return <ElectionFrame>{(election) => <Objections election={election} />}</ElectionFrame>
}

function Objections({ election }: { election: Election }) {
  const words = useWords(electionWords).objections
  const [asking, setAsking] = useState<'enter' | Objection | null>(null)
  const objections = useAsked(
    listObjections,
    { params: { id: election.id } },
    { topics: [`assembly.election:${election.id}`] },
  )
  const today = dayAndTimeOf(new Date()).on
  const takes = election.frozenAt === null && mayObject(election.method, today)
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <p>
        {takes ? (
          <PlainButton onClick={() => setAsking('enter')}>{words.enter}</PlainButton>
        ) : (
          !isShown(election.method, today) && <span className={styles.quiet}>{words.notNow}</span>
        )}
      </p>
      <Asked of={objections} words={electionWords} rows={4}>
        {({ objections: list }) =>
          list.length === 0 ? (
            <Empty title={words.none} />
          ) : (
            <ul className={styles.list}>
              {list.map((one) => (
                <Line key={one.id} objection={one} decide={election.frozenAt ? undefined : setAsking} />
              ))}
            </ul>
          )
        }
      </Asked>
      {asking === 'enter' && <EnterDialog electionId={election.id} onClose={() => setAsking(null)} />}
      {asking !== null && typeof asking === 'object' && (
        <DecideDialog objection={asking} onClose={() => setAsking(null)} />
      )}
    </>
  )
}

function Line(props: { objection: Objection; decide?: ((objection: Objection) => void) | undefined }) {
  const words = useWords(electionWords).objections
  const { objection, decide } = props
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span>
          <strong>{words.kinds[objection.about]}</strong>{' '}
          {objection.voter && (
            <span lang="zh-CN">
              {objection.voter.name} {objection.voter.building}
            </span>
          )}
        </span>
        {objection.decision ? (
          <span className={objection.decision === 'upheld' ? styles.kept : styles.quiet}>
            {words.decisions[objection.decision]}
          </span>
        ) : (
          decide && <PlainButton onClick={() => decide(objection)}>{words.decide}</PlainButton>
        )}
      </div>
      <p lang="zh-CN">{objection.words}</p>
      <p className={styles.facts}>
        <span lang="zh-CN">{words.raised(objection.raisedBy, dayAndTimeOf(objection.raisedAt).on)}</span>
        {objection.onPaper && <span>{words.onPaper}</span>}
        {!objection.decision && (
          <span className={objection.isLate ? styles.late : undefined}>
            {objection.isLate && `▲ ${words.late} · `}
            {words.due(objection.decideBy)}
          </span>
        )}
        {objection.decisionWords && <span lang="zh-CN">{objection.decisionWords}</span>}
      </p>
    </li>
  )
}

function EnterDialog({ electionId, onClose }: { electionId: string; onClose: () => void }) {
  const all = useWords(electionWords)
  const words = all.objections
  const [about, setAbout] = useState<ObjectionKind>('missing')
  const [elector, setElector] = useState<Elector | null>(null)
  const [raisedName, setName] = useState('')
  const [said, setSaid] = useState('')
  const raise = useSend(raiseObjectionOnPaper, { onDone: onClose })
  const needsLine = about !== 'missing'
  return (
    <Dialog title={words.enter} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          raise.mutate({
            params: { id: electionId },
            body: {
              about,
              voterId: needsLine ? (elector?.id ?? null) : null,
              raisedName: raisedName.trim(),
              words: said.trim(),
            },
          })
        }}
      >
        <Choice
          label={words.about}
          labelShown
          value={about}
          onChoose={setAbout}
          options={objectionKinds.map((value) => ({ value, word: words.kinds[value] }))}
        />
        {needsLine && (
          <FindElector
            electionId={electionId}
            label={words.whom}
            hint={words.whomHint}
            chosen={elector}
            onChoose={setElector}
          />
        )}
        <Field
          label={words.raisedBy}
          value={raisedName}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <label className={styles.label}>
          {words.words}
          <textarea
            className={styles.input}
            rows={3}
            maxLength={600}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </label>
        {raise.error && <Problem error={raise.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={
              raisedName.trim() === '' || said.trim() === '' || (needsLine && !elector) || raise.isPending
            }
          >
            {words.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{all.register.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
