import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../tests/support/client.ts'
import { type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  adoptList,
  headOf,
  readList,
  release,
  somePhoto,
  staffOf,
} from '../../../tests/support/plans.ts'
import * as plans from '../contract.ts'

let house: House
let list: Adopted
/** The 管理办 carries the works out; the 平安办 accepts them. */
let carrier: Client
let acceptor: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-06-01T09:00:00+08:00' })
  list = await adoptList(house)
  carrier = await house.as(headOf('管理办'))
  acceptor = await house.as(headOf('平安办'))
})
afterAll(() => house.close())

const lifts = '180台'
const roads = '1.5公里'
let serial = 0
async function open(given: Partial<Parameters<typeof body>[0]> = {}, who: Client = carrier): Promise<string> {
  const answer = await who.ask(plans.openSites, {
    params: { id: list.project(lifts).id },
    body: body(given),
  })
  if (answer.refused) throw new Error(JSON.stringify(answer.refused))
  return answer.body.ids[0]!
}
function body(given: {
  title?: string
  place?: string
  areaM2?: number | null
  acceptanceOfficeId?: string
  counts?: { targetId: string; phase: plans.CountedPhase; quantity: number | null }[]
}) {
  return {
    acceptanceOfficeId: given.acceptanceOfficeId ?? officeId('平安办'),
    counts: given.counts ?? [{ targetId: list.target(lifts).id, phase: 'accepted' as const, quantity: 3 }],
    sites: [
      {
        title: given.title ?? `${++serial}号车棚充电点`,
        placeId: placeId(given.place ?? '书带里'),
        areaM2: given.areaM2 ?? null,
        contractor: '沪中电力工程公司',
        plannedStartOn: '2026-03-01',
        plannedFinishOn: '2026-05-20',
      },
    ],
  }
}
const photograph = async (id: string, moment: plans.SiteMoment, who: Client = carrier) =>
  who.upload(
    `/api/plans/sites/${id}/photos`,
    [{ name: 'site.jpg', content: await somePhoto(), type: 'image/jpeg' }],
    { moment, takenOn: '2026-05-01' },
  )
async function step(
  id: string,
  act: plans.SiteAct,
  who: Client = carrier,
  more: { on?: string; words?: string } = {},
) {
  const { version } = (await carrier.ask(plans.getSite, { params: { id } })).body
  return who.ask(plans.moveSite, {
    params: { id },
    body: { version, act, happenedOn: more.on ?? '2026-05-02', words: more.words ?? null },
  })
}
/** A site that was built and reported finished by the head of the 管理办. */
async function built(given: Parameters<typeof open>[0] = {}): Promise<string> {
  const id = await open(given)
  await photograph(id, 'before')
  expect((await step(id, 'begin')).refused).toBeNull()
  await photograph(id, 'after')
  expect((await step(id, 'finish')).refused).toBeNull()
  return id
}
const done = async (quoted: string) => (await readList(house, list.planId)).target(quoted).figure.done ?? 0

test('a site is opened, built with photos before and after, and accepted by another office; only then it counts', async () => {
  const before = await done(lifts)
  const id = await open()
  expect((await step(id, 'begin')).refused).toEqual({
    type: 'site_photo_missing',
    params: { moment: 'before' },
  })
  await photograph(id, 'before')
  expect((await step(id, 'begin')).status).toBe(200)
  expect((await step(id, 'finish')).refused?.type).toBe('site_photo_missing')
  await photograph(id, 'after')
  expect((await step(id, 'finish')).status).toBe(200)
  expect(await done(lifts)).toBe(before)
  expect((await step(id, 'accept')).status).toBe(403)
  expect((await step(id, 'accept', acceptor)).status).toBe(200)
  expect(await done(lifts)).toBe(before + 3)
  const site = (await acceptor.ask(plans.getSite, { params: { id } })).body
  expect(site.phase).toBe('accepted')
  expect(site.steps.map(({ act }) => act)).toEqual(['begin', 'finish', 'accept'])
  expect(site.records).toMatchObject([{ quantity: 3, phase: 'accepted', state: 'accepted' }])
  const record = (await carrier.ask(plans.getRecord, { params: { id: site.records[0]!.id } })).body
  expect(record.photos.length).toBe(2)
  expect(record.submittedBy.name).toBe(headOf('管理办'))
  expect(record.decidedBy?.name).toBe(headOf('平安办'))
})

test('signed, begun and finished are targets of their own, and wait for another person like every record', async () => {
  const target = list.target(roads).id
  const id = await open({ counts: [{ targetId: target, phase: 'begun', quantity: 0.4 }] })
  await photograph(id, 'before')
  await step(id, 'begin')
  const waiting = (await acceptor.ask(plans.getSite, { params: { id } })).body.records
  expect(waiting).toMatchObject([{ quantity: 0.4, phase: 'begun', state: 'submitted' }])
  const own = await carrier.ask(plans.acceptRecords, { body: { recordIds: [waiting[0]!.id] } })
  expect(own.refused?.type).toBe('self_acceptance')
  const colleague = await house.as(staffOf('管理办'))
  expect((await colleague.ask(plans.acceptRecords, { body: { recordIds: [waiting[0]!.id] } })).status).toBe(
    200,
  )
  expect(await done(roads)).toBe(0.4)
})

test('an area flows into its target where the site has one', async () => {
  const target = list.target(roads).id
  const counts = [{ targetId: target, phase: 'accepted' as const, quantity: null }]
  const none = await carrier.ask(plans.openSites, {
    params: { id: list.project(lifts).id },
    body: body({ counts }),
  })
  expect(none.refused?.type).toBe('site_target_foreign')
  const before = await done(roads)
  const id = await built({ counts, areaM2: 0.25 })
  await step(id, 'accept', acceptor)
  expect(await done(roads)).toBeCloseTo(before + 0.25, 9)
})

test('sent back, a site is built on and accepted later; withdrawn acceptance is reversed, not edited', async () => {
  const before = await done(lifts)
  const id = await built()
  expect((await step(id, 'send_back', acceptor)).refused?.type).toBe('site_reason_missing')
  expect((await step(id, 'send_back', acceptor, { words: '插座没有编号' })).status).toBe(200)
  expect((await step(id, 'finish')).status).toBe(200)
  expect((await step(id, 'accept', acceptor)).status).toBe(200)
  expect(await done(lifts)).toBe(before + 3)
  expect((await step(id, 'reopen', carrier, { words: '其实只装了两台' })).status).toBe(200)
  expect(await done(lifts)).toBe(before)
  const site = (await carrier.ask(plans.getSite, { params: { id } })).body
  expect(site.records.map(({ state }) => state)).toEqual(['reversed'])
  expect((await step(id, 'accept', acceptor)).status).toBe(200)
  expect(await done(lifts)).toBe(before + 3)
})

test('of two people who accept at once one does, and it counts once', async () => {
  const before = await done(lifts)
  const id = await built()
  const colleague = await house.as(staffOf('平安办'))
  // Both have the same page before them.
  const { version } = (await carrier.ask(plans.getSite, { params: { id } })).body
  const accepting = { version, act: 'accept' as const, happenedOn: '2026-05-02', words: null }
  const answers = await Promise.all(
    [acceptor, colleague].map((who) => who.ask(plans.moveSite, { params: { id }, body: accepting })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  expect(await done(lifts)).toBe(before + 3)
})

test('sites of a project that has not begun are accepted in the same instant, and the project begins once', async () => {
  const own = await openHouse({ now: '2026-06-01T09:00:00+08:00' })
  try {
    const fresh = await adoptList(own)
    const [builder, other] = [await own.as(headOf('管理办')), await own.as(headOf('平安办'))]
    const counts = [{ targetId: fresh.target(lifts).id, phase: 'accepted' as const, quantity: 3 }]
    const ids: string[] = []
    for (const title of ['甲', '乙', '丙', '丁']) {
      const { body: opened } = await builder.ask(plans.openSites, {
        params: { id: fresh.project(lifts).id },
        body: body({ title, counts }),
      })
      ids.push(opened.ids[0]!)
    }
    const move = async (id: string, act: plans.SiteAct, who: Client) => {
      const { version } = (await builder.ask(plans.getSite, { params: { id } })).body
      return who.ask(plans.moveSite, {
        params: { id },
        body: { version, act, happenedOn: '2026-05-02', words: null },
      })
    }
    for (const id of ids) {
      await photograph(id, 'before', builder)
      await move(id, 'begin', builder)
      await photograph(id, 'after', builder)
      await move(id, 'finish', builder)
    }
    const answers = await Promise.all(ids.map((id) => move(id, 'accept', other)))
    expect(answers.map(({ status, refused }) => refused ?? status)).toEqual([200, 200, 200, 200])
    const begun =
      await own.sql`select 1 from ledger.event where kind = 'plans.project_moved' and data ->> 'act' = 'begin'`
    expect(begun).toHaveLength(1)
  } finally {
    await own.close()
  }
})

test('whoever reported it finished does not accept it, not even as somebody of the other office', async () => {
  const id = await built()
  const both = await house.as('单立群')
  // A leader may do either; the same human being does not do both.
  const other = await open()
  await photograph(other, 'before')
  await photograph(other, 'after')
  await step(other, 'begin', both)
  await step(other, 'finish', both)
  expect((await step(other, 'accept', both)).status).toBe(403)
  expect((await step(id, 'accept', acceptor)).status).toBe(200)
})

test('released, the photos of a site are public with its record; another site’s photo is not found under it', async () => {
  const id = await built()
  await step(id, 'accept', acceptor)
  const site = (await carrier.ask(plans.getSite, { params: { id } })).body
  const recordId = site.records[0]!.id
  expect((await release(house, '沈砚秋', list.planId, recordId)).status).toBe(200)
  const record = (await carrier.ask(plans.getRecord, { params: { id: recordId } })).body
  const photo = await house.anyone.get(`/api/plans/public/photos/${record.photos[0]!.id}`)
  expect(photo.status).toBe(200)
  const other = await built()
  const own = await carrier.get(`/api/plans/sites/${id}/photos/${site.photos[0]!.id}`)
  expect(own.headers.get('content-type')).toBe('image/jpeg')
  expect((await carrier.get(`/api/plans/sites/${other}/photos/${site.photos[0]!.id}`)).status).toBe(404)
  // The photo of the site itself stays inside.
  expect((await house.anyone.get(`/api/plans/public/photos/${site.photos[0]!.id}`)).status).toBe(404)
})

test('sites are refused in words: the same twice, accepted by their own office, another project’s target, half a charger', async () => {
  const project = list.project(lifts).id
  const ask = (given: Parameters<typeof body>[0]) =>
    carrier.ask(plans.openSites, { params: { id: project }, body: body(given) })
  await open({ title: '同名点位' })
  expect((await ask({ title: '同名点位' })).refused?.type).toBe('site_twice')
  expect((await ask({ acceptanceOfficeId: officeId('管理办') })).refused?.type).toBe('same_office')
  const foreign = [{ targetId: list.target('0件').id, phase: 'accepted' as const, quantity: 1 }]
  expect((await ask({ counts: foreign })).refused?.type).toBe('site_target_foreign')
  const half = [{ targetId: list.target(lifts).id, phase: 'accepted' as const, quantity: 0.5 }]
  expect((await ask({ counts: half })).refused?.type).toBe('quantity_too_fine')
  const committee = await house.as('乐文娟')
  const refused = await committee.ask(plans.openSites, { params: { id: project }, body: body({}) })
  expect(refused.status).toBe(403)
})

test('once works have begun, what a site counts stays; its contractor and planned days may change', async () => {
  const id = await open()
  const correct = async (more: object) => {
    const site = (await carrier.ask(plans.getSite, { params: { id } })).body
    return carrier.ask(plans.correctSite, {
      params: { id },
      body: {
        version: site.version,
        title: site.title,
        placeId: site.place.id,
        areaM2: site.areaM2,
        contractor: site.contractor,
        plannedStartOn: site.plannedStartOn,
        plannedFinishOn: site.plannedFinishOn,
        counts: site.counts.map(({ targetId, phase, quantity }) => ({ targetId, phase, quantity })),
        ...more,
      },
    })
  }
  expect((await correct({ title: '改了名的点位', areaM2: 20 })).status).toBe(200)
  expect((await correct({ plannedFinishOn: '2026-02-01' })).refused?.type).toBe('site_days_wrong')
  await photograph(id, 'before')
  await step(id, 'begin')
  expect((await correct({ counts: [] })).refused?.type).toBe('site_not_planned')
  expect((await correct({ contractor: '另一家公司' })).status).toBe(200)
  const { body: found } = await carrier.ask(plans.listSites, { query: { search: '另一家' } })
  expect(found.sites.map((site) => site.id)).toEqual([id])
  expect(found.sites[0]?.isLate).toBe(true)
  expect(found.sums).toEqual([{ phase: 'begun', sites: 1, areaM2: 20 }])
})

test('the list for whoever accepts holds what waits for them, and nobody sees the sites of a place next door', async () => {
  const id = await built()
  const mine = await acceptor.ask(plans.listSites, { query: { forMe: true } })
  expect(mine.body.sites.map((site) => site.id)).toContain(id)
  expect((await carrier.ask(plans.listSites, { query: { forMe: true } })).body.sites).toEqual([])
  const elsewhere = await built({ place: '鸣鹤坊' })
  const committee = await house.as('乐文娟')
  expect((await committee.ask(plans.getSite, { params: { id } })).status).toBe(200)
  expect((await committee.ask(plans.getSite, { params: { id: elsewhere } })).status).toBe(404)
})

test('another office that takes the project over takes over its open sites, but not one it accepts itself', async () => {
  const id = await open()
  const clerk = await house.as('尤书晏')
  const project = (await clerk.ask(plans.getProject, { params: { id: list.project(lifts).id } })).body
  const assign = (leadOfficeId: string) =>
    clerk.ask(plans.assignProject, {
      params: { id: project.id },
      body: {
        version: project.version,
        leadOfficeId,
        joiningOfficeIds: [],
        contactPersonId: null,
        budgetFen: null,
        site: null,
        sitePlaceId: null,
      },
    })
  expect((await assign(officeId('平安办'))).refused?.type).toBe('same_office')
  expect((await assign(officeId('服务办'))).status).toBe(200)
  expect((await clerk.ask(plans.getSite, { params: { id } })).body.office.name).toBe('服务办')
})
