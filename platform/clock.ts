/** Where time comes from. Business code never asks the machine: it reads `tx.now`, so that a test can move the clock. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands where it is put: for tests and for building the demonstration year. */
export interface SetClock extends Clock {
  set(to: Date | string): void
  advance(ms: number): void
}

export function setClock(start: Date | string): SetClock {
  let at = new Date(start).getTime()
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to).getTime()
    },
    advance: (ms) => {
      at += ms
    },
  }
}
