import { type RefObject, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { BallotMarks } from '../../../rules.ts'
import styles from './Ballot.module.css'
import { chosenCount, nameFreely, type Sheet } from './marking.ts'
import { votingWords } from './words.ts'

/** Persons who are not printed, where the poll lets anybody be named. */
export function OthersStep({
  sheet,
  marks,
  onMark,
  heading,
}: {
  sheet: Sheet
  marks: BallotMarks
  onMark: (marks: BallotMarks) => void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const words = useWords(votingWords).ballot
  // Lines that are begun and empty belong to the page, not to the ballot.
  const [lines, setLines] = useState<readonly { id: number; name: string }[]>(() => {
    const names = (marks.writeIns ?? []).map(({ name }, id) => ({ id, name }))
    return names.length > 0 ? names : [{ id: 0, name: '' }]
  })
  const put = (next: typeof lines) => {
    setLines(next)
    onMark(
      nameFreely(
        marks,
        next.map(({ name }) => name),
      ),
    )
  }
  const room = sheet.most - chosenCount(marks)
  const empty = lines.filter(({ name }) => name.trim() === '').length
  return (
    <>
      <header>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {words.writeIn}
        </h2>
        <p className={styles.told} role="status">
          {room <= 0 ? words.full(sheet.most) : words.chosen(chosenCount(marks))}
        </p>
      </header>
      {lines.map((line) => (
        <div key={line.id} className={styles.writeIn}>
          <Field
            label={words.writeInName}
            value={line.name}
            maxLength={40}
            autoComplete="off"
            disabled={room <= 0 && line.name.trim() === ''}
            onChange={(event) =>
              put(lines.map((one) => (one.id === line.id ? { ...one, name: event.target.value } : one)))
            }
          />
          <PlainButton
            aria-label={words.removeWriteIn(line.name)}
            disabled={lines.length === 1 && line.name === ''}
            onClick={() => {
              const rest = lines.filter((one) => one.id !== line.id)
              put(rest.length > 0 ? rest : [{ id: line.id + 1, name: '' }])
            }}
          >
            ×
          </PlainButton>
        </div>
      ))}
      {room > empty && (
        <div>
          <PlainButton
            onClick={() => put([...lines, { id: Math.max(...lines.map(({ id }) => id)) + 1, name: '' }])}
          >
            {words.addWriteIn}
          </PlainButton>
        </div>
      )}
    </>
  )
}
