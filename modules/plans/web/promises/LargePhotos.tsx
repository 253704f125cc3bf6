import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { type Photo, PhotoStrip } from '../../../../web/ui/photos.tsx'
import { plansWords } from '../words.ts'
import styles from './DeedFacts.module.css'

/** Evidence large enough to judge without opening it; the strip below it opens each one whole. */
export function LargePhotos({ photos }: { photos: readonly Photo[] }) {
  const words = useWords(plansWords).records
  const [shown, setShown] = useState(0)
  const photo = photos[Math.min(shown, photos.length - 1)]
  if (!photo) return <p className={styles.noPhotos}>{words.noPhotos}</p>
  return (
    <figure className={styles.photos}>
      <img
        key={photo.id}
        className={styles.large}
        src={photo.whole.replace('width=1600', 'width=1024')}
        alt={photo.caption}
      />
      {photos.length > 1 && (
        <div className={styles.turn}>
          {photos.map((one, at) => (
            <button
              key={one.id}
              type="button"
              className={styles.dot}
              aria-pressed={one.id === photo.id}
              onClick={() => setShown(at)}
            >
              {at + 1}
            </button>
          ))}
        </div>
      )}
      <PhotoStrip photos={photos} />
    </figure>
  )
}
