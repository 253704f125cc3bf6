import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import styles from './Hall.module.css'
import { hallWords } from './words.ts'

const turnMs = 9_000

/**
 * Lines that may be more than a screen holds at a size that is read from the back row: they flow into columns as wide as the screen, and
 * the screen turns from one to the next. Nothing is made smaller, nothing cut off.
 */
export function Pages({ children }: { children: ReactNode }) {
  const words = useWords(hallWords)
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setPages(Math.max(1, Math.round(element.scrollWidth / element.clientWidth)))
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
    if (element) element.scrollLeft = shown * element.clientWidth
  }, [shown])
  return (
    <div className={styles.pages}>
      <div ref={box} className={styles.columns}>
        {children}
      </div>
      {pages > 1 && <p className={styles.pageOf}>{words.page({ page: shown + 1, of: pages })}</p>}
    </div>
  )
}
