import type { RefObject } from 'react'
import { ItemRow } from './ItemRow.tsx'
import { useFollowing, usePane } from './pane.ts'
import styles from './panes.module.css'
import { useContent, useDesk, useDeskState } from './useDesk.ts'

/** The cleaned text, item by item, as it will be adopted. */
export function ResultPane(props: { pane: RefObject<HTMLElement | null>; label: string; shown: boolean }) {
  const desk = useDesk()
  const { items } = useContent()
  const chosen = useDeskState((state) => state.chosen)
  usePane(props.pane, desk, 'result')
  useFollowing(
    props.pane,
    'result',
    chosen,
    useDeskState((state) => state.chosenIn),
    props.shown,
    true,
  )
  // Before anything is chosen, Tab reaches the first quantity there is.
  const first = chosen === null ? (items.find((item) => item.quantities.length > 0)?.id ?? null) : null
  return (
    <section
      ref={props.pane}
      className={styles.pane}
      data-desk-pane="result"
      data-shown={props.shown}
      aria-label={props.label}
    >
      <p className={styles.caption}>{props.label}</p>
      <div className={styles.result}>
        {items.map((item, at) => (
          <ItemRow
            key={item.id}
            item={item}
            heading={item.category !== (items[at - 1]?.category ?? null) ? item.category : null}
            isFirst={item.id === first}
          />
        ))}
      </div>
    </section>
  )
}
