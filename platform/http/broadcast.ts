import type { FastifyRequest } from 'fastify'
import { busy, type Endpoint, mayNot, notSignedIn, type ParamsOf } from '../contract.ts'
import { inOneSight, readingTx } from '../transaction.ts'
import type { Tx } from '../tx.ts'
import type { Can } from './actor.ts'
import type { App } from './app.ts'
import { type Channel, openChannel, type Watcher } from './broadcast-channel.ts'
import { Refusal } from './refusal.ts'

/** What is broadcast: which topics move a state, and how it is computed. Everybody who watches a key is told the same. */
export interface Source {
  /** `prompt` topics move it within a quarter of a second; `patient` ones (counters in a storm of ballots) within half a second. */
  readonly topics: (key: string) => { prompt: readonly string[]; patient: readonly string[] }
  readonly state: (tx: Tx, key: string) => Promise<unknown>
}

export interface Admission {
  /** Which state this request may watch. */
  readonly key: string
  /** Who holds the stream where it is nobody with a session: a screen, by its id. */
  readonly who?: string
  /** Topics after which the stream ends and has to be asked for anew: a code that may have been withdrawn. */
  readonly until?: readonly string[]
}

export interface Broadcast {
  /** A way in: `admit` says which state a request may watch, or refuses. Sessions and permission are checked before it, as `serve` does. */
  admit<E extends Endpoint>(
    endpoint: E,
    access: { can: Can },
    admit: (call: {
      tx: Tx
      actor: FastifyRequest['actor']
      params: ParamsOf<E>
      request: FastifyRequest
    }) => Promise<Admission>,
  ): void
  /** How many states were computed so far; for tests and benchmarks. */
  readonly computed: number
}

const beatMs = 25_000
/** Open streams of this process, of one address (a hall of 2,000 phones fits twice over) and of one session or screen. */
const mostStreams = { all: 10_000, perAddress: 4_000, each: 12 }
/** A telling that came just before the question is heard twice rather than not at all: the browser asks once more. */
const slackMs = 50
/** How many streams are written to before others get a turn. */
const atOnce = 400

/**
 * The new state itself for large audiences, as server-sent events: computed at most four times a second and key, in one sight of the
 * database, serialised once, and sent to all who watch; whoever comes (back) gets the newest at once. A stream begins with
 * `event: clock` and the server's instant; each state is `data: {…}`. It needs a session or whatever `admit` asks for.
 */
export function openBroadcast(app: App, source: Source, limits: typeof mostStreams = mostStreams): Broadcast {
  const { lilong } = app
  const channels = new Map<string, Channel>()
  const watchers = new Set<Watcher>()
  const counts = new Map<string, number>()
  const spaces = (address: string, who: string) =>
    [
      [`address ${address}`, limits.perAddress],
      [`who ${who}`, limits.each],
    ] as const
  let computed = 0

  const channelOf = (key: string): Channel => {
    const known = channels.get(key)
    if (known) return known
    const channel = openChannel({
      topics: source.topics(key),
      hub: lilong.hub,
      compute: () => {
        computed++
        return inOneSight(lilong, `broadcast:${key}`, (tx) => source.state(tx, key))
      },
      onError: (error) => lilong.log.error({ err: error }, 'a broadcast state could not be computed'),
      onEmpty: () => channels.delete(key),
      atOnce,
    })
    channels.set(key, channel)
    return channel
  }

  const beat = setInterval(async () => {
    let written = 0
    for (const watcher of watchers) {
      // Whoever signed out meanwhile is told no more; sessions are remembered in this process, so nobody waits for the database.
      if (!(await watcher.stillIn().catch(() => true))) watcher.out.end()
      else if (!watcher.out.writableNeedDrain) watcher.out.write(': here\n\n')
      if (++written % atOnce === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }, beatMs)
  beat.unref()
  // Open streams would hold up a graceful stop for ever.
  app.addHook('preClose', async () => {
    clearInterval(beat)
    for (const { out } of watchers) out.end()
  })

  return {
    get computed() {
      return computed
    },
    admit(endpoint, { can }, admit) {
      lilong.routes.push({ endpoint, can })
      app.route({
        method: 'GET',
        url: endpoint.path,
        exposeHeadRoute: false,
        schema: {
          summary: endpoint.summary,
          tags: [endpoint.path.split('/')[2] ?? 'lilong'],
          ...(endpoint.params ? { params: endpoint.params } : {}),
          produces: ['text/event-stream'],
        },
        config: { endpoint, can },
        onRequest: async (request, reply) => {
          reply.header('cache-control', 'no-store')
          request.actor = await lilong.identify(request)
          if (can === 'anyone') return
          const { actor } = request
          if (actor.kind === 'nobody' || (can === 'signed-in' && actor.door === 'my'))
            throw new Refusal(notSignedIn)
          if (can === 'any-door' || can === 'signed-in') return
          const permissions = [can].flat()
          if (!permissions.some((permission) => actor.holds(permission)))
            throw new Refusal(mayNot, { permission: permissions[0] })
        },
        handler: async (request, reply) => {
          const { actor } = request
          const began = performance.now()
          const admission = await admit({
            tx: readingTx(lilong, request.id),
            actor,
            params: request.params as ParamsOf<typeof endpoint>,
            request,
          })
          const taken = spaces(request.ip, admission.who ?? actor.sessionId ?? request.ip)
          if (watchers.size >= limits.all || taken.some(([name, most]) => (counts.get(name) ?? 0) >= most))
            throw new Refusal(busy)
          for (const [name] of taken) counts.set(name, (counts.get(name) ?? 0) + 1)
          reply.hijack()
          const out = reply.raw
          out.writeHead(200, {
            'content-type': 'text/event-stream; charset=utf-8',
            'cache-control': 'no-store',
            'x-accel-buffering': 'no',
          })
          out.write(`event: clock\ndata: ${lilong.clock.now().toISOString()}\n\n`)
          const watcher: Watcher = {
            out,
            sent: 0,
            stillIn: async () =>
              can === 'anyone' || (await lilong.identify(request)).sessionId === actor.sessionId,
          }
          const channel = channelOf(admission.key)
          const deafen = lilong.hub.listen(admission.until ?? [], () => out.end())
          watchers.add(watcher)
          channel.join(watcher)
          const close = () => {
            deafen()
            channel.leave(watcher)
            watchers.delete(watcher)
            for (const [name] of taken) {
              const left = (counts.get(name) ?? 1) - 1
              if (left > 0) counts.set(name, left)
              else counts.delete(name)
            }
          }
          // Whoever left meanwhile tells it no more.
          if (out.destroyed) close()
          else out.on('close', close)
          // What let it in may have been withdrawn while it was being asked about.
          const lately = performance.now() - began + slackMs
          if (lilong.hub.toldWithin(admission.until ?? [], lately).length > 0) out.end()
          return reply
        },
      })
    },
  }
}
