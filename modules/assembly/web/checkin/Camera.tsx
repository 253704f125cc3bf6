import decodeQr from 'qr/decode.js'
import { useEffect, useRef, useState } from 'react'
import { codeRead } from '../../contract/card-digits.ts'
import styles from './Camera.module.css'

/** Frames are shrunk to this before they are read: enough for a card at arm’s length, quick on an old phone. */
const longSide = 640
const pauseMs = 140
/** A card held before the lens is read many times a second; it is told once in this time. */
const againMs = 4_000

/**
 * The camera of this device, reading cards. Tells each card once. Nothing of what it sees is kept or sent: pictures are decoded here and
 * thrown away.
 */
export function Camera(props: { aim: string; none: string; onCard: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [failed, setFailed] = useState(false)
  const tell = useRef(props.onCard)
  useEffect(() => {
    tell.current = props.onCard
  })
  useEffect(() => {
    const shown = video.current
    // Browsers withhold cameras from pages that came over plain HTTP.
    if (!shown || !navigator.mediaDevices) {
      setFailed(true)
      return
    }
    let over = false
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const told = new Map<string, number>()
    const canvas = document.createElement('canvas')
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    const look = () => {
      if (over) return
      const code = pen && codeSeen(shown, canvas, pen)
      const now = performance.now()
      if (code && now - (told.get(code) ?? Number.NEGATIVE_INFINITY) > againMs) {
        tell.current(code)
      }
      if (code) told.set(code, now)
      timer = setTimeout(look, pauseMs)
    }
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false })
      .then(async (got) => {
        stream = got
        if (over) return
        // On a phone the picture and what comes of it are all there is room for.
        shown.scrollIntoView({ block: 'start', behavior: 'instant' })
        shown.srcObject = got
        await shown.play()
        look()
      })
      .catch(() => setFailed(true))
      .finally(() => over && stop())
    function stop() {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    return () => {
      over = true
      clearTimeout(timer)
      stop()
    }
  }, [])
  if (failed) return <p role="alert">{props.none}</p>
  return (
    <figure className={styles.camera}>
      <video ref={video} className={styles.picture} playsInline muted />
      <figcaption className={styles.aim}>{props.aim}</figcaption>
    </figure>
  )
}

function codeSeen(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  pen: CanvasRenderingContext2D,
): string | undefined {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, longSide / Math.max(width, height))
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  pen.drawImage(video, 0, 0, canvas.width, canvas.height)
  try {
    return codeRead(decodeQr(pen.getImageData(0, 0, canvas.width, canvas.height)))
  } catch {
    // No code in this picture.
    return undefined
  }
}
