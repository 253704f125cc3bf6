import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { type App, styleNonce } from './app.ts'
import { sendNotFound } from './problems.ts'

/** Each door is its own page: which HTML a path belongs to. */
const doors = [
  { under: '/public', file: 'public.html' },
  { under: '/my', file: 'resident.html' },
  { under: '/hall', file: 'hall.html' },
  { under: '/venue', file: 'venue.html' },
  { under: '/', file: 'staff.html' },
] as const

/**
 * Sends the built pages. Scripts and styles carry a hash in their names and may be kept for ever; the page itself never is, and
 * gets the style nonce of its response.
 */
export async function sendPages(app: App, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(webDir, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    index: false,
  })
  // Its reach is the folder of its address, and it must never be older than the page it keeps.
  const keeper = await readFile(join(webDir, 'keeper.js'), 'utf8').catch(() => undefined)
  if (keeper !== undefined)
    app.get('/venue/keeper.js', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(keeper),
    )
  const pages = new Map<string, string>()
  for (const { file } of doors) {
    const html = await readFile(join(webDir, file), 'utf8').catch(() => undefined)
    if (html !== undefined) pages.set(file, html)
  }
  const send = (reply: FastifyReply, file: string) => {
    const html = pages.get(file)
    if (html === undefined) return undefined
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(html.replaceAll('__STYLE_NONCE__', styleNonce(reply.raw)))
  }
  // Every address that is no endpoint, no file and no health check belongs to a door, which knows its own pages.
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const door =
      !path.startsWith('/api/') &&
      doors.find(({ under }) => under === '/' || path === under || path.startsWith(`${under}/`))
    if (!door || !send(reply, door.file)) await sendNotFound(request, reply)
    return reply
  })
}
