/** What was, what is, what was undone. Contents share what did not change, so keeping many of them costs little. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was about, and when: typing in one field is one step, not one per letter. */
  readonly about: string | null
  readonly at: number
}

const most = 500
const oneBreathMs = 1500

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [], about: null, at: 0 })

/** The next state. Changes about the same thing in one breath are one step. Nothing happens when nothing changed. */
export function change<T>(history: History<T>, next: T, about: string | null, at: number): History<T> {
  if (next === history.present) return history
  const goesOn = about !== null && about === history.about && at - history.at < oneBreathMs
  return {
    past: goesOn ? history.past : [...history.past, history.present].slice(-most),
    present: next,
    future: [],
    about,
    at,
  }
}

export function undo<T>(history: History<T>): History<T> {
  const former = history.past.at(-1)
  if (history.past.length === 0 || former === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: former,
    future: [history.present, ...history.future],
    about: null,
    at: 0,
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (history.future.length === 0 || next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, about: null, at: 0 }
}
