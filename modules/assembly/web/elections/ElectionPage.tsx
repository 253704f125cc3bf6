import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Election, freezeRegister, prepareBallots, showResult } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import { ElectionFrame } from './ElectionFrame.tsx'
import { MethodSaid } from './MethodSaid.tsx'
import { electionWords } from './words.ts'

/** How far an election is, what is to be done now, and what its method says. */
export default function ElectionPage() {
  return <ElectionFrame>{(election) => <Overview election={election} />}</ElectionFrame>
}

function Overview({ election }: { election: Election }) {
  const words = useWords(electionWords)
  const { page } = words
  const mayHold = election.may.includes('hold')
  const { stage, method } = election
  const said = {
    method: () => page.steps.method,
    register: () => page.steps.register(method.shownFrom),
    shown: () => page.steps.shown(method.shownUntil ?? ''),
    objections: () => page.steps.objections,
    frozen: () => page.steps.frozen,
    candidates: () => page.steps.candidates,
    polling: () => page.steps.polling,
    counting: () => page.steps.counting,
    failed: () => page.steps.failed,
    elected: () => page.steps.elected,
  }[stage]()
  return (
    <>
      <Section title={page.next}>
        <p className={styles.figure}>
          <strong>{election.register.entered}</strong> {page.needed(election.register.needed)}
        </p>
        <p>{said}</p>
        {mayHold && <NextAct election={election} />}
        <p className={styles.facts}>
          <Link to={`/assembly/${election.id}`}>{page.sessionPage}</Link>
          <Link to={`/assembly/committees/${election.termId}`}>{page.members}</Link>
          <a href={`/public/assembly/elections/${election.id}`}>{page.publicPage}</a>
          {election.frozenAt && election.frozenBy && (
            <span>{page.frozen(dayAndTimeOf(election.frozenAt).on, election.frozenBy.name)}</span>
          )}
          {election.resultShownAt && <span>{page.resultShown(dayAndTimeOf(election.resultShownAt).on)}</span>}
        </p>
      </Section>
      <Ballots election={election} mayHold={mayHold} />
      <Section
        title={page.method}
        aside={
          mayHold &&
          !election.frozenAt && <Link to={`/assembly/elections/${election.id}/method`}>{page.change}</Link>
        }
      >
        <MethodSaid method={method} />
      </Section>
    </>
  )
}

/** The one act that moves the election on, where there is one. */
function NextAct({ election }: { election: Election }) {
  const words = useWords(electionWords).page
  const [sure, setSure] = useState(false)
  const [fromOn, setFrom] = useState(() => dayAndTimeOf(new Date()).on)
  const params = { id: election.id }
  const freeze = useSend(freezeRegister, { onDone: () => setSure(false) })
  const show = useSend(showResult)
  if (!election.frozenAt)
    return (
      <>
        {election.obstacles.map((obstacle) => (
          <Remark key={obstacle} tone="late">
            {words.obstacles[obstacle]}
          </Remark>
        ))}
        <p>
          <PlainButton
            kind={election.obstacles.length === 0 ? 'main' : 'plain'}
            disabled={election.obstacles.length > 0}
            onClick={() => setSure(true)}
          >
            {words.freeze}
          </PlainButton>
        </p>
        {sure && (
          <Dialog title={words.freeze} onClose={() => setSure(false)}>
            <p>{words.freezeSure(election.register.entered)}</p>
            {freeze.error && <Problem error={freeze.error} words={electionWords} />}
            <div className={styles.buttons}>
              <PlainButton kind="main" disabled={freeze.isPending} onClick={() => freeze.mutate({ params })}>
                {words.freezeDo}
              </PlainButton>
              <PlainButton onClick={() => setSure(false)}>{words.keep}</PlainButton>
            </div>
          </Dialog>
        )}
      </>
    )
  if (election.stage === 'counting' || election.stage === 'elected')
    return (
      <div className={styles.row}>
        <DayField label={words.fromOn} value={fromOn} onChange={setFrom} />
        <PlainButton
          kind={election.stage === 'counting' ? 'main' : 'plain'}
          disabled={show.isPending || fromOn === ''}
          onClick={() => show.mutate({ params, body: { fromOn } })}
        >
          {words.showResult}
        </PlainButton>
        {show.error && <Problem error={show.error} words={electionWords} />}
      </div>
    )
  return null
}

function Ballots({ election, mayHold }: { election: Election; mayHold: boolean }) {
  const words = useWords(electionWords).page
  const prepare = useSend(prepareBallots)
  if (!election.candidatesShownAt) return null
  return (
    <Section title={words.ballots}>
      {election.polls.length === 0 && <p className={styles.lead}>{words.ballotsNone}</p>}
      <ul className={styles.list}>
        {election.polls.map((poll) => (
          <li key={poll.id} className={styles.item}>
            <Link to={`/assembly/${election.id}/polls`} lang="zh-CN">
              {poll.title}
            </Link>
          </li>
        ))}
      </ul>
      {mayHold && !election.polls.some(({ post }) => post !== null) && (
        <>
          <p className={styles.lead}>{words.ballotsLead}</p>
          <p>
            <PlainButton
              disabled={prepare.isPending}
              onClick={() => prepare.mutate({ params: { id: election.id } })}
            >
              {words.prepareBallots}
            </PlainButton>
          </p>
          {prepare.error && <Problem error={prepare.error} words={electionWords} />}
        </>
      )}
    </Section>
  )
}
