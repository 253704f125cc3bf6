import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import styles from './Voting.module.css'
import { hallWords } from './words.ts'

const turnMs = 9_000

const gapOf = (element: HTMLElement) => Number.parseFloat(getComputedStyle(element).columnGap) || 0
const stepOf = (element: HTMLElement) => element.clientWidth + gapOf(element)

/**
 * Lines that may be more than a screen holds at a size that is read from the back row: they flow into columns as wide as the screen, and
 * the screen turns from one to the next. Nothing is made smaller, nothing cut off.
 */
export function Pages(props: {
  columns?: number
  /** Instead: as many columns as have this width. */
  columnWidth?: string
  children: ReactNode
}) {
  const { columns = 1, columnWidth, children } = props
  const words = useWords(hallWords)
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () =>
      setPages(Math.max(1, Math.ceil((element.scrollWidth + gapOf(element) - 1) / stepOf(element))))
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    measure()
    return () => watch.disconnect()
  })
  useEffect(() => {
    if (pages < 2) return
    const turn = setInterval(() => setPage((former) => (former + 1) % pages), turnMs)
    return () => clearInterval(turn)
  }, [pages])
  const shown = Math.min(page, pages - 1)
  useLayoutEffect(() => {
    const element = box.current
    if (element) element.scrollLeft = shown * stepOf(element)
  }, [shown])
  return (
    <div className={styles.pages}>
      <div
        ref={box}
        className={styles.columns}
        style={columnWidth ? { columnWidth } : { columnCount: columns }}
      >
        {children}
      </div>
      {pages > 1 && <p className={styles.pageOf}>{words.page({ page: shown + 1, of: pages })}</p>}
    </div>
  )
}
