import styles from './MarkedText.module.css'
import { cutAtMarks, type Mark } from './selection.ts'

export interface QuantityMark extends Mark {
  readonly itemId: string
  readonly isTarget: boolean
}

/**
 * A text with its quantities marked where they stand, and nothing else in it, so that offsets on the page are offsets in the text.
 * Marks are links: they are reached by Tab, and their words can be selected. What happens on them, the pane hears.
 */
export function MarkedText(props: {
  text: string
  /** Where in the whole the text begins; marks count from there. */
  offset?: number
  marks: readonly QuantityMark[]
  chosen: string | null
  lit: string | null
  /** The mark that Tab reaches. */
  reached?: string | null
}) {
  const { text, marks, chosen, lit, reached = null, offset = 0 } = props
  const shifted =
    offset === 0 ? marks : marks.map((m) => ({ ...m, start: m.start - offset, end: m.end - offset }))
  return cutAtMarks(text, shifted).map(({ start, text: words, mark }) =>
    mark ? (
      <a
        key={start}
        href={`#${mark.id}`}
        draggable={false}
        tabIndex={mark.id === reached ? 0 : -1}
        className={styles.mark}
        data-quantity={mark.id}
        data-item={mark.itemId}
        data-target={mark.isTarget || undefined}
        data-chosen={mark.id === chosen || undefined}
        data-lit={mark.id === lit || undefined}
        aria-current={mark.id === chosen ? 'true' : undefined}
      >
        {words}
      </a>
    ) : (
      words
    ),
  )
}
