import { useId, useState } from 'react'
import type { ReplyOf } from '../../../../../platform/contract.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import type { getMyWishing } from '../../../contract/wishes.ts'
import { wishingWords } from '../../words.ts'
import styles from './Pages.module.css'

type Place = ReplyOf<typeof getMyWishing>['places'][number]
const most = 8

/** Where: home at once, or any compound, neighbourhood or road by a part of its name. */
export function PlaceField(props: {
  places: readonly Place[]
  home: { id: string; name: string } | null
  value: string
  onChoose: (id: string) => void
  wrong?: string | undefined
}) {
  const words = useWords(wishingWords).form
  const id = useId()
  const [typed, setTyped] = useState('')
  const wanted = typed.normalize('NFKC').trim().toLowerCase()
  const found = wanted
    ? props.places.filter((place) => place.name.toLowerCase().includes(wanted)).slice(0, most)
    : []
  const chosen = props.places.find((place) => place.id === props.value)
  const home = props.places.find((place) => place.id === props.home?.id)
  const near = [
    ...(home ? [home] : []),
    ...props.places.filter((place) => place.kind === 'compound' && place.neighbourhood === home?.name),
  ]
  const offered = wanted ? found : [...near, ...(chosen && !near.includes(chosen) ? [chosen] : [])]
  return (
    <fieldset className={styles.field}>
      <legend>{words.place}</legend>
      <p className={styles.hint}>{words.placeHint}</p>
      <input
        id={id}
        type="search"
        className={styles.box}
        aria-label={words.placeFind}
        placeholder={words.placeFind}
        value={typed}
        autoComplete="off"
        aria-invalid={props.wrong ? true : undefined}
        aria-describedby={props.wrong ? `${id}-wrong` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key !== 'Enter') return
          // Enter in this field chooses what was found; it does not send the form.
          event.preventDefault()
          if (first) {
            props.onChoose(first.id)
            setTyped('')
          }
        }}
      />
      {wanted && found.length === 0 && <p role="status">{words.placeNone}</p>}
      <div className={styles.chips}>
        {offered.map((place) => (
          <button
            key={place.id}
            type="button"
            className={styles.chip}
            aria-pressed={place.id === props.value}
            lang="zh-CN"
            onClick={() => {
              props.onChoose(place.id)
              setTyped('')
            }}
          >
            {place.name}
            {wanted &&
              place.neighbourhood &&
              place.neighbourhood !== place.name &&
              ` · ${place.neighbourhood}`}
          </button>
        ))}
      </div>
      {props.wrong && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      )}
    </fieldset>
  )
}

/** The phone's own word on where it is, if its owner wants to give it. */
export function HereField(props: {
  value: { lon: number; lat: number } | null
  onChange: (point: { lon: number; lat: number } | null) => void
}) {
  const words = useWords(wishingWords).form
  const [failed, setFailed] = useState(false)
  if (!('geolocation' in navigator)) return null
  return (
    <div className={styles.acts}>
      {props.value ? (
        <>
          <span role="status">{words.hereTaken}</span>
          <PlainButton onClick={() => props.onChange(null)}>{words.hereDrop}</PlainButton>
        </>
      ) : (
        <PlainButton
          onClick={() => {
            setFailed(false)
            navigator.geolocation.getCurrentPosition(
              ({ coords }) => props.onChange({ lon: coords.longitude, lat: coords.latitude }),
              () => setFailed(true),
              { timeout: 10_000, maximumAge: 60_000 },
            )
          }}
        >
          {words.here}
        </PlainButton>
      )}
      {failed && <span role="status">{words.hereFailed}</span>}
    </div>
  )
}
