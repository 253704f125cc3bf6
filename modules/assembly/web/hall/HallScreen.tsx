import { useEffect, useState } from 'react'
import { useBroadcast } from '../../../../web/lib/broadcast.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { type HallState, watchHall } from '../../contract/now.ts'
import { Bar } from './Bar.tsx'
import styles from './Hall.module.css'
import { AttendancePicture, ItemPicture, PausePicture, WelcomePicture } from './pictures.tsx'
import { CountPicture, QuestionPicture, ResultPicture } from './voting.tsx'
import { hallWords } from './words.ts'

/** What the hall is shown, with the session and the time above it. A lost connection leaves the last picture and says so. */
export function HallScreen(props: { venue: string; onRefused: () => void; onAnother: () => void }) {
  const words = useWords(hallWords)
  const { state, connection, now } = useBroadcast<HallState>(watchHall.path)
  const instant = useSeconds(now)
  const { onRefused } = props
  useAwake()
  useEffect(() => {
    if (connection === 'refused') onRefused()
  }, [connection, onRefused])
  useEffect(() => {
    document.title = state?.title ?? words.door.title
  }, [state?.title, words])
  return (
    <div className={styles.screen}>
      {state?.run?.kind === 'rehearsal' && <footer className={styles.rehearsal}>{words.rehearsal}</footer>}
      <header className={styles.head}>
        <h1 className={styles.session}>
          <Han>{state ? state.title : words.connecting}</Han>
        </h1>
        <span className={styles.where}>
          <Han>{props.venue}</Han>
          <time>{dayAndTimeOf(new Date(instant)).time}</time>
        </span>
      </header>
      <main className={styles.picture} data-shows={state?.shows} aria-live="polite">
        {state && <Shown state={state} instant={instant} />}
        {connection === 'lost' && state && (
          <p className={styles.lost} role="status">
            {words.lost({ time: dayAndTimeOf(state.at).time })}
          </p>
        )}
      </main>
      <Bar onAnother={props.onAnother} />
    </div>
  )
}

function Shown({ state, instant }: { state: HallState; instant: number }) {
  const { round } = state
  if (state.shows === 'attendance') return <AttendancePicture state={state} />
  if (state.shows === 'item' && state.item) return <ItemPicture state={state} instant={instant} />
  if (state.shows === 'question' && round) return <QuestionPicture round={round} />
  if (state.shows === 'count' && round) return <CountPicture round={round} />
  if (state.shows === 'result' && round) {
    // Chosen while nothing is decided yet: how far it is.
    if (round.state === 'open') return <QuestionPicture round={round} />
    return round.state === 'counting' ? <CountPicture round={round} /> : <ResultPicture round={round} />
  }
  if (state.shows === 'pause') return <PausePicture state={state} />
  return <WelcomePicture state={state} />
}

/** The server's time, in steps of a second. */
function useSeconds(now: () => number): number {
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    const tick = setInterval(() => setInstant(now()), 1_000)
    return () => clearInterval(tick)
  })
  return instant
}

/** Keeps the screen lit where the browser can; others are set so by hand. */
function useAwake(): void {
  useEffect(() => {
    let held: WakeLockSentinel | undefined
    const hold = async () => {
      if (document.visibilityState === 'visible')
        held = await navigator.wakeLock?.request('screen').catch(() => undefined)
    }
    void hold()
    document.addEventListener('visibilitychange', hold)
    return () => {
      document.removeEventListener('visibilitychange', hold)
      void held?.release()
    }
  }, [])
}
