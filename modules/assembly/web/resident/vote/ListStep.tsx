import type { RefObject } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { BallotMarks } from '../../../rules.ts'
import styles from './Ballot.module.css'
import { Tick } from './MarkStep.tsx'
import { chosenCount, isFull, movePick, pickOption, type Sheet } from './marking.ts'
import { votingWords } from './words.ts'

/** The whole list at once: some are chosen from it, or all are put in order. */
export function ListStep({
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
  const words = useWords(votingWords)
  const picks = marks.picks ?? []
  const ranked = sheet.mode === 'rank'
  const full = isFull(marks, sheet.most)
  const nameOf = (id: string) => sheet.options.find((option) => option.id === id)?.name ?? ''
  return (
    <>
      <header>
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          {ranked ? words.ballot.arrange : words.ballot.pick(sheet.most)}
        </h2>
        {ranked && <p className={styles.told}>{words.ballot.rankHint}</p>}
        <p className={styles.told} role="status">
          {full && sheet.most < sheet.options.length
            ? words.ballot.full(sheet.most)
            : words.ballot.chosen(chosenCount(marks))}
        </p>
      </header>
      <fieldset className={styles.marks} aria-label={words.ruling.modes[sheet.mode]}>
        {sheet.options.map((option) => {
          const place = picks.indexOf(option.id) + 1
          return (
            <button
              key={option.id}
              type="button"
              className={styles.mark}
              aria-pressed={place > 0}
              aria-label={ranked && place > 0 ? `${option.name} ${words.ballot.rank(place)}` : option.name}
              disabled={full && place === 0}
              onClick={() => onMark(pickOption(marks, option.id, sheet.most))}
            >
              {ranked ? (
                <span className={styles.place}>{place > 0 ? place : ''}</span>
              ) : (
                <span className={styles.box} aria-hidden="true">
                  {place > 0 ? words.signs.y : ''}
                </span>
              )}
              <span lang="zh-CN">
                {option.name}
                {sheet.notes?.get(option.id)?.note && (
                  <span className={styles.note}>{sheet.notes.get(option.id)?.note}</span>
                )}
              </span>
              <Tick on={place > 0} />
            </button>
          )
        })}
      </fieldset>
      {ranked && picks.length > 1 && (
        <section>
          <h3>{words.ballot.order}</h3>
          <ol className={styles.order}>
            {picks.map((id, at) => (
              <li key={id} className={styles.ordered}>
                <span className={styles.place}>{at + 1}</span>
                <span lang="zh-CN">{nameOf(id)}</span>
                <PlainButton
                  className={styles.move}
                  aria-label={words.ballot.up(nameOf(id))}
                  disabled={at === 0}
                  onClick={() => onMark(movePick(marks, id, -1))}
                >
                  ↑
                </PlainButton>
                <PlainButton
                  className={styles.move}
                  aria-label={words.ballot.down(nameOf(id))}
                  disabled={at === picks.length - 1}
                  onClick={() => onMark(movePick(marks, id, 1))}
                >
                  ↓
                </PlainButton>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
