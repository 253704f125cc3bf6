import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import type { PlaceShape } from '../contract.ts'
import { isArrow, layOut, nextPlot, type Plot } from './ground.ts'
import styles from './PlaceMap.module.css'
import { unitsWords } from './words.ts'

/** Drawn from the ground up: what lies on top is what a finger means. */
const layers = ['neighbourhood', 'grid', 'compound', 'building'] as const

/**
 * The boundaries of the street as a plain drawing. A touch chooses the smallest place under it; from the keyboard one walks from
 * grid to grid with the arrows, and smaller places are found by their names.
 */
export function PlaceMap(props: {
  shapes: readonly PlaceShape[]
  /** The chosen place and everything it stands in, nearest first. */
  chain: readonly string[]
  onChoose: (id: string) => void
}) {
  const words = useWords(unitsWords).answers
  const mark = useId()
  const { width, height, plots } = useMemo(() => layOut(props.shapes), [props.shapes])
  const byId = useMemo(() => new Map(plots.map((plot) => [plot.id, plot])), [plots])
  const grids = useMemo(() => plots.filter((plot) => plot.kind === 'grid'), [plots])
  const [walkedTo, walkTo] = useState<string>()
  /** Whether somebody walks the map by keyboard: a finger needs no mark of where it is. */
  const [inside, setInside] = useState(false)

  const chosen = props.chain.map((id) => byId.get(id)).find((plot) => plot !== undefined)
  const here =
    grids.find((grid) => grid.id === walkedTo) ?? grids.find((grid) => props.chain.includes(grid.id))
  const press = (event: KeyboardEvent) => {
    const from = here ?? grids[0]
    if (!from) return
    setInside(true)
    if (isArrow(event.key)) walkTo(here ? nextPlot(grids, from, event.key).id : from.id)
    else if (event.key === 'Enter' || event.key === ' ') props.onChoose(from.id)
    else return
    event.preventDefault()
  }
  const touch = (event: MouseEvent) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-place') : null
    if (!id) return
    walkTo(undefined)
    props.onChoose(id)
  }
  const draw = (plot: Plot) =>
    plot.kind === 'grid' ? (
      <path
        key={plot.id}
        id={`${mark}-${plot.id}`}
        d={plot.path}
        data-place={plot.id}
        role="option"
        aria-selected={plot.id === chosen?.id}
        aria-label={plot.name}
      />
    ) : (
      <path key={plot.id} d={plot.path} data-place={plot.id}>
        <title>{plot.name}</title>
      </path>
    )
  return (
    <figure className={styles.figure}>
      <div
        className={styles.map}
        role="listbox"
        tabIndex={0}
        aria-label={words.map}
        aria-describedby={`${mark}-hint`}
        aria-activedescendant={here && `${mark}-${here.id}`}
        onKeyDown={press}
        onClick={touch}
        onFocus={(event) => setInside(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setInside(false)}
      >
        <svg className={styles.sheet} viewBox={`0 0 ${width} ${height}`} role="none">
          {layers.map((layer) => (
            <g key={layer} className={styles[layer]}>
              {plots.filter((plot) => plot.kind === layer).map(draw)}
            </g>
          ))}
          <g className={styles.over}>
            {plots
              .filter((plot) => plot.kind === 'neighbourhood')
              .map((plot) => (
                <path key={plot.id} d={plot.path} className={styles.border} />
              ))}
            {chosen && <path d={chosen.path} className={styles.chosen} />}
            {inside && here && <path d={here.path} className={styles.walked} />}
            {plots
              .filter((plot) => plot.kind === 'neighbourhood')
              .map((plot) => (
                <text key={plot.id} x={plot.middle[0]} y={plot.middle[1]} className={styles.name}>
                  {plot.name}
                </text>
              ))}
          </g>
        </svg>
      </div>
      <figcaption id={`${mark}-hint`} className={styles.hint} data-shown={inside || undefined}>
        {inside && here ? `${here.name} · ${words.mapHint}` : words.mapHint}
      </figcaption>
    </figure>
  )
}
