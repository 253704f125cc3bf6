import styles from './MarkedText.module.css'
import { cutAtMarks, type Mark } from './selection.ts'

export interface QuantityMark extends Mark {
  readonly itemId: string
  readonly isTarget: boolean
}

/**
 * A text with its quantities marked where they stand, and nothing else in it, so that offsets on the page are offsets in the text.
 * Only the mark that Tab reaches is a link: in one that can take the focus, a selection could not begin at the first letter. What
 * happens on marks, the pane hears.
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
  return cutAtMarks(text, shifted).map(({ start, text: words, mark }) => {
    if (!mark) return words
    const looks = {
      className: styles.mark,
      'data-quantity': mark.id,
      'data-item': mark.itemId,
      'data-target': mark.isTarget || undefined,
      'data-chosen': mark.id === chosen || undefined,
      'data-lit': mark.id === lit || undefined,
    }
    return mark.id === reached ? (
      <a key={start} href={`#${mark.id}`} aria-current={mark.id === chosen ? 'true' : undefined} {...looks}>
        {words}
      </a>
    ) : (
      <span key={start} {...looks}>
        {words}
      </span>
    )
  })
}
