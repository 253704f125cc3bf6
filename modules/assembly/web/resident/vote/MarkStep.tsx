import type { RefObject } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { Han } from '../../../../../web/ui/Han.tsx'
import { type BallotMarks, gradeMarks, lineMarks } from '../../../rules.ts'
import styles from './Ballot.module.css'
import { gradeLine, isFull, markLine, nameInstead, type Sheet } from './marking.ts'
import { votingWords } from './words.ts'

/** One line of a ballot: its name in large type, and what can be said about it. */
export function MarkStep({
  sheet,
  at,
  marks,
  onMark,
  heading,
}: {
  sheet: Sheet
  at: number
  marks: BallotMarks
  onMark: (marks: BallotMarks) => void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const words = useWords(votingWords)
  const option = sheet.options[at]
  if (!option) return null
  const mark = marks.lines?.[option.id]
  // In an election no more may be approved than there are places.
  const full =
    sheet.mode === 'approve' &&
    sheet.kind !== 'motion' &&
    sheet.most < sheet.options.length &&
    isFull(marks, sheet.most) &&
    mark !== 'y'
  const instead = marks.writeIns?.find((one) => one.insteadOf === option.id)?.name ?? ''
  return (
    <>
      <header>
        {sheet.options.length > 1 && (
          <p className={styles.at}>{words.ballot.at(at + 1, sheet.options.length)}</p>
        )}
        <h2 ref={heading} tabIndex={-1} className={styles.name} lang="zh-CN">
          {option.name}
        </h2>
        <Below of={sheet.notes?.get(option.id)} />
      </header>
      <fieldset className={styles.marks} aria-label={option.name}>
        {sheet.mode === 'grades'
          ? gradeMarks.map((grade) => (
              <button
                key={grade}
                type="button"
                className={styles.mark}
                aria-pressed={marks.grades?.[option.id] === grade}
                onClick={() => onMark(gradeLine(marks, option.id, grade))}
              >
                <span className={styles.box} aria-hidden="true">
                  {marks.grades?.[option.id] === grade ? words.signs.y : ''}
                </span>
                <span>{words.grades[grade]}</span>
                <Tick on={marks.grades?.[option.id] === grade} />
              </button>
            ))
          : lineMarks.map((one) => (
              <button
                key={one}
                type="button"
                className={styles.mark}
                aria-pressed={mark === one}
                disabled={one === 'y' && full}
                onClick={() => onMark(markLine(marks, option.id, one))}
              >
                <span className={styles.sign} aria-hidden="true">
                  {words.signs[one]}
                </span>
                <span>{words.marks[one]}</span>
                <Tick on={mark === one} />
              </button>
            ))}
      </fieldset>
      {full && (
        <p className={styles.told} role="status">
          {words.ballot.full(sheet.most)}
        </p>
      )}
      {sheet.writeIns === 'instead-of' && mark === 'n' && (
        <WriteInLine
          label={words.ballot.writeInFor(option.name)}
          value={instead}
          onChange={(name) => onMark(nameInstead(marks, option.id, name))}
        />
      )}
    </>
  )
}

function WriteInLine(props: { label: string; value: string; onChange: (name: string) => void }) {
  return (
    <>
      <p className="spoken">
        <Han>{props.label}</Han>
      </p>
      <Field
        label={props.label}
        value={props.value}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  )
}

/** What was chosen is seen without colour. */
export function Tick({ on }: { on: boolean }) {
  return (
    <span className={styles.tick} aria-hidden="true">
      {on ? '✓' : ''}
    </span>
  )
}

/** What is said below a line: a note, and all that one vote decides about where a list is voted en bloc. */
export function Below({ of }: { of: { note: string | null; parts: readonly string[] } | undefined }) {
  const words = useWords(votingWords).ballot
  if (!of) return null
  return (
    <>
      {of.note && (
        <p className={styles.told} lang="zh-CN">
          {of.note}
        </p>
      )}
      {of.parts.length > 0 && (
        <details className={styles.parts} open={of.parts.length <= 12}>
          <summary>{words.parts(of.parts.length)}</summary>
          <ol lang="zh-CN">
            {of.parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}
