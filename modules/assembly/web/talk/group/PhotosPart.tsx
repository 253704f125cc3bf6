import { useId, useRef, useState } from 'react'
import { Asked } from '../../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { dayAndTimeOf, sayDay } from '../../../../../web/ui/dates.ts'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { Field } from '../../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { PhotoStrip } from '../../../../../web/ui/photos.tsx'
import { useSaying } from '../../../../../web/ui/say.ts'
import {
  type GroupPhoto,
  getPhoto,
  keepPhoto,
  listPhotos,
  removePhoto,
  type TalkTold,
} from '../../../contract/talk.ts'
import { talkTopic } from '../topics.ts'
import { talkWords } from '../words.ts'
import styles from './Photos.module.css'

/** Photos of the group at work. */
export function PhotosPart({ group }: { group: TalkTold }) {
  const words = useWords(talkWords).photos
  const saying = useSaying()
  const photos = useAsked(listPhotos, { params: { id: group.id } }, { topics: [talkTopic(group.id)] })
  const captionOf = (photo: GroupPhoto) => {
    const { on, time } = dayAndTimeOf(photo.keptAt)
    const when = saying.words.dayAndTime(sayDay(on, dayAndTimeOf(new Date()).on, saying), time)
    return [photo.caption, words.by(photo.by.name, when)].filter(Boolean).join(' · ')
  }
  return (
    <div className={styles.part}>
      {group.may.includes('photograph') && group.session.run !== null && <AddPhoto group={group} />}
      <Asked of={photos} words={talkWords} rows={3}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <PhotoStrip
              photos={list.map((photo) => ({
                id: photo.id,
                small: addressOf(getPhoto, { params: { id: photo.id }, query: { width: 320 } }),
                whole: addressOf(getPhoto, { params: { id: photo.id }, query: { width: 2048 } }),
                caption: captionOf(photo),
              }))}
              below={({ id }) => {
                const photo = list.find((one) => one.id === id)
                return photo?.mayRemove ? <RemovePhoto key={id} id={id} /> : null
              }}
            />
          )
        }
      </Asked>
    </div>
  )
}

function AddPhoto({ group }: { group: TalkTold }) {
  const words = useWords(talkWords).photos
  const sayWrong = useProblemSentence(talkWords)
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [caption, setCaption] = useState('')
  const keep = useSend(keepPhoto, { onDone: () => setCaption('') })
  return (
    <div className={styles.add}>
      <Field
        label={words.caption}
        value={caption}
        maxLength={120}
        onChange={(event) => setCaption(event.target.value)}
      />
      <input
        ref={file}
        id={id}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [photo] = event.target.files ?? []
          if (photo)
            keep.mutate({
              params: { id: group.id },
              body: caption.trim() ? { caption: caption.trim() } : {},
              files: { photo },
            })
          event.target.value = ''
        }}
      />
      <p>
        <PlainButton kind="main" disabled={keep.isPending} onClick={() => file.current?.click()}>
          {keep.isPending ? words.adding : words.add}
        </PlainButton>
      </p>
      <p className={styles.quiet}>{words.privacy}</p>
      {keep.error && (
        <p className={styles.wrong} role="alert">
          {sayWrong(keep.error)}
        </p>
      )}
    </div>
  )
}

function RemovePhoto({ id }: { id: string }) {
  const words = useWords(talkWords).photos
  const sayWrong = useProblemSentence(talkWords)
  const remove = useSend(removePhoto)
  const [isSure, setSure] = useState(false)
  return (
    <div className={styles.remove}>
      {isSure ? (
        <>
          <span>{words.sure}</span>
          <PlainButton disabled={remove.isPending} onClick={() => remove.mutate({ params: { id } })}>
            {words.remove}
          </PlainButton>
          <PlainButton kind="text" onClick={() => setSure(false)}>
            {words.keep}
          </PlainButton>
        </>
      ) : (
        <PlainButton kind="text" onClick={() => setSure(true)}>
          {words.remove}
        </PlainButton>
      )}
      {remove.error && <span role="alert">{sayWrong(remove.error)}</span>}
    </div>
  )
}
