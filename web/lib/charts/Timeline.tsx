import { type CSSProperties, type ReactNode, useId, useState } from 'react'
import { DateSaid } from '../../ui/DateSaid.tsx'
import { useWords } from '../language.tsx'
import styles from './Timeline.module.css'
import { chartWords } from './words.ts'

export interface Happening {
  readonly id: string
  /** A civil date. */
  readonly on: string
  /** In which lanes it stands. */
  readonly lanes: readonly string[]
  /** What happened, in a sentence. */
  readonly sentence: ReactNode
}

const dayOf = (on: string) => Date.parse(`${on}T00:00:00Z`)

/** What happened along a year, lane by lane; the same as sentences below. A mark and its sentence find each other. */
export function Timeline(props: {
  title: string
  year: number
  lanes: readonly { key: string; word: string }[]
  happenings: readonly Happening[]
  /** How many sentences stand below; every happening has its mark. */
  said?: number
}) {
  const words = useWords(chartWords)
  const id = useId()
  const [marked, mark] = useState<string | null>(null)
  const start = dayOf(`${props.year}-01-01`)
  const whole = dayOf(`${props.year + 1}-01-01`) - start
  const shareOf = (on: string) => `${(((dayOf(on) - start) / whole) * 100).toFixed(2)}%`
  const held = props.happenings.filter(({ on }) => on.startsWith(`${props.year}-`))
  const lanes = props.lanes.filter(({ key }) => held.some((one) => one.lanes.includes(key)))
  return (
    <section aria-labelledby={id} className={styles.timeline}>
      <h3 id={id} className={styles.title}>
        {props.title}
      </h3>
      <div className={styles.strip} aria-hidden="true">
        <div className={styles.months}>
          {Array.from({ length: 12 }, (_, at) => (
            <span key={words.month(at + 1)}>{words.month(at + 1)}</span>
          ))}
        </div>
        {lanes.map(({ key, word }) => (
          <div key={key} className={styles.lane}>
            <span className={styles.word}>{word}</span>
            <span className={styles.line}>
              {held
                .filter((one) => one.lanes.includes(key))
                .map((one) => (
                  <span
                    key={one.id}
                    className={styles.mark}
                    data-marked={one.id === marked || undefined}
                    style={{ insetInlineStart: shareOf(one.on) } as CSSProperties}
                  />
                ))}
            </span>
          </div>
        ))}
      </div>
      <ol className={styles.sentences}>
        {held
          .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
          .slice(0, props.said)
          .map((one) => (
            <li
              key={one.id}
              className={styles.sentence}
              onPointerEnter={() => mark(one.id)}
              onPointerLeave={() => mark(null)}
            >
              <span className={styles.day}>
                <DateSaid on={one.on} />
              </span>
              <span>{one.sentence}</span>
            </li>
          ))}
      </ol>
    </section>
  )
}
