import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type House, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { type Adopted, adoptList, headOf, holderOf, keepPhoto } from '../../tests/support/plans.ts'
import { tick } from '../jobs/tick.ts'
import { openHub } from './hub.ts'
import { openLive } from './live.ts'

let house: House
let list: Adopted
let secretary: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-01T09:00:00+08:00' })
  list = await adoptList(house)
  secretary = await house.as('乐文娟')
})
afterAll(() => house.close())

const deed = async (quantity = 2) => ({
  placeId: placeId('书带里'),
  happenedOn: '2026-02-20',
  quantity,
  note: null,
  photoIds: [await keepPhoto(secretary)],
})
const path = () => `/api/plans/targets/${list.target('180台').id}/records`
const records = async () =>
  (
    await sql<{ n: number }>`select count(*)::integer as n from plans.record`.execute(
      house.lilong.database.read,
    )
  ).rows[0]!.n

test('the same request sent twice, or ten times at once, acts once and gets one answer', async () => {
  const before = await records()
  const body = await deed()
  const headers = { 'idempotency-key': 'one-tap-on-a-phone' }
  const answers = await Promise.all(Array.from({ length: 10 }, () => secretary.post(path(), body, headers)))
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200]))
  expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1)
  expect((await secretary.post(path(), body, headers)).body).toEqual(answers[0]!.body)
  expect(await records()).toBe(before + 1)
})

test('another request under the same key is refused, and a refused request leaves its key free', async () => {
  const headers = { 'idempotency-key': 'used-once' }
  const body = await deed()
  const refused = await secretary.post<{ type: string }>(
    path(),
    { ...body, happenedOn: '2026-04-01' },
    headers,
  )
  expect([refused.status, refused.body.type]).toEqual([422, 'deed_in_future'])
  expect((await secretary.post(path(), body, headers)).status).toBe(200)
  const other = await secretary.post<{ type: string }>(path(), { ...body, quantity: 9 }, headers)
  expect([other.status, other.body.type]).toEqual([409, 'key_reused'])
})

test('the key of one account means nothing under another', async () => {
  const headers = { 'idempotency-key': 'used-once' }
  const grid = await house.as('曾小满')
  const answer = await grid.post<{ type: string }>(path(), await deed(), headers)
  expect(answer.body.type).not.toBe('key_reused')
})

test('what a repeated request would be told lies sealed, since it may be a phone or a one-time password', async () => {
  const admin = await house.as(holderOf('administrator', '桂渡桥街道'))
  const person = personId(headOf('管理办'))
  const headers = { 'idempotency-key': 'opened-once' }
  const ask = () => admin.post(`/api/people/${person}/reveal`, { field: 'phone', purpose: 'verify' }, headers)
  const first = await ask()
  expect((first.body as { value: string }).value).toMatch(/^1\d{10}$/)
  expect((await ask()).body).toEqual(first.body)
  const rows = await house.sql`select * from platform.idempotency where key = 'opened-once'`
  expect(rows).toHaveLength(1)
  const kept = Object.values(rows[0]!).map((value) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : String(value),
  )
  expect(kept.join(' ')).not.toContain((first.body as { value: string }).value)
  expect(await house.sql`select from platform.access where subject_id = ${person}`).toHaveLength(1)
})

test('a key is a short word', async () => {
  for (const key of ['k'.repeat(201), 'two words', Math.random().toString(36).repeat(500)]) {
    const answer = await secretary.post(path(), await deed(), { 'idempotency-key': key })
    expect([answer.status, (answer.body as { type: string }).type]).toEqual([400, 'bad_shape'])
  }
})

test('keys and refusals are forgotten when they are old', async () => {
  const before = house.clock.now()
  await secretary.post(path(), await deed(), { 'idempotency-key': 'kept-for-a-week' })
  await secretary.post(path(), { ...(await deed()), happenedOn: '2027-01-01' })
  const count = async () =>
    (
      await house.sql<{ keys: number; refusals: number }>`
        select (select count(*) from platform.idempotency) as keys, (select count(*) from platform.refusal) as refusals`
    )[0]!
  try {
    house.clock.advance(6 * 86_400_000)
    await tick(house.lilong)
    expect((await count()).keys).toBeGreaterThan(0)
    house.clock.advance(2 * 86_400_000)
    await tick(house.lilong)
    expect((await count()).keys).toBe(0)
    expect((await count()).refusals).toBeGreaterThan(0)
    house.clock.advance(90 * 86_400_000)
    await tick(house.lilong)
    expect((await count()).refusals).toBe(0)
  } finally {
    house.clock.set(before)
  }
})

test('what somebody unknown sends that is not even a try leaves nothing behind', async () => {
  const count = async () => (await house.sql`select from platform.refusal`).length
  const before = await count()
  expect((await house.anyone.post('/api/identity/session', {})).status).toBe(400)
  expect(
    (await house.anyone.post('/api/identity/session', {}, { origin: 'http://elsewhere.example' })).status,
  ).toBe(403)
  expect(await count()).toBe(before)
  await house.anyone.post('/api/identity/session', { name: 'NOBODY', password: 'a try' })
  expect(await count()).toBe(before + 1)
})

test('a body that does not fit its shape is told field by field, and unknown fields are refused', async () => {
  const answer = await secretary.post<{ type: string; fields: { pointer: string }[] }>(path(), {
    placeId: 'not an id',
    quantity: '2',
    photoIds: [],
    note: null,
    wish: 'more',
  })
  expect([answer.status, answer.body.type]).toEqual([400, 'bad_shape'])
  expect(answer.body.fields.map((f) => f.pointer).sort()).toEqual(
    ['/body', '/body/happenedOn', '/body/placeId', '/body/quantity'].sort(),
  )
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})

test('a refusal outlives the act it rolled back, and names nobody', async () => {
  const before = await records()
  const answer = await secretary.post<{ requestId: string }>(path(), {
    ...(await deed()),
    happenedOn: '2027-01-01',
  })
  const { rows } = await sql<Record<string, unknown>>`
    select * from platform.refusal where request_id = ${answer.body.requestId}`.execute(
    house.lilong.database.read,
  )
  expect(rows[0]).toMatchObject({
    problem: 'deed_in_future',
    status: 422,
    endpoint: 'POST /api/plans/targets/:id/records',
  })
  expect(JSON.stringify(rows)).not.toContain('乐文娟')
  expect(await records()).toBe(before)
})

test('reading cannot write: PostgreSQL refuses on the connections that GETs use', async () => {
  await expect(sql`delete from plans.sheet`.execute(house.lilong.database.read)).rejects.toMatchObject({
    code: '25006',
  })
})

test('an address that cannot be read is a problem like any other', async () => {
  const answer = await house.anyone.get<{ type: string }>('/api/%ff')
  expect([answer.status, answer.body.type]).toEqual([400, 'bad_shape'])
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
})

test('a crowd that asks and leaves keeps nobody waiting', async () => {
  const leaving = new AbortController()
  const crowd = Array.from({ length: 400 }, (_, i) =>
    fetch(`${house.url}/api/identity/session`, {
      method: 'POST',
      body: JSON.stringify({ name: `NOBODY${i}`, password: 'a guess' }),
      headers: { 'content-type': 'application/json' },
      signal: leaving.signal,
    }).catch(() => undefined),
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  leaving.abort()
  await Promise.all(crowd)
  const began = performance.now()
  await house.anyone.post('/api/identity/session', { name: 'SOMEBODY', password: 'a guess' })
  expect(performance.now() - began).toBeLessThan(1_500)
})

test('pages and answers carry the headers that keep other sites out', async () => {
  const answer = await house.anyone.get('/api/plans/public')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe-eval')
  expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{12}$/)
})

test('a listener’s job exists exactly when its event does, and running it twice changes nothing', async () => {
  await house.lilong.jobs.drain()
  await secretary.post(path(), { ...(await deed()), happenedOn: '2027-01-01' })
  expect(await house.lilong.jobs.drain()).toBe(0)
  await secretary.post(path(), await deed())
  expect(await house.lilong.jobs.drain()).toBe(1)
  expect(await house.lilong.jobs.drain()).toBe(0)
})

test('whoever looks at a topic is told after the commit, and only then', async () => {
  const id = list.project('180台').id
  const heard: string[] = []
  const stream = await fetch(`${house.url}/api/live?topic=plans.project:${id}`)
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  const listening = (async () => {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) heard.push(chunk.value)
  })()
  await secretary.post(path(), { ...(await deed()), happenedOn: '2027-01-01' })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(heard.join('')).not.toContain('data:')
  await secretary.post(path(), await deed())
  await expect.poll(() => heard.join('')).toContain(`data: plans.project:${id}`)
  await reader.cancel()
  await listening
})

const openLiveAlone = async () => {
  const hub = openHub()
  const app = Fastify()
  app.decorate('lilong', { hub } as never)
  app.setErrorHandler((_error, _request, reply) => reply.code(503).send())
  openLive(app, { all: 5, perAddress: 3 })
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/live?topic=x`
  const close = () => {
    app.server.closeAllConnections()
    return app.close()
  }
  return { hub, url, close }
}

test('whoever asked a moment before listening hears what moved in between, and nothing older', async () => {
  const { hub, url, close } = await openLiveAlone()
  const first = async (ago: number) => {
    const reader = (await fetch(`${url}&ago=${ago}`)).body!.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    // The greeting comes first; what was missed follows at once.
    for (const until = Date.now() + 300; Date.now() < until && !heard.includes('data:'); ) {
      const late = new Promise<undefined>((resolve) => setTimeout(resolve, 100, undefined))
      heard += (await Promise.race([reader.read(), late]))?.value ?? ''
    }
    await reader.cancel()
    return heard
  }
  hub.tell(new Set(['x', 'y']))
  expect(await first(5_000)).toContain('data: x\n\n')
  expect(await first(0)).not.toContain('data:')
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(await first(20)).not.toContain('data:')
  await close()
})

test('asking whether there is a live stream opens none', async () => {
  const { hub, url, close } = await openLiveAlone()
  const head = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(3_000) })
  expect([head.status, hub.size]).toEqual([404, 0])
  await close()
})

test('one address does not take every live stream, and gets another for each that it leaves', async () => {
  const { hub, url, close } = await openLiveAlone()
  const leaving = new AbortController()
  const open = async () => (await fetch(url, { signal: leaving.signal })).status
  expect([await open(), await open(), await open(), await open()]).toEqual([200, 200, 200, 503])
  leaving.abort()
  await expect.poll(() => hub.size).toBe(0)
  expect((await fetch(url)).status).toBe(200)
  await close()
})

test('what is said to somebody is not kept by the browser', async () => {
  for (const answer of [
    await secretary.get('/api/identity/me'),
    await secretary.get('/api/plans/waiting'),
    await secretary.get('/api/people?search=a'),
    await secretary.get('/api/plans/records/none'),
    await house.anyone.get('/api/identity/me'),
  ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('a request that never arrives whole does not keep the house from closing', async () => {
  const other = await openHouse()
  const { hostname, port } = new URL(other.url)
  const half = connect(Number(port), hostname)
  half.on('error', () => undefined).resume()
  await once(half, 'connect')
  half.write(
    'POST /api/identity/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"na',
  )
  const gone = once(half, 'close')
  await other.close()
  await gone
  expect(other.app.server.requestTimeout).toBeGreaterThan(0)
})

test('a hall of 2,000 phones behind one address gets through, one phone that asks without end does not', async () => {
  const statuses = new Set<number>()
  for (let i = 0; i < 40; i++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => house.app.inject({ url: '/api/plans/public' })),
    )
    for (const answer of answers) statuses.add(answer.statusCode)
  }
  expect(statuses).toEqual(new Set([200]))
  const cookie = (await house.as(headOf('管理办'))).cookie!
  let refused = 0
  for (let i = 0; i < 30; i++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => house.app.inject({ url: '/api/identity/me', headers: { cookie } })),
    )
    for (const answer of answers) {
      if (answer.statusCode !== 429) continue
      refused++
      expect(answer.json()).toMatchObject({ type: 'too_many' })
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
  }
  expect(refused).toBeGreaterThan(0)
  // Others behind the same address go on.
  expect((await secretary.get('/api/identity/me')).status).toBe(200)
})

test('a health check answers without a session and says nothing about anybody', async () => {
  expect((await house.anyone.get('/healthz')).body).toEqual({ ok: true })
  expect((await house.anyone.get('/readyz')).body).toEqual({ ready: true })
})
