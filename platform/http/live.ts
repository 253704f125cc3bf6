import type { FastifyRequest } from 'fastify'
import { busy } from '../contract.ts'
import type { App } from './app.ts'
import { Refusal } from './refusal.ts'

const most = 40
const beatMs = 25_000
/** Open streams of this process, and of one address: a hall of 2,000 phones fits twice over, nobody takes all. */
const mostStreams = { all: 10_000, perAddress: 4_000 }

/**
 * `GET /api/live?topic=…`: one connection per browser that says *which* topic changed, never what: the browser asks again
 * and sees only what it may. Topics are names of public pages or ids the browser already holds.
 */
export function openLive(app: App, limits: typeof mostStreams = mostStreams): void {
  const openStreams = new Set<() => void>()
  const byAddress = new Map<string, number>()
  // Without its HEAD twin, which would stay open for ever and say nothing.
  app.get(
    '/api/live',
    { schema: { hide: true }, exposeHeadRoute: false },
    (request: FastifyRequest, reply) => {
      const query = request.query as { topic?: string | string[]; ago?: string }
      // How long ago the page asked for what it shows: what moved since then it has not seen.
      const agoMs = Math.max(0, Number(query.ago) || 0)
      const topics = [query.topic ?? []]
        .flat()
        .filter((t) => typeof t === 'string' && t.length <= 100)
        .slice(0, most)
      const { ip } = request
      const ofAddress = byAddress.get(ip) ?? 0
      if (openStreams.size >= limits.all || ofAddress >= limits.perAddress) throw new Refusal(busy)
      byAddress.set(ip, ofAddress + 1)
      reply.hijack()
      const out = reply.raw
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      out.write('retry: 3000\n\n')
      const stop = app.lilong.hub.listen(topics, (topic) => out.write(`data: ${topic}\n\n`))
      if (agoMs > 0)
        for (const topic of app.lilong.hub.toldWithin(topics, agoMs)) out.write(`data: ${topic}\n\n`)
      const beat = setInterval(() => out.write(': here\n\n'), beatMs)
      beat.unref()
      const close = () => {
        clearInterval(beat)
        stop()
        openStreams.delete(end)
        const left = (byAddress.get(ip) ?? 1) - 1
        if (left > 0) byAddress.set(ip, left)
        else byAddress.delete(ip)
      }
      const end = () => out.end()
      openStreams.add(end)
      // Whoever left meanwhile tells it no more.
      if (out.destroyed) close()
      else out.on('close', close)
    },
  )
  // Open streams would hold up a graceful stop for ever.
  app.addHook('preClose', async () => {
    for (const end of openStreams) end()
  })
}
