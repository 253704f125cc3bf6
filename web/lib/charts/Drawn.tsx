import { useEffect, useRef } from 'react'
import { type Drawing, draw, type Option } from './drawing.ts'

/**
 * A chart drawn by ECharts, only to be looked at. What it says stands in the figure around it, in the readings over it and in the
 * table beneath it, so that nothing here has to be heard or reached by keys.
 */
export default function Drawn({ option, height }: { option: Option; height: number }) {
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<Drawing | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const drawn = draw(element)
    drawing.current = drawn
    const watch = new ResizeObserver(() => drawn.resize())
    watch.observe(element)
    return () => {
      watch.disconnect()
      drawn.dispose()
      drawing.current = null
    }
  }, [])
  useEffect(() => {
    drawing.current?.setOption({ ...option, animation: false }, { notMerge: true })
  }, [option])
  return <div ref={box} aria-hidden="true" style={{ blockSize: height }} />
}
