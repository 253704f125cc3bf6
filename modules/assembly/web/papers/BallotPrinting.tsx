import { useState } from 'react'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { getBallotPaper } from '../../contract/papers.ts'
import { listPolls } from '../../contract/polls.ts'
import { assemblyWords } from '../words.ts'
import styles from './papers.module.css'

/** Blank ballots and tellers' sheets of every poll that is voted on paper. */
export function BallotPrinting({ sessionId }: { sessionId: string }) {
  const words = useWords(assemblyWords).outcome.ballots
  const polls = useAsked(listPolls, { params: { id: sessionId } })
  const [copies, setCopies] = useState(1)
  const onPaper = (polls.data?.polls ?? []).filter(({ secrecy }) => secrecy !== 'hands')
  return (
    <Section title={words.title}>
      <p className={styles.quiet}>{onPaper.length === 0 ? words.none : words.lead}</p>
      {onPaper.length > 0 && (
        <>
          <label className={styles.copies}>
            {words.copies}
            <input
              type="number"
              min={1}
              max={300}
              value={copies}
              onChange={(event) => setCopies(Math.min(300, Math.max(1, Number(event.target.value) || 1)))}
            />
          </label>
          <ul className={styles.list}>
            {onPaper.map((poll) => (
              <li key={poll.id} className={styles.line}>
                <span className={styles.main} lang="zh-CN">
                  {poll.question}
                </span>
                <a href={addressOf(getBallotPaper, { params: { id: poll.id }, query: { copies } })}>
                  {words.ballot}
                </a>
                <a href={addressOf(getBallotPaper, { params: { id: poll.id }, query: { what: 'counting' } })}>
                  {words.counting}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
