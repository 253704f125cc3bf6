import { type ChangeEvent, useRef } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { mostPhotos } from '../../../rules/wishes.ts'
import type { usePhotos } from '../../promises/uploads.ts'
import { wishingWords } from '../../words.ts'
import styles from './Pages.module.css'

/** Photos from the camera or the album, each with its picture and how far it is. */
export function PhotosField(props: ReturnType<typeof usePhotos>) {
  const words = useWords(wishingWords).form
  const say = useProblemSentence(wishingWords)
  const input = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    props.add([...(event.target.files ?? [])].slice(0, mostPhotos - props.photos.length))
    // The same photo may be chosen again after it was removed.
    event.target.value = ''
  }
  return (
    <fieldset className={styles.field}>
      <legend>{words.photos}</legend>
      <p className={styles.hint}>{words.photosHint}</p>
      {props.photos.length > 0 && (
        <ul className={styles.photos}>
          {props.photos.map((photo, at) => (
            <li key={photo.key} className={styles.photo} data-state={photo.state}>
              <img src={photo.preview} alt={words.photoAlt(at + 1)} />
              {photo.state === 'sending' && (
                <span role="status">{words.photoSending(`${Math.floor(photo.share * 100)}%`)}</span>
              )}
              {photo.state === 'failed' && (
                <>
                  <span className={styles.wrong} role="alert">
                    {words.photoFailed}：{say(photo.error)}
                  </span>
                  <PlainButton onClick={() => props.again(photo)}>{words.photoAgain}</PlainButton>
                </>
              )}
              <PlainButton kind="text" onClick={() => props.remove(photo.key)}>
                {words.photoRemove}
              </PlainButton>
            </li>
          ))}
        </ul>
      )}
      <input ref={input} type="file" accept="image/*" multiple hidden data-photos onChange={take} />
      {props.photos.length < mostPhotos && (
        <div>
          <PlainButton onClick={() => input.current?.click()}>{words.photoAdd}</PlainButton>
        </div>
      )}
    </fieldset>
  )
}
