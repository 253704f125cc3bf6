/**
 * Lets a few through at a time and the others wait in order, before they hold a database connection. For acts that are costly
 * by intention, such as hashing a password: a crowd of them must not slow down everybody else.
 */
export interface Turns {
  /** Waits for a turn; call what it returns when done. */
  take(): Promise<() => void>
}

export function openTurns(atOnce: number): Turns {
  let busy = 0
  const waiting: (() => void)[] = []
  return {
    async take() {
      if (busy < atOnce) busy++
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
