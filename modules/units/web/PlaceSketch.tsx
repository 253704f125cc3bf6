import { useMemo } from 'react'
import { useAsked } from '../../../web/lib/queries.ts'
import { getShapes } from '../contract.ts'
import { layOut } from './ground.ts'
import styles from './PlaceSketch.module.css'

export interface MarkedPlace {
  readonly id: string
  /** What stands on it: "3". */
  readonly word: string
}

/**
 * A small drawing of the street that only shows: the neighbourhoods in outline, the places where something was done filled with how
 * much, the place it is promised for outlined. Nothing where none of them has a boundary. What it shows is said in `label`.
 */
export default function PlaceSketch(props: {
  marked: readonly MarkedPlace[]
  site: string | null
  label: string
}) {
  const { marked, site, label } = props
  const shapes = useAsked(getShapes, {}, { topics: ['units.trees'] })
  const { width, height, plots } = useMemo(() => layOut(shapes.data?.shapes ?? []), [shapes.data])
  const words = new Map(marked.map(({ id, word }) => [id, word]))
  const shown = plots.filter(({ id }) => words.has(id))
  const promised = plots.find(({ id }) => id === site)
  if (shown.length === 0 && !promised) return null
  return (
    <svg className={styles.sheet} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <g className={styles.ground}>
        {plots
          .filter(({ kind }) => kind === 'neighbourhood')
          .map((plot) => (
            <path key={plot.id} d={plot.path} />
          ))}
      </g>
      <g className={styles.marked}>
        {shown.map((plot) => (
          <path key={plot.id} d={plot.path}>
            <title>{`${plot.name} ${words.get(plot.id) ?? ''}`}</title>
          </path>
        ))}
      </g>
      {promised && <path className={styles.promised} d={promised.path} />}
      <g className={styles.words}>
        {[...shown, ...(promised && !words.has(promised.id) ? [promised] : [])].map((plot) => (
          <text key={plot.id} x={plot.middle[0]} y={plot.middle[1]}>
            <tspan x={plot.middle[0]}>{plot.name}</tspan>
            {words.has(plot.id) && (
              <tspan x={plot.middle[0]} dy="1.25em" className={styles.count}>
                {words.get(plot.id)}
              </tspan>
            )}
          </text>
        ))}
      </g>
    </svg>
  )
}
