import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { emitted } from '../../db/emit.ts'
import { endpoint, Nothing } from '../../platform/contract.ts'
import { serve } from '../../platform/http/serve.ts'
import { newId } from '../../platform/id.ts'
import type { Module } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import { type House, openHouse } from '../support/house.ts'
import { root } from './files.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A path with ids that exist nowhere. */
const filled = (path: string) => path.replace(/:\w+/g, () => newId())

test('the golden files say what the application and its database say', async () => {
  for (const [path, text] of await emitted(house.app)) {
    expect(readFileSync(join(root, path), 'utf8'), `${path}: run npm run schema`).toBe(text)
  }
})

const listedAsPublic = new Set(readFileSync(join(root, 'tests/house/public-routes.txt'), 'utf8').split('\n'))

/** Routes that answer a stranger with anything but "sign in first", and are not on the public list. */
async function openToStrangers(of: House): Promise<string[]> {
  const open: string[] = []
  for (const { endpoint } of of.lilong.routes) {
    const name = `${endpoint.method} ${endpoint.path}`
    const answer = await of.app.inject({ method: endpoint.method, url: filled(endpoint.path) })
    if (answer.statusCode !== 401 && !listedAsPublic.has(name)) open.push(name)
  }
  return open
}

test('every route that is not on the public list asks for a session before anything else', async () => {
  expect(house.lilong.routes.length).toBeGreaterThan(60)
  expect(await openToStrangers(house)).toEqual([])
})

test('a planted route that lets strangers in, and a planted write that records nothing, are found out', async () => {
  const lets = endpoint('GET', '/api/planted/secrets', { summary: 'Planted.', reply: Nothing })
  const forgets = endpoint('POST', '/api/planted/acts', { summary: 'Planted.', reply: Nothing })
  const hushes = endpoint('POST', '/api/planted/notes', {
    summary: 'Planted.',
    reply: Nothing,
    quiet: 'planted',
  })
  const note = (key: string) => async (call: { tx: Tx }) => {
    await sql`insert into platform.setting (key, value, set_at) values (${key}, 'true', ${call.tx.now})`.execute(
      call.tx.db,
    )
    return {}
  }
  const planted: Module = {
    name: 'planted',
    routes(app) {
      serve(app, lets, { can: 'anyone' }, () => ({}))
      serve(app, forgets, { can: 'signed-in' }, note('forgotten'))
      serve(app, hushes, { can: 'signed-in' }, note('hushed'))
    },
  }
  const other = await openHouse({ modules: [...modules, planted] })
  try {
    expect(await openToStrangers(other)).toEqual(['GET /api/planted/secrets'])
    const clerk = await other.as('尤书晏')
    // A write that leaves no event and does not say why breaks, and leaves nothing behind.
    expect((await clerk.post('/api/planted/acts')).status).toBe(500)
    expect((await clerk.post('/api/planted/notes')).status).toBe(200)
    const kept = await other.sql<{
      key: string
    }>`select key from platform.setting where key in ('forgotten', 'hushed')`
    expect(kept.map((row) => row.key)).toEqual(['hushed'])
  } finally {
    await other.close()
  }
})

test('a forged session is no session', async () => {
  const answer = await house.app.inject({
    url: '/api/identity/me',
    headers: { cookie: `lilong=${Buffer.alloc(32, 7).toString('base64url')}` },
  })
  expect(answer.statusCode).toBe(401)
})

/** Routes that do not refuse somebody of the cast whose roles do not carry their permission, and how many could be asked. */
async function openToWrongRoles(of: House): Promise<{ open: string[]; asked: number }> {
  const cast = ['尤书晏', '乐文娟', '曾小满', '单立群', '解建国', '阿依努尔·买买提']
  const held = new Map<string, Set<string>>()
  for (const name of cast) {
    const me = await (await of.as(name)).get('/api/identity/me')
    held.set(name, new Set((me.body as { permissions: string[] }).permissions))
  }
  const open: string[] = []
  let asked = 0
  for (const { endpoint, can } of of.lilong.routes) {
    if (can === 'anyone' || can === 'signed-in' || can === 'any-door') continue
    const needed: readonly string[] = typeof can === 'string' ? [can] : can
    const stranger = cast.find((name) => !needed.some((permission) => held.get(name)?.has(permission)))
    // What every one of the cast may do has no stranger among them.
    if (!stranger) continue
    asked++
    const client = await of.as(stranger)
    const answer = await client.send(endpoint.method, filled(endpoint.path))
    if (answer.status !== 403 && answer.status !== 404) open.push(`${endpoint.method} ${endpoint.path}`)
  }
  return { open, asked }
}

test('every route with a permission refuses someone whose roles do not carry it, before looking at the request', async () => {
  const { open, asked } = await openToWrongRoles(house)
  expect(open).toEqual([])
  expect(asked).toBeGreaterThan(15)
})

test('a planted route that says a permission and does not ask for it is found out', async () => {
  const unasked = endpoint('GET', '/api/planted/unasked', { summary: 'Planted.', reply: Nothing })
  const planted: Module = {
    name: 'planted',
    routes(app) {
      // Past `serve`, which would ask.
      app.get(unasked.path, async () => ({}))
      app.lilong.routes.push({ endpoint: unasked, can: 'plans.adopt' })
    },
  }
  const other = await openHouse({ modules: [...modules, planted] })
  try {
    expect((await openToWrongRoles(other)).open).toEqual(['GET /api/planted/unasked'])
  } finally {
    await other.close()
  }
})

test('a write from another site’s page is refused, whoever is signed in', async () => {
  const clerk = await house.as('尤书晏')
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]
  for (const headers of foreign) {
    const answer = await clerk.send('POST', '/api/plans/drafts', { text: '一个' }, headers)
    expect([answer.status, (answer.body as { type: string }).type]).toEqual([403, 'cross_site'])
  }
})
