import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, newKey } from '../../../../web/lib/ask.ts'
import { openOutbox } from '../../../../web/lib/outbox.ts'
import { ProblemError } from '../../../../web/lib/problem.ts'
import { getVenueList, sendKept, type VenueList } from '../../contract/presence-venue.ts'
import { type KeptList, type Tick, waiting } from './ticks.ts'

const listBox = openOutbox<KeptList>('venue-lists')
const tickBox = openOutbox<Tick>('venue-ticks')

/** While something waits, it is tried again this often: a network may be there without the browser saying so. */
const againMs = 20_000

export interface Venue {
  kept: KeptList | undefined
  ticks: readonly Tick[]
  /** Whether the last question reached the server. */
  reached: boolean
  error: unknown
  /** False once a tick could not be written down: the paper sheet takes over. */
  keeps: boolean
  busy: boolean
  tick(attendeeId: string, act: 'in' | 'out'): Promise<void>
  /** Sends what waits and fetches the list anew. */
  refresh(): Promise<void>
  clear(): Promise<void>
}

const uuid = () => newKey().replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')

/** The list of one venue and what was ticked on it, in this browser; told to the server whenever it can be reached. */
export function useVenue(sessionId: string, venueId: string): Venue {
  const key = `${sessionId} ${venueId}`
  const [kept, setKept] = useState<KeptList>()
  const [ticks, setTicks] = useState<readonly Tick[]>([])
  const [reached, setReached] = useState(false)
  const [error, setError] = useState<unknown>()
  const [keeps, setKeeps] = useState(true)
  const [busy, setBusy] = useState(true)
  const going = useRef<Promise<void>>(undefined)

  const read = useCallback(async () => {
    const [lists, rows] = await Promise.all([listBox.all(), tickBox.all()])
    setKept((former) => lists.find(({ id }) => id === key) ?? former)
    const mine = rows.filter((tick) => tick.sessionId === sessionId && tick.venueId === venueId)
    setTicks(mine)
    return mine
  }, [key, sessionId, venueId])

  const refresh = useCallback((): Promise<void> => {
    const run = async () => {
      setBusy(true)
      try {
        const mine = await read().catch(() => [])
        await sendWaiting(sessionId, venueId, mine)
        const fetched = await fetchList(sessionId, venueId, key)
        setKept(fetched)
        await listBox.put([fetched]).catch(() => setKeeps(false))
        setReached(true)
        setError(undefined)
      } catch (problem) {
        setReached(problem instanceof ProblemError)
        setError(problem instanceof ProblemError ? problem : undefined)
      } finally {
        await read().catch(() => undefined)
        setBusy(false)
      }
    }
    // One at a time: two that send the same ticks would only wait for each other.
    const next = (going.current ?? Promise.resolve()).then(run)
    going.current = next
    return next
  }, [key, read, sessionId, venueId])

  useEffect(() => {
    void refresh()
    const again = () => void refresh()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [refresh])

  const waits = waiting(ticks).length
  useEffect(() => {
    if (waits === 0) return
    const timer = setInterval(() => void refresh(), againMs)
    return () => clearInterval(timer)
  }, [waits, refresh])

  return {
    kept,
    ticks,
    reached,
    error,
    keeps,
    busy,
    refresh,
    async tick(attendeeId, act) {
      if (!kept) return
      const at = new Date(Date.now() + kept.offsetMs).toISOString()
      const row: Tick = {
        id: uuid(),
        sessionId,
        venueId,
        runId: kept.list.run?.id ?? null,
        attendeeId,
        act,
        at,
        outcome: null,
        elsewhere: null,
      }
      // On screen only once it is on disk: what is shown must survive a flat battery.
      try {
        await tickBox.put([row])
        setTicks((former) => [...former, row])
        void refresh()
      } catch {
        setKeeps(false)
      }
    },
    async clear() {
      await tickBox.remove(ticks.map(({ id }) => id))
      await listBox.remove([key])
      setTicks([])
      setKept(undefined)
    },
  }
}

async function fetchList(sessionId: string, venueId: string, id: string): Promise<KeptList> {
  const before = Date.now()
  const list: VenueList = await ask(getVenueList, { params: { id: sessionId }, query: { venueId } })
  const middle = (before + Date.now()) / 2
  return { id, list, fetchedAt: list.at, offsetMs: new Date(list.at).getTime() - middle }
}

/** Sends what waits, run by run, since each answer is about one; writes down what became of every tick. */
async function sendWaiting(sessionId: string, venueId: string, ticks: readonly Tick[]): Promise<void> {
  const open = waiting(ticks)
  for (const runId of new Set(open.map((tick) => tick.runId))) {
    const some = open.filter((tick) => tick.runId === runId)
    const outcomes = await ask(sendKept, {
      params: { id: sessionId },
      body: {
        venueId,
        runId,
        ticks: some.map(({ id, attendeeId, act, at }) => ({ id, attendeeId, act, at })),
      },
    }).catch((problem: unknown) => {
      // Ticks of a rehearsal that is over can never be told; they stay to be seen and stop waiting.
      if (problem instanceof ProblemError && problem.problem.type === 'run_changed')
        return some.map(({ id }) => ({ id, outcome: 'other_run' as const, elsewhere: null }))
      throw problem
    })
    const known = new Map(outcomes.map((one) => [one.id, one]))
    await tickBox.put(
      some.map((tick) => {
        const told = known.get(tick.id)
        return { ...tick, outcome: told?.outcome ?? null, elsewhere: told?.elsewhere ?? null }
      }),
    )
  }
}
