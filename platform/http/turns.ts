import { tooMany } from '../contract.ts'
import { Refusal } from './refusal.ts'

/**
 * Lets a few through at a time and the others wait in order, before they hold a database connection. For acts that are costly
 * by intention, such as hashing a password: a crowd of them must not slow down everybody else.
 */
export interface Turns {
  /** Waits for a turn; call what it returns when done. Refuses when too many wait already: they would be answered after they had left. */
  take(): Promise<() => void>
}

export function openTurns(atOnce: number, mostWaiting = 1_000): Turns {
  let busy = 0
  const waiting: (() => void)[] = []
  return {
    async take() {
      if (busy < atOnce) busy++
      else if (waiting.length >= mostWaiting) throw new Refusal(tooMany, { retryAfterSec: 5 })
      else await new Promise<void>((go) => waiting.push(go))
      let done = false
      return () => {
        if (done) return
        done = true
        const next = waiting.shift()
        if (next) next()
        else busy--
      }
    },
  }
}
