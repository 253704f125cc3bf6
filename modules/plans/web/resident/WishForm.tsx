import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { BodyOf, ReplyOf } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type getMyWishing, keepWishPhoto, type makeWish } from '../../contract/wishes.ts'
import { usePhotos } from '../promises/uploads.ts'
import { wishingWords } from '../words.ts'
import type { KeptWish } from './parts/kept.ts'
import styles from './parts/Pages.module.css'
import { PhotosField } from './parts/PhotosField.tsx'
import { HereField, PlaceField } from './parts/PlaceField.tsx'
import { SimilarOnes, useSimilar } from './parts/SimilarOnes.tsx'

export type WishBody = BodyOf<typeof makeWish>

/** What should be done, in one sentence, some words, where, photos. What is like it already is shown before sending. */
export function WishForm(props: {
  wishing: ReplyOf<typeof getMyWishing>
  begin: KeptWish
  /** Told whenever something changed, so that it can be kept. */
  onChange?: (wish: KeptWish) => void
  onSend: (body: WishBody) => void
  sendWord: string
  sending: boolean
  error: unknown
  compare: boolean
}) {
  const { wishing, begin, onChange } = props
  const words = useWords(wishingWords)
  const say = words.form
  const id = useId()
  const [title, setTitle] = useState(begin.title)
  const [text, setText] = useState(begin.words)
  const [categoryId, setCategoryId] = useState(begin.categoryId)
  const [placeId, setPlaceId] = useState(begin.placeId || (wishing.home?.id ?? ''))
  const [point, setPoint] = useState<{ lon: number; lat: number } | null>(null)
  const [asked, setAsked] = useState(false)
  const [compared, setCompared] = useState(false)
  const photos = usePhotos(begin.photos, keepWishPhoto)
  const form = useRef<HTMLFormElement>(null)
  const box = useRef<HTMLElement>(null)
  const { similar } = useSimilar(props.compare ? `${title} ${text}` : '', placeId)
  const sent = photos.photos.flatMap((photo) => (photo.id ? [{ id: photo.id, preview: photo.preview }] : []))
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  const kept = JSON.stringify(sent.map((photo) => photo.id))
  useEffect(() => {
    latest.current?.({
      title,
      words: text,
      categoryId,
      placeId,
      photos: JSON.parse(kept).map((photoId: string) => ({
        id: photoId,
        preview: photos.photos.find((one) => one.id === photoId)?.preview ?? '',
      })),
    })
  }, [title, text, categoryId, placeId, kept, photos.photos])
  const wrong = {
    title: title.trim() ? undefined : say.whatMissing,
    words: text.trim() ? undefined : say.wordsMissing,
    category: wishing.categories.length === 0 || categoryId ? undefined : say.categoryMissing,
    place: placeId ? undefined : say.placeMissing,
  }
  const waiting = photos.photos.some((photo) => photo.state !== 'sent')
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.values(wrong).some(Boolean) || waiting) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(), 0)
      return
    }
    // Whoever sends past similar ones has seen them.
    if (similar.length > 0 && !compared) {
      setCompared(true)
      box.current?.focus()
      box.current?.scrollIntoView({ block: 'center' })
      return
    }
    props.onSend({
      title: title.trim(),
      words: text.trim(),
      categoryId: categoryId || null,
      placeId,
      point,
      photoIds: sent.map((photo) => photo.id),
    })
  }
  return (
    <form ref={form} className={styles.form} onSubmit={send} noValidate>
      <Field
        label={say.what}
        hint={say.whatHint}
        value={title}
        maxLength={40}
        onChange={(event) => setTitle(event.target.value)}
        wrong={asked ? wrong.title : undefined}
      />
      <div className={styles.field}>
        <label htmlFor={`${id}-words`}>{say.words}</label>
        <p id={`${id}-hint`} className={styles.hint}>
          {say.wordsHint}
        </p>
        <textarea
          id={`${id}-words`}
          className={styles.area}
          value={text}
          maxLength={2000}
          aria-describedby={`${id}-hint`}
          aria-invalid={asked && wrong.words ? true : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <Wrong text={asked ? wrong.words : undefined} />
      </div>
      {wishing.categories.length > 0 && (
        <fieldset className={styles.field}>
          <legend>{say.category}</legend>
          <div className={styles.chips}>
            {wishing.categories.map((category) => (
              <button
                key={category.id}
                type="button"
                className={styles.chip}
                aria-pressed={category.id === categoryId}
                lang="zh-CN"
                onClick={() => setCategoryId(category.id)}
              >
                {category.name}
              </button>
            ))}
          </div>
          <Wrong text={asked ? wrong.category : undefined} />
        </fieldset>
      )}
      <PlaceField
        places={wishing.places}
        home={wishing.home}
        value={placeId}
        onChoose={setPlaceId}
        wrong={asked ? wrong.place : undefined}
      />
      <HereField value={point} onChange={setPoint} />
      <PhotosField {...photos} />
      <SimilarOnes similar={similar} box={box} />
      {props.error !== null && props.error !== undefined && (
        <Problem error={props.error} words={wishingWords} />
      )}
      {asked && waiting && <Remark>{say.photoSending('')}</Remark>}
      <div className={styles.acts}>
        <PlainButton kind="main" type="submit" disabled={props.sending}>
          {props.sending ? say.sending : similar.length > 0 && compared ? words.similar.go : props.sendWord}
        </PlainButton>
      </div>
    </form>
  )
}

function Wrong({ text }: { text: string | undefined }) {
  return text ? (
    <p className={styles.wrong} role="alert">
      {text}
    </p>
  ) : null
}
