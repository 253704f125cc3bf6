import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emitted } from '../../db/emit.ts'
import { newId } from '../../platform/id.ts'
import { type House, openHouse } from '../support/house.ts'
import { projectFiles, root } from './files.ts'

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

test('every route that is not on the public list asks for a session before anything else', async () => {
  const listed = new Set(readFileSync(join(root, 'tests/house/public-routes.txt'), 'utf8').split('\n'))
  expect(house.lilong.routes.length).toBeGreaterThan(40)
  for (const { endpoint } of house.lilong.routes) {
    const name = `${endpoint.method} ${endpoint.path}`
    const answer = await house.app.inject({ method: endpoint.method, url: filled(endpoint.path) })
    if (listed.has(name)) expect(answer.statusCode, name).not.toBe(401)
    else expect([answer.statusCode, answer.json().type], name).toEqual([401, 'not_signed_in'])
  }
})

test('a forged session is no session', async () => {
  const answer = await house.app.inject({
    url: '/api/identity/me',
    headers: { cookie: `lilong=${Buffer.alloc(32, 7).toString('base64url')}` },
  })
  expect(answer.statusCode).toBe(401)
})

test('every route with a permission refuses someone whose roles do not carry it, before looking at the request', async () => {
  // The cast holds every role; the first person without the permission asks.
  const cast = ['尤书晏', '乐文娟', '曾小满', '单立群', '解建国', '阿依努尔·买买提']
  const held = new Map<string, Set<string>>()
  for (const name of cast) {
    const me = await (await house.as(name)).get('/api/identity/me')
    held.set(name, new Set((me.body as { permissions: string[] }).permissions))
  }
  let asked = 0
  for (const { endpoint, can } of house.lilong.routes) {
    if (can === 'anyone' || can === 'signed-in') continue
    const needed: readonly string[] = typeof can === 'string' ? [can] : can
    const stranger = cast.find((name) => !needed.some((permission) => held.get(name)?.has(permission)))
    // What every one of the cast may do has no stranger among them.
    if (!stranger) continue
    asked++
    const client = await house.as(stranger)
    const answer = await client.send(endpoint.method, filled(endpoint.path))
    expect([403, 404], `${stranger}: ${endpoint.method} ${endpoint.path}`).toContain(answer.status)
  }
  expect(asked).toBeGreaterThan(15)
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

test('SQL never asks the database what time it is', () => {
  const sql = /\b(now\(\)|current_date|current_timestamp|localtimestamp|clock_timestamp|statement_timestamp)/i
  const guilty = projectFiles()
    .filter(
      (f) => /^(modules|platform|demo|db\/migrations)\/.*\.(ts|sql)$/.test(f) && !f.endsWith('.test.ts'),
    )
    .filter((f) =>
      readFileSync(join(root, f), 'utf8')
        .split('\n')
        .some(
          (line) => sql.test(line.replace(/\.now\(\)|Date\.now\(\)/g, '')) && !/now\(\): Date/.test(line),
        ),
    )
  expect(guilty.filter((f) => f !== 'platform/clock.ts')).toEqual([])
})

test('the glossary names every module and every table', () => {
  const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  const schema = readFileSync(join(root, 'db/schema.sql'), 'utf8')
  const missing = [...schema.matchAll(/^create (?:table|view) (\w+)\.(\w+)/gm)]
    .filter(([, module, table]) => !glossary.includes(`\`${module}\``) || !glossary.includes(`\`${table}\``))
    .map(([, module, table]) => `${module}.${table}`)
  expect(missing).toEqual([])
})
