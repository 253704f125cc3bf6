import { type ReactNode, useCallback, useState } from 'react'
import { useBackCloses } from './back.ts'
import { useModal } from './Dialog.tsx'
import { PlainButton } from './PlainButton.tsx'
import styles from './photos.module.css'
import { useSaying } from './say.ts'

export interface Photo {
  readonly id: string
  /** The address of the small picture in the strip. */
  readonly small: string
  /** The address of the whole picture. */
  readonly whole: string
  /** What it shows, where and when: read aloud, and set under the picture. */
  readonly caption: string
}

/** Photos as evidence, side by side; one opens large, arrows turn the page, Escape closes, focus returns to the photo. */
export function PhotoStrip({
  photos,
  below,
}: {
  photos: readonly Photo[]
  below?: (photo: Photo) => ReactNode
}) {
  const { words } = useSaying()
  const [shown, setShown] = useState<number | null>(null)
  if (photos.length === 0) return null
  return (
    <>
      <ul className={styles.strip}>
        {photos.map((photo, at) => (
          <li key={photo.id}>
            <button
              type="button"
              className={styles.thumb}
              aria-label={words.openPhoto(photo.caption)}
              onClick={() => setShown(at)}
            >
              <img src={photo.small} alt="" loading="lazy" decoding="async" width={96} height={72} />
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <Lightbox photos={photos} at={shown} turn={setShown} close={() => setShown(null)} below={below} />
      )}
    </>
  )
}

function Lightbox(props: {
  photos: readonly Photo[]
  at: number
  turn: (at: number) => void
  close: () => void
  below?: ((photo: Photo) => ReactNode) | undefined
}) {
  const { words } = useSaying()
  const [broken, setBroken] = useState<string | null>(null)
  const { photos, at, turn, close } = props
  const photo = photos[at]
  const dialog = useModal(close)
  useBackCloses(close)
  const step = useCallback(
    (by: number) => turn(Math.min(photos.length - 1, Math.max(0, at + by))),
    [photos.length, at, turn],
  )
  if (!photo) return null
  return (
    <dialog
      ref={dialog}
      className={styles.lightbox}
      aria-label={photo.caption}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        if (event.key === 'ArrowRight') step(1)
      }}
    >
      <figure className={styles.figure}>
        {broken === photo.id ? (
          <p className={styles.broken}>{words.noPhoto}</p>
        ) : (
          <img
            src={photo.whole}
            alt={photo.caption}
            className={styles.whole}
            onError={() => setBroken(photo.id)}
          />
        )}
        <figcaption className={styles.caption}>
          <span>{photo.caption}</span>
          {photos.length > 1 && <span className={styles.count}>{words.photo(at + 1, photos.length)}</span>}
        </figcaption>
        {props.below?.(photo)}
        <div className={styles.bar}>
          {photos.length > 1 && (
            <>
              <PlainButton disabled={at === 0} onClick={() => step(-1)}>
                {words.previousPhoto}
              </PlainButton>
              <PlainButton disabled={at === photos.length - 1} onClick={() => step(1)}>
                {words.nextPhoto}
              </PlainButton>
            </>
          )}
          <PlainButton onClick={close}>{words.close}</PlainButton>
        </div>
      </figure>
    </dialog>
  )
}
