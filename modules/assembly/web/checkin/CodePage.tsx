import { Select } from 'antd'
import encodeQr from 'qr'
import { useEffect, useId, useState } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type CheckIn, getCheckIn, getDoorCode } from '../../contract/presence.ts'
import { assemblyWords } from '../words.ts'
import { Standing } from './CheckInPage.tsx'
import styles from './checkin.module.css'
import { DoorPage } from './DoorPage.tsx'
import { Ways } from './Ways.tsx'
import { checkinWords } from './words.ts'

/** Six digits and a code for the screen of a venue, by which people there sign in with their own phone. */
export default function CodePage() {
  return <DoorPage>{(id) => <Codes id={id} />}</DoorPage>
}

function Codes({ id }: { id: string }) {
  const words = useWords(checkinWords)
  const checkIn = useAsked(getCheckIn, { params: { id } }, { topics: [`assembly.session:${id}`] })
  return (
    <>
      <Ways id={id} at="code" />
      <p className={styles.hint}>{words.code.lead}</p>
      <Asked of={checkIn} words={assemblyWords} rows={5}>
        {(answer) => (
          <>
            <Standing checkIn={answer} />
            {answer.run && answer.may !== 'nothing' && <Code id={id} checkIn={answer} />}
          </>
        )}
      </Asked>
    </>
  )
}

function Code({ id, checkIn }: { id: string; checkIn: CheckIn }) {
  const words = useWords(checkinWords).code
  const field = useId()
  const venues = checkIn.venues.filter(({ kind, mine }) => mine && kind !== 'online')
  const [chosen, setChosen] = useState<string>()
  const venue = venues.find((one) => one.id === chosen) ?? venues[0]
  if (!venue) return <p className={styles.hint}>{words.noVenues}</p>
  return (
    <>
      <div className={styles.where}>
        <label htmlFor={field}>{words.pick}</label>
        <Select
          id={field}
          value={venue.id}
          onChange={setChosen}
          options={venues.map(({ id: value, name }) => ({ value, label: name }))}
        />
      </div>
      <Shown key={venue.id} id={id} venueId={venue.id} title={words.title(venue.name)} full={words.full} />
    </>
  )
}

function Shown(props: { id: string; venueId: string; title: string; full: string }) {
  const code = useAsked(getDoorCode, { params: { id: props.id }, query: { venueId: props.venueId } })
  const { refetch, dataUpdatedAt } = code
  const until = code.data?.until
  // The clock of this machine may be wrong: it is asked again a little after the minute, and every ten seconds at the latest.
  useEffect(() => {
    if (!until || dataUpdatedAt === 0) return
    const waitMs = Math.min(Math.max(new Date(until).getTime() - Date.now() + 300, 1_000), 10_000)
    const timer = setTimeout(() => void refetch(), waitMs)
    return () => clearTimeout(timer)
  }, [until, refetch, dataUpdatedAt])
  return (
    <Asked of={code} words={assemblyWords} rows={5}>
      {({ code: digits }) => (
        <section className={styles.code} id={`code-${props.venueId}`}>
          <h2 lang="zh-CN">{props.title}</h2>
          <p className={styles.digits}>
            {digits.slice(0, 3)} {digits.slice(3)}
          </p>
          <QrCode text={`${location.origin}/my/assembly/${props.id}/checkin?code=${digits}`} />
          <PlainButton
            onClick={() =>
              void document
                .getElementById(`code-${props.venueId}`)
                ?.requestFullscreen()
                .catch(() => undefined)
            }
          >
            {props.full}
          </PlainButton>
        </section>
      )}
    </Asked>
  )
}

/** Dark on white on pages of any theme, with its quiet zone (ISO/IEC 18004 §6.3.8). */
function QrCode({ text }: { text: string }) {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', border: 4 })
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg viewBox={`0 0 ${rows.length} ${rows.length}`} className={styles.qr} aria-hidden="true">
      {/* Readers want dark on light, whatever theme the page has. */}
      <rect width="100%" height="100%" fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
