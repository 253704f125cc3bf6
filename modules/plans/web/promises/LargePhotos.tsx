import { useWords } from '../../../../web/lib/language.tsx'
import { type Photo, PhotoStrip } from '../../../../web/ui/photos.tsx'
import { plansWords } from '../words.ts'
import styles from './DeedFacts.module.css'

/** Evidence large enough to judge at a glance; each opens whole. */
export function LargePhotos({ photos }: { photos: readonly (Photo & { middle: string })[] }) {
  const words = useWords(plansWords).records
  if (photos.length === 0) return <p className={styles.noPhotos}>{words.noPhotos}</p>
  return (
    <div className={styles.photos} data-many={photos.length > 1 ? true : undefined}>
      <PhotoStrip photos={photos.map((photo) => ({ ...photo, small: photo.middle }))} />
    </div>
  )
}
