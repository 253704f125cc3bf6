import { useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { Section } from '../../../../../web/ui/Page.tsx'
import type { PublishedPoll } from '../../../rules/published.ts'
import { publicAssemblyWords } from '../words.ts'
import { type Ballot, ballotWith, isCounted, receiptOf } from './reading.ts'
import styles from './Verify.module.css'

/** Finds the ballot of a receipt in the file and says what stands on it. */
export function FindBallot({ poll }: { poll: PublishedPoll }) {
  const words = useWords(publicAssemblyWords).verify
  const [typed, setTyped] = useState('')
  const receipt = receiptOf(typed)
  const ballot = receipt === null ? null : ballotWith(poll, receipt)
  const wrong =
    typed.trim() === ''
      ? undefined
      : receipt === null
        ? words.receiptBad
        : ballot === null
          ? words.receiptNone
          : undefined
  return (
    <Section title={words.receipt}>
      <div className={styles.field}>
        <Field
          label={words.receiptLabel}
          hint={`${words.receiptHint} ${words.privacy}`}
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          wrong={wrong}
        />
      </div>
      {ballot && (
        <div role="status">
          <p className={styles.good}>{isCounted(poll, ballot.marks) ? words.receiptFound : words.void}</p>
          <Marks poll={poll} ballot={ballot} />
        </div>
      )}
    </Section>
  )
}

function Marks({ poll, ballot }: { poll: PublishedPoll; ballot: Ballot }) {
  const { verify: words, round } = useWords(publicAssemblyWords)
  const { marks, voter } = ballot
  const nameOf = (id: string) => poll.options.find((option) => option.id === id)?.label ?? id
  const picked = marks.picks ?? []
  const saidOf = (id: string): string => {
    const line = marks.lines?.[id]
    if (line) return words.lineMarks[line]
    const grade = marks.grades?.[id]
    if (grade) return round.marks[grade]
    const at = picked.indexOf(id)
    if (at >= 0) return marks.mode === 'rank' ? words.rank(at + 1) : words.picked
    return words.blank
  }
  return (
    <>
      {voter && (
        <p>
          <Han>{words.named(voter.name)}</Han>
        </p>
      )}
      <dl className={styles.marks}>
        {poll.options.map((option) => (
          <div key={option.id}>
            <dt lang="zh-CN">{option.label}</dt>
            <dd>{saidOf(option.id)}</dd>
          </div>
        ))}
      </dl>
      {(marks.writeIns ?? []).map((one) => (
        <p key={`${one.name} ${one.insteadOf}`}>
          <Han>{words.writeIn(one.name, one.insteadOf && nameOf(one.insteadOf))}</Han>
        </p>
      ))}
    </>
  )
}
