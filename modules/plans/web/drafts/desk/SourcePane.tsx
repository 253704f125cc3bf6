import { memo, type RefObject, useMemo, useRef } from 'react'
import { MarkedText } from './MarkedText.tsx'
import { useFollowing, usePane } from './pane.ts'
import styles from './panes.module.css'
import { cutSource, type SourcePiece } from './source.ts'
import { useContent, useDesk, useDeskState } from './useDesk.ts'

/** The text as it came, line breaks and all, with the same quantities marked. It is looked at, never changed. */
export function SourcePane(props: {
  pane: RefObject<HTMLElement | null>
  source: string
  label: string
  shown: boolean
}) {
  const { pane, source, label, shown } = props
  const desk = useDesk()
  const content = useContent()
  const former = useRef<readonly SourcePiece[]>([])
  const pieces = useMemo(() => cutSource(source, content, former.current), [source, content])
  former.current = pieces
  usePane(pane, desk, 'source')
  useFollowing(
    pane,
    'source',
    useDeskState((state) => state.chosen),
    useDeskState((state) => state.chosenIn),
    shown,
    false,
  )
  return (
    <section ref={pane} className={styles.pane} data-desk-pane="source" data-shown={shown} aria-label={label}>
      <p className={styles.caption}>{label}</p>
      <div className={styles.source}>
        {pieces.map((piece) => (
          <Piece key={piece.key} source={source} piece={piece} />
        ))}
      </div>
    </section>
  )
}

const Piece = memo(function Piece({ source, piece }: { source: string; piece: SourcePiece }) {
  const here = useMemo(() => new Set(piece.marks.map(({ id }) => id)), [piece])
  const one = (id: string | null | undefined) => (id && here.has(id) ? id : null)
  const chosen = useDeskState((state) => one(state.chosen?.quantityId))
  const lit = useDeskState((state) => one(state.lit?.quantityId))
  const isChosen = useDeskState((state) => piece.itemId !== null && state.chosen?.itemId === piece.itemId)
  return (
    <p className={styles.piece} data-row={piece.itemId ?? undefined} data-chosen={isChosen || undefined}>
      <MarkedText
        text={source.slice(piece.start, piece.end)}
        offset={piece.start}
        marks={piece.marks}
        chosen={chosen}
        lit={lit}
      />
    </p>
  )
})
