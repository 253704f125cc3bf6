import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { getShapes } from '../contract.ts'
import { isArrow, layOut, nextPlot } from './ground.ts'
import styles from './PlaceShades.module.css'
import { unitsWords } from './words.ts'

export interface ShadedPlace {
  readonly id: string
  readonly name: string
  /** What stands on it: "1,204", or the word for nothing reported. */
  readonly word: string
  /** 0 for none of it, 1 to 5 from light to dark, null for nothing reported, which is hatched and never light. */
  readonly shade: number | null
}

/**
 * The neighbourhoods of the street, each in the shade of its number. A touch or Enter opens a place, the arrows walk. Places
 * without a boundary are told to the caller's readers by `unplaced`, so that a map never silently leaves a number out.
 */
export default function PlaceShades(props: {
  places: readonly ShadedPlace[]
  label: string
  hint: string
  unplaced: (names: readonly string[]) => string
  onOpen: (id: string) => void
}) {
  const words = useWords(unitsWords).answers
  const mark = useId()
  const shapes = useAsked(getShapes, {}, { topics: ['units.trees'] })
  const { width, height, plots } = useMemo(() => layOut(shapes.data?.shapes ?? []), [shapes.data])
  const [here, setHere] = useState<string | null>(null)
  const [inside, setInside] = useState(false)
  const byId = new Map(props.places.map((place) => [place.id, place]))
  const shown = plots.filter(({ id }) => byId.has(id))
  const drawn = new Set(shown.map(({ id }) => id))
  const left = props.places.filter(({ id }) => !drawn.has(id))
  if (shapes.data === undefined) return <div className={styles.room} />
  if (shown.length === 0) return <p className={styles.hint}>{words.emptyLead}</p>
  const at = shown.find(({ id }) => id === here)
  const press = (event: KeyboardEvent) => {
    const from = at ?? shown[0]
    if (!from) return
    setInside(true)
    if (isArrow(event.key)) setHere(at ? nextPlot(shown, from, event.key).id : from.id)
    else if (event.key === 'Enter' || event.key === ' ') props.onOpen(from.id)
    else return
    event.preventDefault()
  }
  const touch = (event: MouseEvent) => {
    const id = event.target instanceof Element ? event.target.getAttribute('data-place') : null
    if (!id) return
    setHere(id)
    props.onOpen(id)
  }
  return (
    <div className={styles.figure}>
      <div
        className={styles.map}
        role="listbox"
        tabIndex={0}
        aria-label={props.label}
        aria-describedby={`${mark}-hint`}
        aria-activedescendant={at && `${mark}-${at.id}`}
        onKeyDown={press}
        onClick={touch}
        onFocus={(event) => setInside(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setInside(false)}
      >
        <svg className={styles.sheet} viewBox={`0 0 ${width} ${height}`} role="none">
          <defs>
            <pattern id={`${mark}-hatch`} width="14" height="14" patternUnits="userSpaceOnUse">
              <path d="M-3 17 17 -3M-3 3 3 -3M11 17 17 11" className={styles.hatch} />
            </pattern>
          </defs>
          <g>
            {shown.map((plot) => {
              const place = byId.get(plot.id)
              return (
                <path
                  key={plot.id}
                  id={`${mark}-${plot.id}`}
                  d={plot.path}
                  className={styles.place}
                  data-place={plot.id}
                  data-shade={place?.shade ?? undefined}
                  fill={place?.shade === null ? `url(#${mark}-hatch)` : undefined}
                  role="option"
                  aria-selected={plot.id === here}
                  aria-label={`${plot.name} ${place?.word ?? ''}`}
                />
              )
            })}
          </g>
          <g className={styles.over}>
            {inside && at && <path d={at.path} className={styles.walked} />}
            {shown.map((plot) => (
              <text key={plot.id} x={plot.middle[0]} y={plot.middle[1]}>
                <tspan x={plot.middle[0]}>{plot.name}</tspan>
                <tspan
                  x={plot.middle[0]}
                  dy="1.2em"
                  className={byId.get(plot.id)?.shade === null ? styles.none : styles.count}
                >
                  {byId.get(plot.id)?.word}
                </tspan>
              </text>
            ))}
          </g>
        </svg>
      </div>
      <p id={`${mark}-hint`} className={styles.hint} data-walked={inside || undefined}>
        {props.hint}
      </p>
      {left.length > 0 && <p className={styles.left}>{props.unplaced(left.map(({ name }) => name))}</p>}
    </div>
  )
}
