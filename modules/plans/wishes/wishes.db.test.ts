import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Client,
  type House,
  officeId,
  openHouse,
  personId,
  placeId,
} from '../../../tests/support/house.ts'
import {
  beginRound,
  categoryNamed,
  keepWishPhoto,
  neighbour,
  nextDay,
  publish,
  suggest,
  toldTo,
  wishBody,
} from '../../../tests/support/wishes.ts'
import * as plans from '../contract.ts'

let house: House
let clerk: Client
let chen: Client
let li: Client

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-09T09:00:00+08:00' })
  clerk = await house.as('尤书晏')
  chen = await neighbour(house, 1)
  li = await neighbour(house, 2, '鸣鹤坊')
})
afterAll(() => house.close())
/** Each test on a day of its own, so that the limits of one day are nobody else's. */
const tomorrow = () => nextDay(house, '尤书晏', '乐文娟')

const mine = (who: Client, id: string) => who.ask(plans.getMyWish, { params: { id } })
const count = async (table: string) =>
  Number(
    (
      await house.sql<{ n: number }>`select count(*)::integer as n from ledger.event where kind = ${table}`
    )[0]!.n,
  )

describe('a round', () => {
  test('is opened by the clerk alone, with days in order, once a year and one at a time', async () => {
    const body = {
      year: 2027,
      title: '2027年实事项目意见征集',
      words: '请说说身边最想办的一件事。',
      fromOn: '2026-03-10',
      lastOn: '2026-10-31',
      categories: ['住得安全', '出行方便', '住得安全 '],
    }
    const open = (who: Client, more = {}) => who.ask(plans.openRound, { body: { ...body, ...more } })
    expect((await open(await house.as('乐文娟'))).status).toBe(403)
    expect((await open(clerk, { lastOn: '2026-03-09' })).refused?.type).toBe('days_in_order')
    expect((await open(clerk, { fromOn: '2025-01-01', lastOn: '2026-03-08' })).refused?.type).toBe(
      'days_in_order',
    )
    // What comes in before the first round is kept for it.
    const early = await suggest(house, chen, { category: null })
    expect((await mine(chen, early)).body.year).toBeNull()
    expect((await open(clerk)).status).toBe(200)
    expect((await mine(chen, early)).body.year).toBe(2027)
    expect((await open(clerk, { year: 2028 })).refused?.type).toBe('rounds_overlap')
    expect((await open(clerk, { fromOn: '2026-11-02', lastOn: '2026-12-01' })).refused?.type).toBe(
      'round_there',
    )
    const [round] = (await house.anyone.ask(plans.getPublicRounds)).body
    expect(round).toMatchObject({ year: 2027, state: 'announced', wishes: 1 })
    expect(round?.categories.map(({ name }) => name)).toEqual(['住得安全', '出行方便'])
    await tomorrow()
    expect((await house.anyone.ask(plans.getPublicRounds)).body[0]?.state).toBe('open')
  })
})

describe('a suggestion', () => {
  test('is seen by nobody else before a look, and by everybody without whose it is after it', async () => {
    await tomorrow()
    const photoId = await keepWishPhoto(chen)
    const id = await suggest(house, chen, { photoIds: [photoId] })
    expect((await mine(chen, id)).body).toMatchObject({
      isMine: true,
      isFollowed: true,
      state: 'waiting',
      may: ['edit', 'withdraw', 'follow'],
    })
    expect((await mine(li, id)).status).toBe(404)
    expect((await house.anyone.ask(plans.getPublicWish, { params: { id } })).status).toBe(404)
    expect((await house.anyone.get(`/api/plans/public/wish-photos/${photoId}`)).status).toBe(404)
    expect((await li.get(`/api/plans/my/wishes/${id}/photos/${photoId}`)).status).toBe(404)
    expect((await chen.get(`/api/plans/my/wishes/${id}/photos/${photoId}?width=320`)).status).toBe(200)
    await publish(house, id)
    const read = await house.anyone.ask(plans.getPublicWish, { params: { id } })
    expect(read.body).toMatchObject({ title: '在弄堂口装一盏路灯', state: 'published', supports: 0 })
    const said = JSON.stringify(read.body)
    for (const secret of ['邻居乙', '1970000', personId('尤书晏'), 'claimed', 'personId'])
      expect(said).not.toContain(secret)
    expect((await house.anyone.get(`/api/plans/public/wish-photos/${photoId}`)).status).toBe(200)
    expect((await toldTo(house, chen))[0]).toMatchObject({
      title: '“在弄堂口装一盏路灯”已经公开',
      opens: `/wishes/${id}`,
    })
    expect(await toldTo(house, li)).toEqual([])
  })

  test('names a place down to the compound, a category of the round, and photos of one’s own', async () => {
    await tomorrow()
    const body = await wishBody(house)
    const make = (more: object, who = chen) => who.ask(plans.makeWish, { body: { ...body, ...more } })
    const houseAtRoad = (
      await house.sql<{ id: string }>`select id from units.unit where kind = 'building' limit 1`
    )[0]!.id
    expect((await make({ placeId: houseAtRoad })).refused?.type).toBe('place_too_fine')
    expect((await make({ placeId: officeId('管理办') })).refused?.type).toBe('place_too_fine')
    expect((await make({ categoryId: personId('尤书晏') })).refused?.type).toBe('category_unknown')
    expect((await make({ categoryId: null })).refused?.type).toBe('category_unknown')
    const photoId = await keepWishPhoto(li)
    expect((await make({ photoIds: [photoId] })).refused?.type).toBe('wish_photo_not_yours')
    expect((await make({ title: '  ' })).status).toBe(400)
    expect((await make({ title: '一'.repeat(41) })).status).toBe(400)
    expect((await make({ title: '半个\ud800字' })).status).toBe(400)
    expect((await make({ photoIds: [photoId] }, li)).status).toBe(200)
    // One photo stands with one suggestion.
    expect((await make({ photoIds: [photoId] }, li)).refused?.type).toBe('wish_photo_not_yours')
    expect((await make({}, await house.as('乐文娟'))).status).toBe(403)
    expect((await make({}, house.anyone)).status).toBe(401)
  })

  test('of one human being come at most five a day, from however many devices at once', async () => {
    await tomorrow()
    const wu = await neighbour(house, 3)
    const body = await wishBody(house)
    const answers = await Promise.all(Array.from({ length: 8 }, () => wu.ask(plans.makeWish, { body })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.filter(({ refused }) => refused?.type === 'day_full')).toHaveLength(3)
    expect((await wu.ask(plans.getMyWishing)).body.leftToday).toBe(0)
    await tomorrow()
    expect((await wu.ask(plans.getMyWishing)).body.leftToday).toBe(5)
  })

  test('sent twice under one key stands once', async () => {
    await tomorrow()
    const body = await wishBody(house)
    const key = { 'idempotency-key': 'wish-twice' }
    const before = await count('plans.wish_made')
    const [one, two] = await Promise.all([
      chen.ask(plans.makeWish, { body }, key),
      chen.ask(plans.makeWish, { body }, key),
    ])
    expect(one.body.id).toBe(two.body.id)
    expect(await count('plans.wish_made')).toBe(before + 1)
  })

  test('is its author’s to change until somebody takes it up, and answers a question by being completed', async () => {
    await tomorrow()
    const id = await suggest(house, chen)
    const body = { ...(await wishBody(house)), title: '在弄堂口和转弯处各装一盏路灯' }
    const edit = (who: Client, version: number) =>
      who.ask(plans.editWish, { params: { id }, body: { ...body, version } })
    expect((await edit(li, 1)).status).toBe(404)
    expect((await edit(chen, 7)).refused?.type).toBe('stale_version')
    expect((await edit(chen, 1)).body.version).toBe(2)
    await clerk.ask(plans.askBack, { params: { id }, body: { words: '是弄堂的哪一头？' } })
    expect((await toldTo(house, chen))[0]).toMatchObject({
      title: '“在弄堂口和转弯处各装一盏路灯”请您补充',
      text: expect.stringContaining('是弄堂的哪一头？'),
    })
    expect((await mine(chen, id)).body.state).toBe('asked_back')
    const version = (await mine(chen, id)).body.version
    expect((await edit(chen, version)).status).toBe(200)
    const again = (await mine(chen, id)).body
    expect(again.state).toBe('waiting')
    expect(again.version).toBe((await edit(chen, again.version)).body.version - 1)
    await publish(house, id)
    expect((await edit(chen, 99)).refused?.type).toBe('wish_taken')
    // The question was between the two.
    const steps = (await house.anyone.ask(plans.getPublicWish, { params: { id } })).body.steps
    expect(steps.map(({ act }) => act)).toEqual(['make', 'publish'])
  })

  test('is withdrawn by its author while it is nobody else’s', async () => {
    await tomorrow()
    const id = await suggest(house, chen)
    expect((await li.ask(plans.withdrawWish, { params: { id } })).status).toBe(404)
    await publish(house, id)
    await li.ask(plans.supportWish, { params: { id } })
    expect((await chen.ask(plans.withdrawWish, { params: { id } })).refused).toEqual({
      type: 'wish_supported',
      params: { supports: 1 },
    })
    await li.ask(plans.takeSupportBack, { params: { id } })
    expect((await chen.ask(plans.withdrawWish, { params: { id } })).status).toBe(200)
    expect((await house.anyone.ask(plans.getPublicWish, { params: { id } })).status).toBe(404)
    expect((await mine(chen, id)).body.state).toBe('withdrawn')
    expect((await chen.ask(plans.withdrawWish, { params: { id } })).refused?.type).toBe('wish_elsewhere')
  })

  test('leaves neither its words nor whose it is in the ledger', async () => {
    const events = await house.sql<{ data: object; actor_id: string | null; kind: string }>`
      select kind, data, actor_id from ledger.event where kind like 'plans.wish%'`
    expect(events.length).toBeGreaterThan(5)
    expect(JSON.stringify(events)).not.toMatch(/路灯|台阶|邻居/)
    const made = await house.sql<{ quantity: number; measure: string }>`
      select f.quantity, f.measure from ledger.fact f where f.kind = 'plans.wish_made'`
    expect(made.every(({ measure }) => measure === '件')).toBe(true)
  })
})

describe('on behalf of somebody', () => {
  test('a secretary writes down for the own place, a hotline for the whole street; who wrote it stays known', async () => {
    await tomorrow()
    const secretary = await house.as('乐文娟')
    const hotline = await house.as('阿依努尔·买买提')
    const enter = async (who: Client, place: string, more: object = {}) =>
      who.ask(plans.enterWish, {
        body: { ...(await wishBody(house, { place })), channel: 'visit', person: null, ...more },
      })
    expect((await enter(secretary, '鸣鹤东坊')).status).toBe(403)
    expect((await enter(await house.as('曾小满'), '沪纱新村一街坊')).status).toBe(403)
    const home = placeId('书带里')
    expect(
      (await enter(secretary, '青藤里', { person: { name: ' ', phone: null, homeId: home } })).refused?.type,
    ).toBe('name_missing')
    const own = await enter(secretary, '青藤里', {
      person: { name: '王秀英', phone: '19700009999', homeId: home },
    })
    expect(own.status).toBe(200)
    const read = await clerk.ask(plans.getWish, { params: { id: own.body.id } })
    expect(read.body).toMatchObject({
      channel: 'visit',
      enteredBy: '乐文娟',
      suggester: { name: '王秀英', phone: '197****9999' },
    })
    // Known by the phone, she is the same person when she signs in herself.
    const herself = await house.asResident('19700009999')
    expect((await mine(herself, own.body.id)).body.isMine).toBe(true)
    const called = await enter(hotline, '泊岸花园小区', { channel: 'hotline' })
    expect(called.status).toBe(200)
    expect((await hotline.ask(plans.getWish, { params: { id: called.body.id } })).body).toMatchObject({
      suggester: null,
      channel: 'hotline',
    })
    // Whoever wrote it down passes the news on.
    await publish(house, own.body.id)
    expect((await toldTo(house, secretary))[0]?.opens).toBe(`/plans/wishes/${own.body.id}`)
  })
})

describe('what only some may see', () => {
  test('a neighbouring committee does not find it; an office that was asked does; names are for whoever answers', async () => {
    await tomorrow()
    const id = await suggest(house, chen)
    const { holderOf } = await import('../../../tests/support/plans.ts')
    const next = await house.as(holderOf('committee_secretary', '鸣鹤坊'))
    const own = await house.as('乐文娟')
    const head = await house.as(holderOf('office_head', '管理办'))
    const get = (who: Client) => who.ask(plans.getWish, { params: { id } })
    expect((await get(next)).status).toBe(404)
    expect(
      (await next.ask(plans.listWishes, { query: {} })).body.wishes.map((wish) => wish.id),
    ).not.toContain(id)
    expect((await get(head)).status).toBe(404)
    expect((await get(own)).body.suggester?.name).toBe('邻*乙')
    expect((await own.ask(plans.publishWish, { params: { id }, body: { hiddenPhotoIds: [] } })).status).toBe(
      403,
    )
    const asked = await clerk.ask(plans.askOpinion, {
      params: { id },
      body: { officeId: officeId('管理办'), question: '能不能接电？', dueOn: '2026-12-31' },
    })
    expect(asked.status).toBe(200)
    expect((await get(head)).body.opinions[0]).toMatchObject({ question: '能不能接电？', mayAnswer: true })
    expect((await get(own)).body.opinions[0]?.mayAnswer).toBe(false)
    const again = { officeId: officeId('管理办'), question: '？', dueOn: '2026-12-31' }
    expect((await clerk.ask(plans.askOpinion, { params: { id }, body: again })).refused?.type).toBe(
      'opinion_asked',
    )
    expect(
      (await clerk.ask(plans.askOpinion, { params: { id }, body: { ...again, dueOn: '2026-01-01' } })).refused
        ?.type,
    ).toBe('due_in_past')
    const answer = (who: Client) =>
      who.ask(plans.giveOpinion, {
        params: { id: asked.body.id },
        body: { stance: 'can_be_done', words: '可以从公共照明接电，约三千元一盏。' },
      })
    expect((await answer(await house.as(holderOf('office_head', '服务办')))).status).toBe(404)
    const both = await Promise.all([answer(head), answer(head)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await head.ask(plans.getWishesWaiting)).body.opinions).toEqual([])
  })

  test('the phone is opened for a purpose, and who looked is kept', async () => {
    await tomorrow()
    const id = await suggest(house, chen)
    const open = (who: Client) =>
      who.ask(plans.revealSuggester, { params: { id }, body: { purpose: 'contact' } })
    expect((await open(await house.as('乐文娟'))).status).toBe(403)
    expect((await open(clerk)).body.phone).toBe('19700000001')
    const kept = await house.sql<{ purpose: string }>`
      select purpose from platform.access where person_id = ${personId('尤书晏')} order by read_at desc limit 1`
    expect(kept[0]?.purpose).toBe('contact')
    expect(JSON.stringify((await clerk.ask(plans.getWish, { params: { id } })).body)).not.toContain(
      '19700000001',
    )
  })
})

describe('deciding', () => {
  test('a refusal owes a reason of the list and words, and is told; with some reasons it leaves the public page', async () => {
    await tomorrow()
    const [open, hidden] = [await suggest(house, chen), await suggest(house, chen, { title: '管管三楼那家' })]
    await publish(house, open, hidden)
    const refuse = (
      id: string,
      reason: string,
      words = '这段路归区里的市政部门管，我们已经把您的话转过去。',
    ) => clerk.ask(plans.refuseWish, { params: { id }, body: { reason: reason as 'unclear', words } })
    expect((await refuse(open, 'because')).status).toBe(400)
    expect((await refuse(open, 'beyond_powers', ' ')).status).toBe(400)
    expect((await refuse(open, 'beyond_powers')).status).toBe(200)
    expect((await refuse(hidden, 'private_matter', '已请居委会上门，不在网上说。')).status).toBe(200)
    const told = await toldTo(house, chen)
    expect(told.find(({ title }) => title.includes('路灯') && title.includes('没有采纳'))?.text).toContain(
      '不在街道职权范围内',
    )
    expect((await house.anyone.ask(plans.getPublicWish, { params: { id: open } })).body.state).toBe('refused')
    expect((await house.anyone.ask(plans.getPublicWish, { params: { id: hidden } })).status).toBe(404)
    // A refusal can be wrong; it begins again with a look.
    expect(
      (
        await clerk.ask(plans.reconsiderWish, {
          params: { id: open },
          body: { words: '市政同意由街道先办。' },
        })
      ).status,
    ).toBe(200)
    expect((await house.anyone.ask(plans.getPublicWish, { params: { id: open } })).status).toBe(404)
    await publish(house, open)
  })

  test('two clerks who decide at once: one does, the other is told where it stands', async () => {
    await tomorrow()
    const id = await suggest(house, chen)
    const answers = await Promise.all([
      clerk.ask(plans.publishWish, { params: { id }, body: { hiddenPhotoIds: [] } }),
      clerk.ask(plans.publishWish, { params: { id }, body: { hiddenPhotoIds: [] } }),
      clerk.ask(plans.askBack, { params: { id }, body: { words: '哪里？' } }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { refused } of answers.filter(({ status }) => status !== 200))
      expect(refused?.type).toBe('wish_elsewhere')
  })

  test('a photo that must stay back does, for good; one that is not there is no silent mistake', async () => {
    await tomorrow()
    const photoIds = [await keepWishPhoto(chen), await keepWishPhoto(chen)]
    const id = await suggest(house, chen, { photoIds })
    const hide = (hiddenPhotoIds: string[]) =>
      clerk.ask(plans.publishWish, { params: { id }, body: { hiddenPhotoIds } })
    expect((await hide([personId('尤书晏')])).status).toBe(404)
    expect((await hide([photoIds[0]!])).status).toBe(200)
    expect((await house.anyone.get(`/api/plans/public/wish-photos/${photoIds[0]}`)).status).toBe(404)
    expect((await house.anyone.get(`/api/plans/public/wish-photos/${photoIds[1]}`)).status).toBe(200)
    expect(
      (await house.anyone.ask(plans.getPublicWish, { params: { id } })).body.photos.map((photo) => photo.id),
    ).toEqual([photoIds[1]])
  })

  test('a round that was ended early takes nothing more; what still comes is for the next', async () => {
    await tomorrow()
    const [round] = (await clerk.ask(plans.listRounds)).body
    const close = () => clerk.ask(plans.closeRound, { params: { id: round!.id } })
    expect(
      (await (await house.as('乐文娟')).ask(plans.closeRound, { params: { id: round!.id } })).status,
    ).toBe(403)
    expect((await close()).status).toBe(200)
    expect((await close()).refused?.type).toBe('round_over')
    const id = await suggest(house, chen)
    expect((await mine(chen, id)).body.year).toBeNull()
    await tomorrow()
    await beginRound(house, { year: 2028, fromOn: '2026-06-01', lastOn: '2026-12-31' })
    expect((await mine(chen, id)).body.year).toBe(2028)
    expect(await categoryNamed(house, '住得安全')).toBe(round!.categories[0]!.id)
  })
})
