import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Candidate, type Election, settleCandidate, showCandidates } from '../../contract/elections.ts'
import { candidatesNeeded } from '../../rules.ts'
import styles from '../committee/Committee.module.css'
import { ElectionFrame } from './ElectionFrame.tsx'
import { NominateDialog } from './NominateDialog.tsx'
import { electionWords } from './words.ts'

/** Who is nominated and who stands, post by post in stroke order. */
export default function CandidatesPage() {
  return <ElectionFrame>{(election) => <Candidates election={election} />}</ElectionFrame>
}

function Candidates({ election }: { election: Election }) {
  const all = useWords(electionWords)
  const words = all.candidates
  const [asking, setAsking] = useState<'nominate' | 'show' | null>(null)
  const show = useSend(showCandidates, { onDone: () => setAsking(null) })
  const mayHold = election.may.includes('hold')
  const isOpen = mayHold && election.candidatesShownAt === null
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <p className={styles.facts}>
        {election.candidatesShownAt && (
          <span>{words.shown(dayAndTimeOf(election.candidatesShownAt).on)}</span>
        )}
        {isOpen && (
          <>
            <PlainButton onClick={() => setAsking('nominate')}>{words.nominate}</PlainButton>
            {election.frozenAt && (
              <PlainButton kind="main" onClick={() => setAsking('show')}>
                {words.show}
              </PlainButton>
            )}
          </>
        )}
      </p>
      {election.method.posts.map((sought) => {
        const own = election.candidates.filter(({ post }) => post === sought.post)
        const confirmed = own.filter(({ state }) => state === 'confirmed').length
        const needed = candidatesNeeded(sought)
        return (
          <Section
            key={sought.post}
            title={all.posts[sought.post]}
            aside={
              <span className={styles.facts}>
                <span>{words.seats(sought.seats)}</span>
                <span className={confirmed < needed ? styles.late : undefined}>
                  {words.of(confirmed, needed)}
                </span>
              </span>
            }
          >
            {own.length === 0 && <p className={styles.quiet}>{words.none}</p>}
            <ul className={styles.list}>
              {own.map((one) => (
                <Line key={one.id} candidate={one} isOpen={isOpen} mayHold={mayHold} />
              ))}
            </ul>
          </Section>
        )
      })}
      {asking === 'nominate' && <NominateDialog election={election} onClose={() => setAsking(null)} />}
      {asking === 'show' && (
        <Dialog title={words.show} onClose={() => setAsking(null)}>
          <p>{words.showSure}</p>
          {show.error && <Problem error={show.error} words={electionWords} />}
          <div className={styles.buttons}>
            <PlainButton
              kind="main"
              disabled={show.isPending}
              onClick={() => show.mutate({ params: { id: election.id } })}
            >
              {words.show}
            </PlainButton>
            <PlainButton onClick={() => setAsking(null)}>{all.page.keep}</PlainButton>
          </div>
        </Dialog>
      )}
    </>
  )
}

function Line(props: { candidate: Candidate; isOpen: boolean; mayHold: boolean }) {
  const words = useWords(electionWords).candidates
  const { candidate, isOpen, mayHold } = props
  const settle = useSend(settleCandidate)
  const stands = candidate.state === 'nominated' || candidate.state === 'confirmed'
  const act = (state: 'confirmed' | 'withdrawn' | 'refused', word: string) => (
    <PlainButton
      kind={state === 'confirmed' ? 'plain' : 'text'}
      disabled={settle.isPending}
      onClick={() => settle.mutate({ params: { id: candidate.id }, body: { state, reason: null } })}
    >
      {word}
    </PlainButton>
  )
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span>
          <span className={styles.name} lang="zh-CN">
            {candidate.person.name}
          </span>{' '}
          <span className={styles.quiet} lang="zh-CN">
            {candidate.building ?? words.offRegister}
          </span>
        </span>
        <span className={styles.buttons}>
          <span className={candidate.state === 'confirmed' ? styles.kept : styles.quiet}>
            {words.states[candidate.state]}
          </span>
          {isOpen && candidate.state === 'nominated' && act('confirmed', words.confirm)}
          {isOpen && stands && act('refused', words.refuse)}
          {mayHold && stands && act('withdrawn', words.withdraw)}
        </span>
      </div>
      {candidate.introduction && <p lang="zh-CN">{candidate.introduction}</p>}
      <p className={styles.facts}>
        <span>{words.bys[candidate.nominatedBy]}</span>
        {candidate.nominators !== null && <span>{candidate.nominators}</span>}
        {candidate.reason && <span lang="zh-CN">{candidate.reason}</span>}
      </p>
      {settle.error && <Problem error={settle.error} words={electionWords} />}
    </li>
  )
}
