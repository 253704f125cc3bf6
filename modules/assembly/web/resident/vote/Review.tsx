import type { ReactNode, RefObject } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { BallotMarks } from '../../../rules.ts'
import styles from './Ballot.module.css'
import { faultyNames, isBlank, type Sheet, written } from './marking.ts'
import { votingWords } from './words.ts'

/** All that will be cast, in words, before it is. */
export function Review({
  sheet,
  marks,
  heading,
  onChange,
  onCast,
  casting,
  told,
}: {
  sheet: Sheet
  marks: BallotMarks
  heading: RefObject<HTMLHeadingElement | null>
  /** Null changes who else was named. */
  onChange: (option: string | null) => void
  onCast: () => void
  casting: boolean
  told: ReactNode
}) {
  const words = useWords(votingWords)
  const free = written(marks).filter(({ insteadOf }) => insteadOf === null)
  const faulty = faultyNames(marks, sheet)
  const byLine = sheet.mode === 'approve' || sheet.mode === 'grades'
  const lines = byLine
    ? sheet.options
    : (marks.picks ?? []).flatMap((id) => sheet.options.find((option) => option.id === id) ?? [])
  return (
    <>
      <header>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {words.ballot.review}
        </h2>
        <p className={styles.told}>{words.ballot.reviewLead}</p>
      </header>
      <ul className={styles.lines}>
        {lines.map((option, at) => {
          const said = saidOf(option.id, at)
          return (
            <li key={option.id} className={styles.line}>
              <span className={styles.lineName} lang="zh-CN">
                {option.name}
              </span>
              <span className={styles.lineMark} data-blank={said === null || undefined}>
                {said ?? (sheet.mode === 'grades' ? words.ballot.unmarkedGrade : words.ballot.unmarked)}
              </span>
              {(byLine || at === 0) && (
                <PlainButton
                  className={styles.change}
                  aria-label={byLine ? words.ballot.changeLine(option.name) : words.ballot.change}
                  disabled={casting}
                  onClick={() => onChange(option.id)}
                >
                  {words.ballot.change}
                </PlainButton>
              )}
            </li>
          )
        })}
        {lines.length === 0 && (
          <li className={styles.line}>
            <span className={styles.lineMark} data-blank>
              {words.ballot.none}
            </span>
            <PlainButton className={styles.change} onClick={() => onChange('')}>
              {words.ballot.change}
            </PlainButton>
          </li>
        )}
        {free.length > 0 && (
          <li className={styles.line}>
            <span>{words.ballot.writeIn}</span>
            <span className={styles.lineMark} lang="zh-CN">
              {free.map(({ name }) => name.trim()).join('、')}
            </span>
            <PlainButton
              className={styles.change}
              aria-label={words.ballot.changeLine(words.ballot.writeIn)}
              onClick={() => onChange(null)}
            >
              {words.ballot.change}
            </PlainButton>
          </li>
        )}
      </ul>
      {faulty.length > 0 && (
        <Remark tone="now">
          <ul>
            {faulty.map((line) => (
              <li key={`${line.option} ${line.fault}`}>
                {line.option}：{line.fault && words.lineFaults[line.fault]}
              </li>
            ))}
          </ul>
        </Remark>
      )}
      {isBlank(marks) && <Remark tone="late">{words.ballot.blank}</Remark>}
      {told}
      <PlainButton
        kind="main"
        className={styles.big}
        disabled={casting || faulty.length > 0}
        onClick={onCast}
      >
        {casting ? words.ballot.casting : words.ballot.cast}
      </PlainButton>
    </>
  )

  /** What stands on a line, or null where nothing does. */
  function saidOf(id: string, at: number): string | null {
    if (sheet.mode === 'rank') return words.ballot.rank(at + 1)
    if (sheet.mode === 'pick') return `${words.signs.y} ${words.marks.y}`
    if (sheet.mode === 'grades') {
      const grade = marks.grades?.[id]
      return grade ? words.grades[grade] : null
    }
    const mark = marks.lines?.[id]
    if (!mark) return null
    const instead = written(marks)
      .find(({ insteadOf }) => insteadOf === id)
      ?.name.trim()
    return [`${words.signs[mark]} ${words.marks[mark]}`, instead && words.ballot.instead(instead)]
      .filter(Boolean)
      .join('，')
  }
}
