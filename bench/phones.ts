import { fork } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

// The phones and screens of bench/assembly: a process of its own, so that asking and listening takes no time from the server it measures.
// Every phone has a connection for its stream and makes a new one for its ballot, as a phone does that was last heard minutes ago.

export interface Casting {
  port: number
  path: string
  cookies: string[]
  marks: unknown
  /** Each votes at a moment of its own within this time; 0: all at the same. */
  withinMs: number
}
export interface Cast {
  /** From asking to the whole answer, each. */
  ms: number[]
  /** From the first that set out to the last answer. */
  tookMs: number
}
export interface Moving {
  port: number
  method: string
  path: string
  cookie: string
  /** What a state says once it has moved; plain ASCII. */
  marks: string[]
  /** What every phone asks for when it hears of it. */
  after?: string
}
export interface Moved {
  /** From sending the request until each stream had the state, screens last. */
  phones: number[]
  screens: number[]
  /** Until the phone had what it asked for then. */
  after: number[]
  answeredMs: number
  answer: unknown
}
export interface Inserting {
  connection: pg.PoolConfig
  many: number
  roundId: string
  runId: string
  marks: unknown
}

interface Asks {
  watch: [
    {
      port: number
      phones: { path: string; cookies: string[] }
      screens: { path: string; cookies: string[] }
    },
    { tookMs: number },
  ]
  leave: [null, null]
  cast: [Casting, Cast]
  move: [Moving, Moved]
  insert: [Inserting, Cast]
}
type Asked = keyof Asks

/** The other process, as seen from here. */
export interface Phones {
  ask<K extends Asked>(what: K, how: Asks[K][0]): Promise<Asks[K][1]>
  end(): Promise<void>
}

export function openPhones(): Phones {
  const child = fork(import.meta.filename, ['phones'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return {
    async ask(what, how) {
      child.send({ what, how })
      const [answer] = (await once(child, 'message')) as [{ error?: string; reply: never }]
      if (answer.error !== undefined) throw new Error(answer.error)
      return answer.reply
    },
    async end() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

// ── in the other process ───────────────────────────────────────────────────────────────────────────────────────

interface Stream {
  readonly kind: 'phone' | 'screen'
  readonly cookie: string
  readonly asking: ClientRequest
  /** Told each state as it arrived. */
  hear: (state: string) => void
  rest: string
}
let streams: Stream[] = []

function open(port: number, path: string, cookie: string, kind: Stream['kind']): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/event-stream', 'lilong-door': 'my' }
    const asking = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`stream: ${response.statusCode}`))
        return
      }
      // One byte is one sign: what is looked for is plain ASCII, and decoding is not what is measured.
      response.setEncoding('latin1')
      response.on('data', (chunk: string) => {
        const frames = (stream.rest + chunk).split('\n\n')
        stream.rest = frames.pop() ?? ''
        for (const frame of frames) if (frame.startsWith('data: ')) stream.hear(frame)
      })
      response.on('error', () => undefined)
    })
    const stream: Stream = { kind, cookie, asking, rest: '', hear: () => resolve(stream) }
    asking.on('error', reject)
    asking.end()
  })
}

async function watch({ port, phones, screens }: Asks['watch'][0]): Promise<Asks['watch'][1]> {
  const began = performance.now()
  const all = [
    ...phones.cookies.map((cookie) => () => open(port, phones.path, cookie, 'phone')),
    ...screens.cookies.map((cookie) => () => open(port, screens.path, cookie, 'screen')),
  ]
  await atOnce(50, all.length, async (at) => {
    const stream = await all[at]!()
    stream.hear = () => undefined
    streams.push(stream)
  })
  return { tookMs: performance.now() - began }
}

function leave(): null {
  for (const { asking } of streams) asking.on('error', () => undefined).destroy()
  streams = []
  return null
}

function send(port: number, method: string, path: string, cookie: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      cookie,
      'lilong-door': /^lilong=/.test(cookie) ? 'staff' : 'my',
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    }
    const asking = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (response: IncomingMessage) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString()
          if ((response.statusCode ?? 500) < 300) resolve(answer)
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 300)}`))
        })
      },
    )
    asking.on('error', reject)
    asking.end(text)
  })
}

/** One ballot of each; an answer that is a refusal is no figure. */
async function cast({ port, path, cookies, marks, withinMs }: Casting): Promise<Cast> {
  const ms: number[] = []
  const began = performance.now()
  let last = began
  await Promise.all(
    cookies.map(async (cookie) => {
      if (withinMs > 0) await pause(Math.random() * withinMs)
      const at = performance.now()
      await send(port, 'POST', path, cookie, { token: randomBytes(32).toString('base64url'), marks })
      last = performance.now()
      ms.push(last - at)
    }),
  )
  return { ms, tookMs: last - began }
}

/** Sends one request, and waits until every stream has heard what came of it. */
async function move({ port, method, path, cookie, marks, after }: Moving): Promise<Moved> {
  const began = performance.now()
  const since = () => performance.now() - began
  const moved: Moved = { phones: [], screens: [], after: [], answeredMs: 0, answer: null }
  const heard = streams.map(
    (stream) =>
      new Promise<void>((resolve, reject) => {
        stream.hear = (state) => {
          if (!marks.every((mark) => state.includes(mark))) return
          stream.hear = () => undefined
          moved[stream.kind === 'phone' ? 'phones' : 'screens'].push(since())
          const { id } = /"round":\{"id":"(?<id>[^"]+)"/.exec(state)?.groups ?? {}
          if (after === undefined || stream.kind === 'screen') resolve()
          else
            send(port, 'GET', after.replace(':id', id ?? ''), stream.cookie, undefined)
              .then(() => moved.after.push(since()))
              .then(() => resolve(), reject)
        }
      }),
  )
  const answer = await send(port, method, path, cookie, method === 'POST' ? {} : undefined)
  moved.answeredMs = since()
  moved.answer = JSON.parse(answer)
  const late = pause(60_000).then(() => {
    throw new Error(`${moved.phones.length} phones and ${moved.screens.length} screens heard of ${path}`)
  })
  await Promise.race([Promise.all(heard), late])
  return moved
}

/** The bare beside: as many plain inserts of a ballot, at the same moment, over a pool like the server's. */
async function insert({ connection, many, roundId, runId, marks }: Inserting): Promise<Cast> {
  const pool = new pg.Pool({ ...connection, max: 10, options: '-c jit=off' })
  await Promise.all(Array.from({ length: 10 }, () => pool.query('select pg_sleep(0.05)')))
  const text = 'insert into public.bare_ballot (round_id, id, run_id, marks) values ($1, $2, $3, $4)'
  const kept = JSON.stringify(marks)
  const ms: number[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: many }, async () => {
      const at = performance.now()
      await pool.query({ name: 'bare', text, values: [roundId, randomUUID(), runId, kept] })
      ms.push(performance.now() - at)
    }),
  )
  const tookMs = performance.now() - began
  await pool.end()
  return { ms, tookMs }
}

async function atOnce(many: number, all: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(many, all) }, async () => {
      for (let at = next++; at < all; at = next++) await work(at)
    }),
  )
}

if (process.argv[2] === 'phones' && process.send) {
  const acts: { [K in Asked]: (how: Asks[K][0]) => Asks[K][1] | Promise<Asks[K][1]> } = {
    watch,
    leave,
    cast,
    move,
    insert,
  }
  const answer = async <K extends Asked>({ what, how }: { what: K; how: Asks[K][0] }) => {
    try {
      process.send?.({ reply: await acts[what](how) })
    } catch (error) {
      process.send?.({ error: error instanceof Error ? error.message : String(error), reply: null })
    }
  }
  process.on('message', (message: { what: Asked; how: never }) => void answer(message))
  process.on('disconnect', () => process.exit(0))
}
