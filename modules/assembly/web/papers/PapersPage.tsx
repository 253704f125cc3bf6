import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import {
  adoptList,
  draftOfficialPaper,
  getAttendancePaper,
  getOfficialPaper,
  getResultPaper,
  getSessionPapers,
} from '../../contract/papers.ts'
import { getAgendaPaper } from '../../contract/prepare-agenda.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { assemblyWords } from '../words.ts'
import { BallotPrinting } from './BallotPrinting.tsx'
import { Mending } from './Mending.tsx'
import styles from './papers.module.css'

type Papers = ReplyOf<typeof getSessionPapers>

/** What a session leaves on paper: everything is made from the numbers of the day. */
export default function PapersPage() {
  const { id = '' } = useParams()
  const words = useWords(assemblyWords).outcome
  const papers = useAsked(
    getSessionPapers,
    { params: { id } },
    { topics: [`assembly.session:${id}`, `assembly.now:${id}`] },
  )
  return (
    <SessionFrame id={id} tab="papers" lead={words.lead}>
      <Asked of={papers} words={assemblyWords} rows={8}>
        {(answer) => (
          <>
            {answer.isRehearsal && <p className={styles.rehearsal}>{words.rehearsal}</p>}
            <Rounds papers={answer} />
            <Official id={id} papers={answer} />
            <Sheets id={id} />
            <BallotPrinting sessionId={id} />
          </>
        )}
      </Asked>
    </SessionFrame>
  )
}

function Rounds({ papers }: { papers: Papers }) {
  const words = useWords(assemblyWords).outcome.rounds
  return (
    <Section title={words.title}>
      {papers.rounds.length === 0 ? (
        <p className={styles.quiet}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {papers.rounds.map((round) => (
            <li key={round.id} className={styles.line}>
              <span className={styles.number}>{words.number(round.number)}</span>
              <div className={styles.main}>
                <p lang="zh-CN">{round.question}</p>
                {round.list && <VotedList round={round} may={papers.may.includes('adopt')} />}
                <Mending roundId={round.id} isDecided={round.state === 'closed' && !papers.isRehearsal} />
              </div>
              <span className={styles.state}>{words.states[round.state as keyof typeof words.states]}</span>
              {(round.state === 'closed' || round.state === 'void') && (
                <a href={addressOf(getResultPaper, { params: { id: round.id } })}>{words.sheet}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function VotedList({ round, may }: { round: Papers['rounds'][number]; may: boolean }) {
  const words = useWords(assemblyWords).outcome.rounds.list
  const [asking, setAsking] = useState(false)
  const adopt = useSend(adoptList)
  const list = round.list!
  if (list.planId)
    return (
      <p className={styles.kept}>
        {words.adopted}{' '}
        <Link to={`/plans/${list.planId}`}>
          {list.passed > 0 ? words.can(list.passed, list.rejected) : words.whole}
        </Link>
      </p>
    )
  if (!list.can) return null
  return (
    <div className={styles.adopt}>
      <p>{list.passed > 0 ? words.can(list.passed, list.rejected) : words.whole}</p>
      {may &&
        (asking ? (
          <div className={styles.sure}>
            <p>{words.sure}</p>
            <PlainButton
              kind="main"
              disabled={adopt.isPending}
              onClick={() => adopt.mutate({ params: { id: round.id } })}
            >
              {words.yes}
            </PlainButton>
            <PlainButton onClick={() => setAsking(false)}>{words.no}</PlainButton>
          </div>
        ) : (
          <PlainButton onClick={() => setAsking(true)}>{words.adopt}</PlainButton>
        ))}
      {adopt.error && <Problem error={adopt.error} words={assemblyWords} />}
    </div>
  )
}

function Official({ id, papers }: { id: string; papers: Papers }) {
  const words = useWords(assemblyWords).outcome.official
  const begin = useSend(draftOfficialPaper)
  return (
    <Section title={words.title}>
      <p className={styles.quiet}>{words.lead}</p>
      <ul className={styles.list}>
        {papers.official.map(({ kind, paperId }) => (
          <li key={kind} className={styles.line}>
            <span className={styles.main}>{words.kinds[kind]}</span>
            <a href={addressOf(getOfficialPaper, { params: { id, kind } })}>{words.look}</a>
            {paperId ? (
              <Link to={`/documents/papers/${paperId}`}>{words.open}</Link>
            ) : (
              papers.may.includes('draft') &&
              !papers.isRehearsal && (
                <PlainButton
                  disabled={begin.isPending}
                  onClick={() => begin.mutate({ params: { id }, body: { kind } })}
                >
                  {words.begin}
                </PlainButton>
              )
            )}
          </li>
        ))}
      </ul>
      {begin.error && <Problem error={begin.error} words={assemblyWords} />}
    </Section>
  )
}

function Sheets({ id }: { id: string }) {
  const words = useWords(assemblyWords).outcome.sheets
  return (
    <Section title={words.title}>
      <p className={styles.ways}>
        <a href={addressOf(getAttendancePaper, { params: { id } })}>{words.attendance}</a>
        <a href={addressOf(getAgendaPaper, { params: { id }, query: { what: 'agenda' } })}>{words.agenda}</a>
        <a href={addressOf(getAgendaPaper, { params: { id }, query: { what: 'script' } })}>{words.script}</a>
      </p>
    </Section>
  )
}
