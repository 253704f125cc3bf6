import { Han } from './Han.tsx'
import { sayNumber } from './numbers.ts'
import styles from './Sums.module.css'

export interface SumRow {
  readonly key: string
  readonly name: string
  /** Null: nothing was reported; `word` then says so. */
  readonly quantity: number | null
  /** The number as it is to be read, where it has its own decimals. */
  readonly word?: string
  readonly aside?: string
  /** The row of the whole: set apart, without a line, for it is no part among parts. */
  readonly isWhole?: boolean
}

/** A sum by place or by month: name, a thin line for its size, the number; a row opens when `onOpen` is given. */
export function Sums(props: {
  title: string
  rows: readonly SumRow[]
  note?: string
  /** Lines in quiet ink, where the accent would say that something is to be done. */
  quiet?: boolean
  onOpen?: (key: string) => void
}) {
  const most = Math.max(...props.rows.map((row) => (row.isWhole ? 0 : Math.abs(row.quantity ?? 0))), 1e-9)
  return (
    <section className={styles.sums} data-quiet={props.quiet || undefined}>
      <h3 className={styles.heading}>{props.title}</h3>
      <ul className={styles.rows}>
        {props.rows.map((row) => (
          <li
            key={row.key}
            className={styles.row}
            data-aside={row.aside ? true : undefined}
            data-whole={row.isWhole || undefined}
          >
            <span className={styles.name}>
              {props.onOpen && row.quantity !== null ? (
                <button type="button" className={styles.open} onClick={() => props.onOpen?.(row.key)}>
                  <Han>{row.name}</Han>
                </button>
              ) : (
                <Han>{row.name}</Han>
              )}
            </span>
            <span className={styles.bar} aria-hidden="true">
              {!row.isWhole && (
                <span style={{ inlineSize: `${(Math.abs(row.quantity ?? 0) / most) * 100}%` }} />
              )}
            </span>
            <span className={styles.sum} data-none={row.quantity === null || undefined}>
              {row.word ?? (row.quantity === null ? '—' : sayNumber(row.quantity))}
            </span>
            {row.aside && <span className={styles.aside}>{row.aside}</span>}
          </li>
        ))}
      </ul>
      {props.note && <p className={styles.aside}>{props.note}</p>}
    </section>
  )
}
