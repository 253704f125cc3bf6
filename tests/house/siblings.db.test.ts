import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { listDevices } from '../../modules/identity/contract.ts'
import { admitStaff, giveGrants, hashPassword } from '../../modules/identity/index.ts'
import { enterPersons } from '../../modules/people/index.ts'
import * as plans from '../../modules/plans/contract.ts'
import { roles } from '../../modules/units/rules.ts'
import { byId, endpoint, Nothing } from '../../platform/contract.ts'
import { system } from '../../platform/http/actor.ts'
import { serve } from '../../platform/http/serve.ts'
import { newId } from '../../platform/id.ts'
import { flush } from '../../platform/ledger/event.ts'
import type { Module } from '../../platform/lilong.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { checkinRows } from '../support/assembly-checkin.ts'
import { committeeRows } from '../support/assembly-committee.ts'
import { nowRows } from '../support/assembly-now.ts'
import { pollRows } from '../support/assembly-polls.ts'
import { prepareRows } from '../support/assembly-prepare.ts'
import { talkRows } from '../support/assembly-talk.ts'
import { type Client, openClient } from '../support/client.ts'
import { type House, officeId, openHouse, personId, placeId } from '../support/house.ts'
import { keepingRows } from '../support/keeping.ts'
import { numbersOfOthers } from '../support/numbers-next-door.ts'
import { paperRows } from '../support/papers.ts'
import { type Adopted, adoptList, submit } from '../support/plans.ts'
import { reportRows } from '../support/reports.ts'
import { siteRows } from '../support/site-rows.ts'
import { wishRows } from '../support/wish-rows.ts'

// The right role in the wrong place: somebody who holds every role there is, but only in 鸣鹤坊, asks for what belongs to 书带里.

/** A route that gives a record's neighbour what it should not: it must be found, and found alone. */
const leak = endpoint('GET', '/api/plans/records/:id/planted', {
  summary: 'Planted.',
  params: byId,
  reply: Nothing,
})
const planted: Module = {
  name: 'planted',
  routes: (app) => serve(app, leak, { can: 'plans.read' }, () => ({})),
}

let house: House
let sibling: Client
let list: Adopted
let ids: Record<string, string>
let papers: Awaited<ReturnType<typeof paperRows>>
let numbers: Awaited<ReturnType<typeof numbersOfOthers>>
let kept: Awaited<ReturnType<typeof keepingRows>>
let told: Awaited<ReturnType<typeof reportRows>>
let wishes: Awaited<ReturnType<typeof wishRows>>
let sites: Awaited<ReturnType<typeof siteRows>>
let run: Awaited<ReturnType<typeof nowRows>>
let checkin: Awaited<ReturnType<typeof checkinRows>>
let prepared: Awaited<ReturnType<typeof prepareRows>>
let talk: Awaited<ReturnType<typeof talkRows>>
let polls: Awaited<ReturnType<typeof pollRows>>
let between: Awaited<ReturnType<typeof committeeRows>>

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-01T09:00:00+08:00', modules: [...modules, planted] })
  list = await adoptList(house)
  const target = list.target('180台')
  const waiting = await submit(house, '乐文娟', target.id, { quantity: 2 })
  const record = await (await house.as('乐文娟')).ask(plans.getRecord, { params: { id: waiting } })
  const clerk = await house.as('尤书晏')
  const draft = (await clerk.ask(plans.readText, { body: { text: '一、新建 3 处花园。' } })).body
  const milestone = await clerk.ask(plans.addMilestone, {
    params: { id: target.projectId },
    body: { title: '完工', dueOn: '2026-10-01' },
  })
  sibling = await admitSibling()
  const { rows } = await sql<{ account: string; grant: string }>`
    select a.id as account, g.id as grant from identity.account a join identity.grant g using (person_id)
    where a.person_id = ${personId('乐文娟')} and g.role = 'committee_secretary'`.execute(
    house.lilong.database.read,
  )
  const held = rows[0]!
  papers = await paperRows(house)
  numbers = await numbersOfOthers(house)
  kept = await keepingRows(house)
  told = await reportRows(house, list.planId)
  wishes = await wishRows(house)
  sites = await siteRows(house, target)
  run = await nowRows(house)
  checkin = await checkinRows(house)
  prepared = await prepareRows(house)
  talk = await talkRows(house)
  between = await committeeRows(house)
  polls = await pollRows(house)
  ids = {
    ...papers.ids,
    ...numbers.ids,
    ...kept.ids,
    ...told.ids,
    ...wishes.ids,
    ...sites.ids,
    ...prepared.ids,
    ...run.ids,
    ...talk.ids,
    ...between.ids,
    ...polls.ids,
    ':fileId': newId(),
    '/api/plans/:id': list.planId,
    '/api/plans/drafts/:id': draft.draftId,
    '/api/plans/milestones/:id': milestone.body.id,
    '/api/plans/projects/:id': target.projectId,
    '/api/plans/public/:id': list.planId,
    '/api/plans/public/photos/:id': record.body.photos[0]!.id,
    '/api/plans/public/targets/:id': target.id,
    '/api/plans/records/:id': waiting,
    ':photoId': record.body.photos[0]!.id,
    '/api/plans/samples/:id': newId(),
    '/api/plans/sheets/:id': newId(),
    '/api/plans/targets/:id': target.id,
    '/api/units/:id': placeId('书带里'),
    '/api/people/:id': personId('乐文娟'),
    '/api/identity/accounts/:id': held.account,
    '/api/identity/grants/:id': held.grant,
    ...(await doorRows()),
  }
})
afterAll(() => house.close())

/** A device of a resident next door, a session of staff there, and a text to one of them that did not arrive. */
async function doorRows(): Promise<Record<string, string>> {
  const resident = await house.asResident('19800000555', { called: '书带里的居民', place: '书带里' })
  const { body } = await resident.ask(listDevices)
  const message = newId()
  const text = newId()
  await house.sql`
    insert into messages.message (id, person_id, kind, data, told_at, occasion)
    values (${message}, ${personId('乐文娟')}, 'planted.kind', '{}', ${house.clock.now()}, ${message})`
  await house.sql`
    insert into messages.sms (id, message_id, person_id, told_at, good_until, state, why, ended_at)
    values (${text}, ${message}, ${personId('乐文娟')}, ${house.clock.now()}, ${house.clock.now()}, 'failed', 'gateway',
      ${house.clock.now()})`
  const [session] = await house.sql<{ id: string }>`
    select s.id from identity.session s join identity.account a on a.id = s.account_id
    where a.person_id = ${personId('乐文娟')} limit 1`
  return {
    '/api/identity/resident/devices/:id': body.devices[0]!.id,
    '/api/identity/sessions/:id': session!.id,
    '/api/messages/texts/:id': text,
  }
}

async function admitSibling(): Promise<Client> {
  const password = '鸣鹤坊的老槐树 1937'
  const id = newId()
  const here = { placeId: placeId('鸣鹤坊'), officeId: officeId('鸣鹤坊居委会') }
  const passwordHash = await hashPassword(password)
  await inTransaction(house.lilong, 'sibling', async (tx) => {
    await enterPersons(tx, house.lilong.vault, system, [{ id, name: '隔壁人', ...here, posts: [] }])
    await admitStaff(tx, system, [
      { id: newId(), personId: id, ...here, staffNumber: 'SIB01', passwordHash, mustChange: false },
    ])
    await giveGrants(
      tx,
      system,
      roles.map((role) => ({
        personId: id,
        role,
        placeId: here.placeId,
        lines: null,
        fromOn: '2026-01-01',
        untilOn: null,
      })),
    )
    await flush(tx)
  })
  const client = openClient(house.url)
  const answer = await client.post('/api/identity/session', { name: 'SIB01', password })
  expect(answer.status).toBe(200)
  return client
}

const anyDay = '2026-05-01'
/** A body each write would take from the right person, so that a refusal is about who asks. */
const bodies: Record<string, unknown> = {
  'PUT /api/plans/drafts/:id': { version: 1, content: { title: null, year: 2027, items: [] } },
  'POST /api/plans/drafts/:id/adoption': { version: 1, adoptedOn: '2026-02-01', basis: '表决' },
  'POST /api/plans/drafts/:id/copies': { stage: 'voting' },
  'POST /api/plans/milestones/:id/reached': { reachedOn: '2026-02-20' },
  'POST /api/plans/projects/:id/acts': { act: 'begin' },
  'POST /api/plans/projects/:id/leaders': { personId: personId('仇雅萍'), fromOn: anyDay },
  'POST /api/plans/projects/:id/milestones': { title: '开工', dueOn: anyDay },
  'POST /api/plans/records/:id/hold': { untilOn: '2026-12-01', reason: '再看看' },
  'POST /api/plans/records/:id/return': { reason: '看不清' },
  'POST /api/plans/records/:id/reversal': { reason: 'not_done' },
  'POST /api/plans/samples/:id/outcome': { outcome: 'confirmed', words: null },
  'POST /api/plans/sheets/:id/rows': { rows: [2] },
  'POST /api/plans/:id/samples': { count: 1 },
  'POST /api/units/:id/close': { closedOn: '2026-03-01' },
  'POST /api/units/:id/moves': { parentId: placeId('桂渡桥街道'), fromOn: '2026-03-01' },
  'POST /api/units/:id/shapes': {
    corners: [
      [121.45, 31.25],
      [121.451, 31.25],
      [121.451, 31.251],
    ],
    fromOn: '2026-03-01',
  },
  'POST /api/identity/grants/:id/end': { untilOn: anyDay },
  'POST /api/people/:id/reveal': { field: 'phone', purpose: 'contact' },
  'POST /api/assembly/sessions/:id/papers': { kind: 'minutes' },
  'POST /api/assembly/rounds/:id/rectifications': {
    optionId: 'any',
    officeId: officeId('管理办'),
    orderedById: personId('单立群'),
    asked: '请整改',
    dueOn: anyDay,
  },
  'POST /api/assembly/rounds/:id/second-tests': { sessionId: newId(), rectificationIds: [newId()] },
}

/** What every member of staff may know, so that a sibling's refusal may say 403, and reading is no leak. */
const known: Record<string, string> = {
  '/api/plans/:id': 'the adopted text was voted in public',
  '/api/plans/projects/:id': 'a project stands on the adopted text',
  '/api/plans/targets/:id': 'a target stands on the adopted text',
  '/api/plans/milestones/:id': 'milestones are part of the table of responsibilities',
  '/api/plans/rounds/:id': 'a round of soliciting is announced in public',
  '/api/units/:id': 'the trees are the directory of the street',
}

test('whatever belongs to a sibling unit is not there, or not to be touched, for the same role next door', async () => {
  const leaks: string[] = []
  let asked = 0
  for (const { endpoint, can } of house.lilong.routes) {
    if (!endpoint.path.includes('/:id') || can === 'anyone') continue
    const prefix = endpoint.path.slice(0, endpoint.path.indexOf('/:id') + 4)
    const id = ids[prefix]
    const name = `${endpoint.method} ${endpoint.path}`
    expect(id, `${name}: this test knows no row for it; add one`).toBeDefined()
    let path = endpoint.path
      .replace(':id', id!)
      .replace(':photoId', ids[':photoId']!)
      .replace(':fileId', ids[':fileId']!)
      .replace(':templateId', ids[':templateId']!)
      .replace(':voterId', ids[':voterId']!)
      .replace(':boxId', ids[':boxId']!)
      .replace(':month', '2026-02-01')
      .replace(':kind', 'minutes')
    path +=
      papers.queries[name] ??
      numbers.queries[name] ??
      kept.queries[name] ??
      between.queries[name] ??
      prepared.queries[name] ??
      checkin.queries[name] ??
      run.queries[name] ??
      ''
    if (path.endsWith('/comparison')) path += `?with=${id}`
    const body =
      bodies[name] ??
      papers.bodies[name] ??
      numbers.bodies[name] ??
      kept.bodies[name] ??
      told.bodies[name] ??
      wishes.bodies[name] ??
      sites.bodies[name] ??
      prepared.bodies[name] ??
      run.bodies[name] ??
      checkin.bodies[name] ??
      talk.bodies[name] ??
      between.bodies[name] ??
      polls.bodies[name] ??
      (await versioned(name))
    // What residents do, they do at their own door, where a role of staff is worth nothing.
    const asking = can === 'plans.wish' || can === 'identity.resident' ? wishes.nextDoor : sibling
    const answer = endpoint.files
      ? await asking.upload(
          path,
          [{ name: 'a.xlsx', content: 'x' }],
          (endpoint.body ? body : {}) as Record<string, string>,
        )
      : await asking.send(endpoint.method, path, endpoint.method === 'GET' ? undefined : body)
    asked++
    const mayKnow = (known[prefix] ?? told.known[prefix] ?? numbers.known[prefix]) !== undefined
    // A file of one's own is looked at before its rows are; what it says about others' rows is refused row by row.
    const ownFile = endpoint.files !== undefined && answer.status === 422
    const refused = answer.status === 404 || (mayKnow && (answer.status === 403 || ownFile))
    const readsTheKnown = mayKnow && endpoint.method === 'GET' && answer.status === 200
    if (!refused && !readsTheKnown)
      leaks.push(`${name}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 120)}`)
  }
  expect(leaks).toEqual([`GET ${leak.path}: 200 {}`])
  expect(asked).toBeGreaterThan(35)
})

/** Bodies that name the row's present version or its own units. */
async function versioned(name: string): Promise<unknown> {
  const project = list.project('180台')
  if (name === 'POST /api/plans/projects/:id/assignment') {
    const { body } = await (await house.as('尤书晏')).ask(plans.getProject, { params: { id: project.id } })
    return {
      version: body.version,
      leadOfficeId: officeId('鸣鹤坊居委会'),
      joiningOfficeIds: [],
      contactPersonId: null,
      budgetFen: null,
      site: null,
      sitePlaceId: null,
    }
  }
  if (name === 'POST /api/plans/targets/:id/definition') {
    return {
      dueOn: '2026-11-30',
      measuredBy: 'count',
      denominator: null,
      denominatorUnit: null,
      countedHow: null,
    }
  }
  if (name === 'POST /api/plans/targets/:id/records') {
    return {
      placeId: placeId('书带里'),
      happenedOn: '2026-02-20',
      quantity: 1,
      note: null,
      photoIds: [newId()],
    }
  }
  if (name === 'POST /api/plans/:id/releases')
    return { recordIds: [ids['/api/plans/records/:id']], hiddenPhotoIds: [] }
  return undefined
}
