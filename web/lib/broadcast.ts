import { useEffect, useRef, useState } from 'react'
import { doorHere } from './ask.ts'

/** What a page that watches knows: the newest state, whether it is still arriving, and the server's clock. */
export interface Watched<S> {
  /** Null until the first one arrived. It stays on screen while the connection is lost. */
  readonly state: S | null
  /** `refused`: the server said no (signed out, code withdrawn); asking again needs a person. */
  readonly connection: 'connecting' | 'here' | 'lost' | 'refused'
  /** Now by the server's clock, in ms: what timers count from. */
  readonly now: () => number
}

/** The server says at least that it is still there every 25 s; a stream that says nothing for longer is dead. */
const silenceMs = 40_000
const slowestMs = 10_000

/**
 * Watches a state that the server sends whole whenever it moves: nobody asks again. A hidden page holds no connection and gets the newest
 * state when it is shown. Whoever loses it comes back after a random moment, so that a hall of phones does not come back at once.
 */
export function useBroadcast<S>(url: string | null): Watched<S> {
  const [state, setState] = useState<S | null>(null)
  const [connection, setConnection] = useState<Watched<S>['connection']>('connecting')
  const ahead = useRef(0)
  useEffect(() => {
    setState(null)
    setConnection('connecting')
    if (url === null) return
    return listen(url, {
      state: (data) => {
        setState(JSON.parse(data) as S)
        setConnection('here')
      },
      clock: (data) => {
        ahead.current = Date.parse(data) - Date.now()
      },
      connection: setConnection,
    })
  }, [url])
  return { state, connection, now: () => Date.now() + ahead.current }
}

interface Hearer {
  readonly state: (data: string) => void
  readonly clock: (data: string) => void
  readonly connection: (is: 'lost' | 'refused') => void
}

const isHidden = () => document.visibilityState === 'hidden'

/** Not an EventSource: it cannot say at which door its page stands, nor tell a refusal from a lost network. */
function listen(url: string, hear: Hearer): () => void {
  let leaving = new AbortController()
  let pending: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let stopped = false
  let running = false

  const run = async () => {
    if (running || stopped || isHidden()) return
    running = true
    leaving = new AbortController()
    const { signal } = leaving
    try {
      const headers = { accept: 'text/event-stream', 'lilong-door': doorHere() }
      const response = await fetch(url, { headers, credentials: 'same-origin', cache: 'no-store', signal })
      if ([401, 403, 404].includes(response.status)) {
        stopped = true
        hear.connection('refused')
        return
      }
      if (response.ok && response.body) await read(response.body)
    } catch {
      // Lost, or left by ourselves; either way what follows is the same.
    } finally {
      running = false
    }
    if (stopped || isHidden()) return
    failures++
    hear.connection('lost')
    pending = setTimeout(run, Math.random() * Math.min(slowestMs, 1_000 * 2 ** Math.min(failures, 4)))
  }

  const read = async (body: ReadableStream<Uint8Array>) => {
    const reader = body.getReader()
    const decoder = new TextDecoder()
    let text = ''
    for (;;) {
      const silent = setTimeout(() => leaving.abort(), silenceMs)
      const chunk = await reader.read().finally(() => clearTimeout(silent))
      if (chunk.done) return
      failures = 0
      text += decoder.decode(chunk.value, { stream: true })
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      // Of states that arrived together only the newest is worth drawing.
      let newest: string | undefined
      for (const frame of frames) {
        const data = frame.match(/^data: (.*)$/m)?.[1]
        if (data === undefined) continue
        if (frame.startsWith('event: clock')) hear.clock(data)
        else newest = data
      }
      if (newest !== undefined) hear.state(newest)
    }
  }

  const seen = () => {
    clearTimeout(pending)
    if (isHidden()) pending = setTimeout(() => leaving.abort(), 30_000)
    else void run()
  }
  // The device says so itself before the silence does.
  const offline = () => leaving.abort()
  const online = () => {
    clearTimeout(pending)
    void run()
  }
  document.addEventListener('visibilitychange', seen)
  addEventListener('offline', offline)
  addEventListener('online', online)
  void run()
  return () => {
    stopped = true
    clearTimeout(pending)
    leaving.abort()
    document.removeEventListener('visibilitychange', seen)
    removeEventListener('offline', offline)
    removeEventListener('online', online)
  }
}
