import { useEffect, useState } from 'react'
import type { Watched } from '../../../../web/lib/broadcast.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Desk, type DeskItem, extendItem } from '../../contract/desk.ts'
import type { HallState } from '../../contract/now.ts'
import { timeOf } from '../hall/timer.tsx'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'

/** The number of the moment: ballots while one is open, the time where time is given, else who is there. */
export function Figure(props: { desk: Desk; watched: Watched<HallState>; item: DeskItem | undefined }) {
  const words = useWords(assemblyWords).now.desk.number
  const { desk, watched, item } = props
  const { state } = watched
  const extend = useSend(extendItem)
  const all = useWords(assemblyWords).now.desk
  if (!state || !desk.run) return null
  const { round, attendance } = state
  if (round?.state === 'open') {
    const { phone, paper, hands } = round.assigned
    return (
      <p className={styles.figure}>
        {phone > 0 && (
          <>
            {words.cast} <b>{round.cast}</b>
          </>
        )}
        <span className={styles.quiet}>
          {[
            phone > 0 && words.ofAssigned({ assigned: phone }),
            paper > 0 && words.paper({ n: paper }),
            hands > 0 && words.hands({ n: hands }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    )
  }
  if (item?.beganAt && item.minutes !== null)
    return (
      <div className={styles.figure}>
        <Clock of={{ beganAt: item.beganAt, minutes: item.minutes }} now={watched.now} />
        {desk.may.includes('run') && (
          <PlainButton onClick={() => extend.mutate({ params: { id: item.id }, body: { minutes: 5 } })}>
            {all.extend({ minutes: 5 })}
          </PlainButton>
        )}
      </div>
    )
  return (
    <p className={styles.figure}>
      {words.present} <b>{attendance.present}</b>
      <span className={styles.quiet}>{words.ofEntitled({ entitled: attendance.entitled })}</span>
    </p>
  )
}

/** Time as the server counts it; not read out every second. */
export function Clock({ of, now }: { of: { beganAt: string; minutes: number | null }; now: () => number }) {
  const words = useWords(assemblyWords).now.desk.number
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    const tick = setInterval(() => setInstant(now()), 1_000)
    return () => clearInterval(tick)
  })
  const { kind, clock } = timeOf(of, instant)
  return (
    <span className={styles.clock} data-kind={kind} aria-live="off">
      {words[kind]} <b>{clock}</b>
    </span>
  )
}
