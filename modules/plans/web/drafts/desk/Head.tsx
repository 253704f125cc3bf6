import { useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { draftWords } from '../words.ts'
import styles from './Desk.module.css'
import { countsOf } from './desk.ts'
import { nextUnplaced } from './order.ts'
import { useContent, useDesk, useDeskState } from './useDesk.ts'

/** The title and year of the plan, written where they are read. */
export function TitleLine() {
  const words = useWords(draftWords)
  const desk = useDesk()
  const { title, year } = useContent()
  if (desk.isFrozen) return <>{title ?? words.desk.untitled}</>
  return (
    <span className={styles.titleLine}>
      <span className={styles.grow} data-text={title ?? words.desk.untitled}>
        <input
          className={styles.title}
          aria-label={words.desk.titleLabel}
          placeholder={words.desk.untitled}
          value={title ?? ''}
          maxLength={200}
          onChange={(event) => {
            const next = event.target.value
            desk.act((content) => ({ ...content, title: next === '' ? null : next }), 'title')
          }}
        />
      </span>
      <YearInput key={year ?? 'none'} year={year} />
    </span>
  )
}

function YearInput({ year }: { year: number | null }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const [typed, setTyped] = useState(year === null ? '' : String(year))
  const isYear = (text: string) => /^(?:19[89]\d|20\d\d|2100)$/.test(text)
  return (
    <input
      className={styles.year}
      aria-label={words.desk.year}
      placeholder={words.desk.noYear}
      inputMode="numeric"
      maxLength={4}
      value={typed}
      aria-invalid={typed !== '' && !isYear(typed) ? true : undefined}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').replace(/\D/g, '')
        setTyped(text)
        if (text === '' || isYear(text))
          desk.act((content) => ({ ...content, year: text === '' ? null : Number(text) }), 'year')
      }}
    />
  )
}

/** How many projects and targets there are, and whether something still has to be placed: then a way there. */
export function SummaryLine() {
  const words = useWords(draftWords)
  const desk = useDesk()
  const { projects, targets, unplaced } = countsOf(useContent())
  const chosen = useDeskState((state) => state.chosen)
  return (
    <span className={styles.summary}>
      {words.desk.summary(projects, targets)}
      {unplaced === 0 ? (
        <span className={styles.quiet}> · {words.desk.allPlaced}</span>
      ) : (
        <>
          {' · '}
          <button
            type="button"
            className={styles.unplaced}
            onClick={() => desk.choose(nextUnplaced(desk.content(), chosen), 'keyboard')}
          >
            {words.desk.unplaced(unplaced)}
          </button>
        </>
      )}
    </span>
  )
}
