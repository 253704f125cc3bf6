import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { addressOf, doorHere, newKey, send } from '../../../../web/lib/ask.ts'
import { keepPhoto } from '../../contract/records.ts'
import type { KeptPhoto } from './unsent.ts'

type Kept = ReplyOf<typeof keepPhoto>

/** A photo on its way: shown at once, uploaded at once, kept here when the network fails until it is sent again. */
export interface TakenPhoto {
  readonly key: string
  readonly preview: string
  /** Absent for one that was uploaded before the page was opened again. */
  readonly file?: File
  readonly state: 'sending' | 'sent' | 'failed'
  readonly share: number
  readonly id?: string
  readonly error?: unknown
}

/**
 * Sends one photo and tells how far it is. Only XMLHttpRequest tells; a session that ran out is left to `send`, which lets the
 * person sign in over the page and repeats the request.
 */
function upload(file: File, tell: (share: number) => void, to: typeof keepPhoto): Promise<Kept> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const otherwise = () => send(to, { files: { photo: file } }).then(resolve, reject)
    request.open('POST', addressOf(to, {}))
    request.setRequestHeader('lilong-door', doorHere())
    request.responseType = 'json'
    request.setRequestHeader('idempotency-key', newKey())
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
    request.onload = () => (request.status === 200 ? resolve(request.response as Kept) : otherwise())
    request.onerror = otherwise
    const form = new FormData()
    form.append('photo', file, file.name || 'photo.jpg')
    request.send(form)
  })
}

/** A thumbnail small enough to be kept with what was typed: a phone may end the page while its camera is open. */
async function thumbnail(file: File): Promise<string | undefined> {
  try {
    const picture = await createImageBitmap(file)
    const scale = 160 / Math.max(picture.width, picture.height)
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    return canvas.toDataURL('image/jpeg', 0.7)
  } catch {
    // A format this browser cannot draw; the server may still read it.
    return undefined
  }
}

/** The photos of a form, uploaded as they are chosen; `to` says where such photos are kept. */
export function usePhotos(before: readonly KeptPhoto[], to: typeof keepPhoto = keepPhoto) {
  const [photos, setPhotos] = useState<readonly TakenPhoto[]>(() =>
    before.map(({ id, preview }) => ({ key: id, id, preview, state: 'sent' as const, share: 1 })),
  )
  const previews = useRef<string[]>([])
  useEffect(() => {
    const made = previews.current
    return () => {
      for (const address of made) URL.revokeObjectURL(address)
    }
  }, [])
  const change = useCallback(
    (key: string, news: Partial<TakenPhoto>) =>
      setPhotos((now) => now.map((photo) => (photo.key === key ? { ...photo, ...news } : photo))),
    [],
  )
  const begin = useCallback(
    async (key: string, file: File) => {
      change(key, { state: 'sending', share: 0, error: undefined })
      try {
        const [kept, small] = await Promise.all([
          upload(file, (share) => change(key, { share }), to),
          thumbnail(file),
        ])
        change(key, { state: 'sent', share: 1, id: kept.id, ...(small ? { preview: small } : {}) })
      } catch (error) {
        change(key, { state: 'failed', error })
      }
    },
    [change, to],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = newKey()
        const preview = URL.createObjectURL(file)
        previews.current.push(preview)
        setPhotos((now) => [...now, { key, file, preview, state: 'sending', share: 0 }])
        void begin(key, file)
      }
    },
    [begin],
  )
  return {
    photos,
    add,
    again: (photo: TakenPhoto) => (photo.file ? begin(photo.key, photo.file) : undefined),
    remove: (key: string) => setPhotos((now) => now.filter((photo) => photo.key !== key)),
    clear: () => setPhotos([]),
  }
}
