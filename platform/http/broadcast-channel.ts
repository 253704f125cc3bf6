import type { ServerResponse } from 'node:http'
import type { Hub } from './hub.ts'

/** One open stream. */
export interface Watcher {
  readonly out: ServerResponse
  /** The number of the last state it was sent. */
  sent: number
  readonly stillIn: () => Promise<boolean>
}

/** All who watch one key. */
export interface Channel {
  join(watcher: Watcher): void
  leave(watcher: Watcher): void
}

/** At most four states a second. */
const everyMs = 250
/**
 * Counters move in storms; they may wait for each other a little, and longer where telling everybody takes long: a process that is short
 * of time spends it on the ballots and not on saying how many there are.
 */
const patientMs = 500
const mostPatientMs = 3_000
const patience = 4
const againMs = 1_000
/** How long a state is kept when the last one leaves: a phone that is turned over comes back at once. */
const lingerMs = 5_000

/**
 * Computes one state when something moved, and hands the same bytes to all who watch. A change that arrives while a state is being
 * computed is computed again after it; a watcher whose line is slow skips states and gets the newest when its line is free.
 */
export function openChannel(parts: {
  topics: { prompt: readonly string[]; patient: readonly string[] }
  hub: Hub
  compute: () => Promise<unknown>
  onError: (error: unknown) => void
  onEmpty: () => void
  atOnce: number
}): Channel {
  const watchers = new Set<Watcher>()
  let bytes: Buffer | null = null
  let number = 0
  let computing = false
  let computedAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  /** How long the last state took until it was handed to everybody. */
  let tookMs = 0
  let lingering: NodeJS.Timeout | undefined
  let closed = false

  const moved = (waitMs: number) => {
    const at = Math.max(performance.now() + waitMs, computedAt + everyMs)
    if (closed || at >= dueAt) return
    dueAt = at
    // What moves while a state is being computed is scheduled when that is done.
    if (!computing) arm()
  }
  const arm = () => {
    clearTimeout(timer)
    timer = setTimeout(work, Math.max(0, dueAt - performance.now()))
  }
  const work = async () => {
    computing = true
    dueAt = Number.POSITIVE_INFINITY
    const began = performance.now()
    computedAt = began
    try {
      const state = await parts.compute()
      bytes = Buffer.from(`data: ${JSON.stringify(state)}\n\n`)
      number++
      void sendAll().then(() => {
        tookMs = performance.now() - began
      })
    } catch (error) {
      parts.onError(error)
      dueAt = Math.min(dueAt, performance.now() + againMs)
    } finally {
      computing = false
      if (dueAt !== Number.POSITIVE_INFINITY && !closed) {
        dueAt = Math.max(dueAt, computedAt + everyMs)
        arm()
      }
    }
  }
  const sendTo = (watcher: Watcher) => {
    if (!bytes || watcher.sent === number || watcher.out.writableEnded) return
    if (watcher.out.writableNeedDrain) return
    watcher.sent = number
    watcher.out.write(bytes)
  }
  const sendAll = async () => {
    let written = 0
    for (const watcher of watchers) {
      sendTo(watcher)
      if (++written % parts.atOnce === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const stops = [
    parts.hub.listen(parts.topics.prompt, () => moved(0)),
    parts.hub.listen(parts.topics.patient, () =>
      moved(Math.min(mostPatientMs, Math.max(patientMs, patience * tookMs))),
    ),
  ]
  moved(0)

  return {
    join(watcher) {
      clearTimeout(lingering)
      watchers.add(watcher)
      watcher.out.on('drain', () => sendTo(watcher))
      sendTo(watcher)
    },
    leave(watcher) {
      watchers.delete(watcher)
      if (watchers.size > 0) return
      clearTimeout(lingering)
      lingering = setTimeout(() => {
        closed = true
        clearTimeout(timer)
        for (const stop of stops) stop()
        parts.onEmpty()
      }, lingerMs)
      lingering.unref()
    },
  }
}
