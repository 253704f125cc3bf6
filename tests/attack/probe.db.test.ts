import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { type House, officeId, openHouse, personId, placeId } from '../support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  keepPhoto,
  release,
  staffOf,
  submit,
} from '../support/plans.ts'

let house: House
let list: Adopted
const out: string[] = []
const say = (label: string, a: any) =>
  out.push(`${label}: ${a?.status ?? ''} ${JSON.stringify(a?.body ?? a).slice(0, 160)}`)
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T09:00:00+08:00' })
  list = await adoptList(house)
})
afterAll(async () => {
  console.log(out.join('\n'))
  await house.close()
})

test('abort sign-ins', async () => {
  const all = Array.from({ length: 30 }, async () => {
    const c = new AbortController()
    const p = fetch(house.url + '/api/identity/session', {
      method: 'POST',
      body: JSON.stringify({ name: 'GDQ001', password: 'x'.repeat(20) }),
      headers: { 'content-type': 'application/json' },
      signal: c.signal,
    }).catch((e) => e.name)
    setTimeout(() => c.abort(), 15)
    return p
  })
  await Promise.all(all)
  const t = performance.now()
  const r = await Promise.race([
    house.anyone.post('/api/identity/session', { name: 'GDQ999', password: 'nothing at all' }),
    new Promise((r) => setTimeout(() => r({ status: 'HANG', body: '' }), 8000)),
  ])
  say(`after aborts (${Math.round(performance.now() - t)} ms)`, r)
})

test('odd inputs', async () => {
  const clerk = await house.as('尤书晏')
  const sec = await house.as('乐文娟')
  const head = await house.as(headOf('管理办'))
  const t = list.target('1.5公里')
  const deed = async (over: object) => ({
    placeId: placeId('书带里'),
    happenedOn: '2026-02-20',
    quantity: 1,
    note: null,
    photoIds: [await keepPhoto(sec)],
    ...over,
  })
  const post = async (label: string, over: object, h = {}) =>
    say(label, await sec.post(`/api/plans/targets/${t.id}/records`, await deed(over), h))
  await post('note NUL', { note: 'a\0b' })
  await post('note lone surrogate', { note: 'a\ud800b' })
  await post('note lone surrogate+key', { note: 'a\ud800b' }, { 'idempotency-key': 'k1' })
  await post('1e308', { quantity: 1e308 })
  await post('1e308 b', { quantity: 1e308 })
  await post('5e-324', { quantity: 5e-324 })
  await post('-0', { quantity: -0 })
  await post('date 0000', { happenedOn: '0000-01-01' })
  await post('date 0230', { happenedOn: '2026-02-30' })
  await post('urn uuid', { placeId: 'urn:uuid:' + placeId('书带里') })
  await post('UPPER uuid', { placeId: placeId('书带里').toUpperCase() })
  await post('long key', {}, { 'idempotency-key': 'k'.repeat(9000) })
  say('search NUL', await sec.get('/api/people?search=%00'))
  say('search %', await sec.get('/api/people?search=%25'))
  say('sign-in NUL', await house.anyone.post('/api/identity/session', { name: 'a\0', password: 'b' }))
  say('sign-in many unknown', {
    status: 0,
    body: JSON.stringify(
      (
        await house.anyone.post(
          '/api/identity/session',
          Object.fromEntries(Array.from({ length: 100000 }, (_, i) => ['a' + i, 1])),
        )
      ).body,
    ).length,
  })
  const p = list.project('180台')
  const asg = {
    version: p.targets ? (await clerk.ask(plans.getProject, { params: { id: p.id } })).body.version : 1,
    leadOfficeId: officeId('管理办'),
    joiningOfficeIds: [],
    contactPersonId: null,
    budgetFen: null,
    site: null,
    sitePlaceId: null,
  }
  say(
    'budget 1e300',
    await clerk.post(`/api/plans/projects/${p.id}/assignment`, { ...asg, budgetFen: 1e300 }),
  )
  say(
    'budget 2^53+2',
    await clerk.post(`/api/plans/projects/${p.id}/assignment`, { ...asg, budgetFen: 9007199254740994 }),
  )
  say('list after', await clerk.get(`/api/plans/${list.planId}/projects`))
  await house.sql`update plans.project set budget_fen = null`
  say('site NUL', await clerk.post(`/api/plans/projects/${p.id}/assignment`, { ...asg, site: '\0' }))
  say(
    'define due 0000',
    await clerk.post(`/api/plans/targets/${t.id}/definition`, {
      dueOn: '0000-12-31',
      measuredBy: 'count',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
    }),
  )
  say(
    'define due 9999',
    await clerk.post(`/api/plans/targets/${t.id}/definition`, {
      dueOn: '9999-12-31',
      measuredBy: 'count',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
    }),
  )
  say('list after 9999', await clerk.get(`/api/plans/${list.planId}/projects`))
  say(
    'define denominator 1e308',
    await clerk.post(`/api/plans/targets/${t.id}/definition`, {
      dueOn: '2026-12-31',
      measuredBy: 'count',
      denominator: 1e308,
      denominatorUnit: null,
      countedHow: null,
    }),
  )
  say('public doc', await house.anyone.get(`/api/plans/public/${list.planId}`))
  say(
    'version 1e300',
    await clerk.send('PUT', `/api/plans/drafts/${list.planId}`, {
      version: 1e300,
      content: { title: null, year: 2026, items: [] },
    }),
  )
  say('tree on 0000', await sec.get('/api/units/tree?tree=place&on=0000-01-01'))
  const recs = (await head.get<any[]>('/api/plans/records?limit=20')).body
  const big = recs.filter((r) => r.quantity === 1e308).map((r) => r.id)
  say('accept big', await head.post('/api/plans/records/acceptances', { recordIds: big }))
  say('public doc', await house.anyone.get(`/api/plans/public/${list.planId}`))
  say('staff doc', await sec.get(`/api/plans/${list.planId}/document`))
  say('origin', await sec.get(`/api/plans/targets/${t.id}/origin`))
  const me = await sec.get('/api/identity/me')
  out.push('me headers ' + JSON.stringify([...me.headers]))
  const id = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
  say('return blank', await head.post(`/api/plans/records/${id}/return`, { reason: '  ' }))
  say('withdraw twice', await sec.post(`/api/plans/records/${id}/withdrawal`))
})

test('half a body and closing', async () => {
  const s = connect(Number(new URL(house.url).port), '127.0.0.1')
  await new Promise((r) => s.once('connect', r))
  s.write(
    'POST /api/identity/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"na',
  )
  await new Promise((r) => setTimeout(r, 200))
  out.push(
    `requestTimeout ${house.app.server.requestTimeout} headersTimeout ${house.app.server.headersTimeout} maxconn ${house.app.server.maxConnections}`,
  )
  const t = performance.now()
  const r = await Promise.race([
    house.app.close().then(() => 'closed'),
    new Promise((r) => setTimeout(() => r('HANG'), 12000)),
  ])
  out.push(`close with half body: ${r} ${Math.round(performance.now() - t)}`)
  s.destroy()
})
