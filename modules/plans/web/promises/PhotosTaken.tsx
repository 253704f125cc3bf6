import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import { plansWords } from '../words.ts'
import styles from './PhotosTaken.module.css'
import type { TakenPhoto } from './uploads.ts'

/** Photos from the camera or the album: each with its picture, how far it is, and what to do when it did not arrive. */
export function PhotosTaken(props: {
  photos: readonly TakenPhoto[]
  add: (files: readonly File[]) => void
  again: (photo: TakenPhoto) => unknown
  remove: (key: string) => void
  wrong: string | undefined
}) {
  const words = useWords(plansWords).records.form
  const camera = useRef<HTMLInputElement>(null)
  const album = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    props.add([...(event.target.files ?? [])])
    // The same photo may be chosen again after it was removed.
    event.target.value = ''
  }
  const failed = props.photos.some((photo) => photo.state === 'failed')
  return (
    <fieldset className={styles.photos} aria-invalid={props.wrong ? true : undefined} tabIndex={-1}>
      <legend>{words.photosOf}</legend>
      <p className={styles.lead}>{words.photosLead}</p>
      {props.photos.length > 0 && (
        <ul className={styles.list}>
          {props.photos.map((photo, at) => (
            <OnePhoto key={photo.key} photo={photo} at={at + 1} again={props.again} remove={props.remove} />
          ))}
        </ul>
      )}
      <div className={styles.ways}>
        <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
        <input ref={album} type="file" accept="image/*" multiple hidden data-album onChange={take} />
        <Button size="large" className={styles.camera} onClick={() => camera.current?.click()}>
          {words.takePhoto}
        </Button>
        <Button size="large" onClick={() => album.current?.click()}>
          {words.choosePhoto}
        </Button>
      </div>
      {failed && <p className={styles.lead}>{words.photoWhy}</p>}
      {props.wrong && (
        <p className={styles.wrong} role="alert">
          {props.wrong}
        </p>
      )}
    </fieldset>
  )
}

function OnePhoto(props: {
  photo: TakenPhoto
  at: number
  again: (photo: TakenPhoto) => unknown
  remove: (key: string) => void
}) {
  const words = useWords(plansWords).records.form
  const say = useProblemSentence(plansWords)
  const { photo } = props
  return (
    <li className={styles.photo} data-state={photo.state}>
      <img src={photo.preview} alt={words.photoAlt(props.at)} className={styles.picture} />
      <div className={styles.about}>
        {photo.state === 'sending' && (
          <>
            <progress className={styles.progress} max={1} value={photo.share} />
            <span>{words.sending(Math.floor(photo.share * 100))}</span>
          </>
        )}
        {photo.state === 'sent' && <span className={styles.sent}>{words.sent}</span>}
        {photo.state === 'failed' && (
          <>
            <span className={styles.wrong} role="alert">
              {words.notSent(say(photo.error))}
            </span>
            <Button size="small" onClick={() => props.again(photo)}>
              {words.again}
            </Button>
          </>
        )}
        <Button size="small" type="text" onClick={() => props.remove(photo.key)}>
          {words.remove}
        </Button>
      </div>
    </li>
  )
}
