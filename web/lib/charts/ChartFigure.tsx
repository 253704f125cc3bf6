import { type ReactNode, useId } from 'react'
import { DateSaid } from '../../ui/DateSaid.tsx'
import { useWords } from '../language.tsx'
import { figureChoice, turnFigures } from './asTables.ts'
import styles from './ChartFigure.module.css'
import { chartWords } from './words.ts'

export type Mark = 'bar' | 'part' | 'line' | 'pace' | 'zero' | 'nothing'
export interface TableRow {
  readonly key: string
  readonly head: ReactNode
  readonly cells: readonly ReactNode[]
}

/**
 * The frame of every chart: a sentence that says what is to be seen, the unit, the legend, the cut-off; and the same numbers as a
 * table, one key away. The choice holds for every chart of this browser.
 */
export function ChartFigure(props: {
  /** What is to be seen, in a sentence. */
  title: ReactNode
  unit: string | null
  /** Until when facts are counted: an instant. */
  asOf?: string | undefined
  marks?: readonly { mark: Mark; word: string }[]
  aside?: ReactNode
  /** What reads aloud the point under the pointer or the focus. */
  reading?: ReactNode
  /** How the chart is to be read, where that is not plain. */
  note?: ReactNode
  table: { head: readonly string[]; rows: readonly TableRow[] }
  children: ReactNode
}) {
  const words = useWords(chartWords)
  const shown = figureChoice.use()
  const id = useId()
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.head}>
        <p id={id} className={styles.title}>
          {props.title}
        </p>
        <p className={styles.facts}>
          {props.unit && <span>{words.unit(props.unit)}</span>}
          {props.asOf && (
            <span>
              {words.asOf} <DateSaid at={props.asOf} />
            </span>
          )}
          {props.aside}
          <button type="button" className={styles.turn} onClick={turnFigures}>
            {shown === 'charts' ? words.asTable : words.asChart}
          </button>
        </p>
      </figcaption>
      {shown === 'tables' ? (
        <div className={styles.scroll}>
          <table className={styles.table} aria-labelledby={id}>
            <thead>
              <tr>
                {props.table.head.map((word, at) => (
                  <th key={word} scope="col" data-first={at === 0 || undefined}>
                    {word}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {props.table.rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.head}</th>
                  {row.cells.map((cell, at) => (
                    <td key={props.table.head[at + 1] ?? at}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <>
          {props.children}
          <div className={styles.foot}>
            {props.marks && props.marks.length > 0 && (
              <ul className={styles.marks} aria-label={words.legend}>
                {props.marks.map(({ mark, word }) => (
                  <li key={mark} className={styles.mark}>
                    <MarkShape mark={mark} />
                    {word}
                  </li>
                ))}
              </ul>
            )}
            {props.reading && (
              <p className={styles.reading} aria-live="polite">
                {props.reading}
              </p>
            )}
          </div>
          {props.note && <p className={styles.note}>{props.note}</p>}
        </>
      )}
    </figure>
  )
}

/** A number in a table that opens to where it comes from. */
export function Opening(props: { onOpen: (() => void) | undefined; children: ReactNode }) {
  if (!props.onOpen) return props.children
  return (
    <button type="button" className={styles.open} onClick={props.onOpen}>
      {props.children}
    </button>
  )
}

/** A cell without a number: quiet, so that the numbers stand out. */
export function NoNumber({ children }: { children: ReactNode }) {
  return <span className={styles.none}>{children}</span>
}

/** The signs of the legend, drawn as they stand in the charts. */
function MarkShape({ mark }: { mark: Mark }) {
  return (
    <svg viewBox="0 0 16 12" className={styles.shape} aria-hidden="true">
      {mark === 'bar' && <rect x="5" y="1" width="7" height="10" className={styles.ink} />}
      {mark === 'part' && <rect x="5.5" y="1.5" width="6" height="9" className={styles.part} />}
      {mark === 'line' && <path d="M0 8h5v-4h6v3h5" className={styles.former} />}
      {mark === 'pace' && <path d="M0 6h16" className={styles.pace} />}
      {mark === 'zero' && <rect x="3" y="9" width="10" height="2" className={styles.ink} />}
      {mark === 'nothing' && <circle cx="8" cy="7" r="3" className={styles.hollow} />}
    </svg>
  )
}
