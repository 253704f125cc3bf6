import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'

const most = 40
const beatMs = 25_000

/**
 * `GET /api/live?topic=…`: one connection per browser that says *which* topic changed, never what: the browser asks again
 * and sees only what it may. Topics are names of public pages or ids the browser already holds.
 */
export function openLive(app: App): void {
  app.get('/api/live', { schema: { hide: true } }, (request: FastifyRequest, reply) => {
    const asked = (request.query as { topic?: string | string[] }).topic ?? []
    const topics = [asked]
      .flat()
      .filter((t) => typeof t === 'string' && t.length <= 100)
      .slice(0, most)
    reply.hijack()
    const out = reply.raw
    out.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    out.write('retry: 3000\n\n')
    const stop = app.lilong.hub.listen(topics, (topic) => out.write(`data: ${topic}\n\n`))
    const beat = setInterval(() => out.write(': here\n\n'), beatMs)
    beat.unref()
    const close = () => {
      clearInterval(beat)
      stop()
      openStreams.delete(end)
    }
    const end = () => out.end()
    openStreams.add(end)
    out.on('close', close)
  })
  const openStreams = new Set<() => void>()
  // Open streams would hold up a graceful stop for ever.
  app.addHook('preClose', async () => {
    for (const end of openStreams) end()
  })
}
