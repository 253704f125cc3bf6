import { useWords } from '../../../../web/lib/language.tsx'
import styles from './Hall.module.css'
import { hallWords } from './words.ts'

/** mm:ss, or h:mm:ss from an hour on. */
function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`
}

export interface Timed {
  readonly beganAt: string
  readonly minutes: number | null
}

/** What is left of the time given, what is over it, or how long it has been going on. */
export function timeOf(
  { beganAt, minutes }: Timed,
  instant: number,
): { kind: 'left' | 'over' | 'gone'; clock: string } {
  const gone = instant - Date.parse(beganAt)
  if (minutes === null) return { kind: 'gone', clock: clockOf(gone) }
  const left = minutes * 60_000 - gone
  return left >= 0 ? { kind: 'left', clock: clockOf(left + 999) } : { kind: 'over', clock: clockOf(-left) }
}

/** Time is not read out every second to those who listen. */
export function Timer({ of, instant }: { of: Timed; instant: number }) {
  const words = useWords(hallWords).timer
  const { kind, clock } = timeOf(of, instant)
  return (
    <p className={styles.timer} data-kind={kind} aria-live="off">
      {words[kind]({ clock })}
    </p>
  )
}
