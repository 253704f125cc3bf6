import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type House, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  beginRound,
  estimate,
  neighbour,
  nextDay,
  nominate,
  publish,
  settle,
  suggest,
  toldTo,
} from '../../../tests/support/wishes.ts'
import * as plans from '../contract.ts'

let house: House
let clerk: Client
let author: Client
let others: Client[]

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-09T09:00:00+08:00' })
  clerk = await house.as('尤书晏')
  await beginRound(house)
  author = await neighbour(house, 1)
  others = []
  for (const n of [2, 3, 4, 5]) others.push(await neighbour(house, n, n % 2 === 0 ? '鸣鹤坊' : '书带里'))
})
afterAll(() => house.close())
const tomorrow = () => nextDay(house, '尤书晏', '乐文娟')

const open = async (title: string, words = title) => {
  const id = await suggest(house, author, { title, words })
  await publish(house, id)
  return id
}
const give = (who: Client, id: string) => who.ask(plans.supportWish, { params: { id } })
const takeBack = (who: Client, id: string) => who.ask(plans.takeSupportBack, { params: { id } })
const look = async (id: string) => (await house.anyone.ask(plans.getPublicWish, { params: { id } })).body
const merge = (id: string, intoId: string) => clerk.ask(plans.mergeWish, { params: { id }, body: { intoId } })
const separate = (id: string) => clerk.ask(plans.unmergeWish, { params: { id } })
/** What the ledger says of one suggestion, persons only. */
const counted = async (id: string) =>
  (
    await house.sql<{ n: number }>`
      select coalesce(sum(quantity), 0)::integer as n from ledger.event
      where kind = 'plans.wish_supported' and data->>'wish' = ${id} and measure = '人'`
  )[0]!.n

describe('support', () => {
  test('a double click, two devices and a repeated request are one support', async () => {
    const id = await open('在车棚里装灭火器')
    const phone = others[0]!
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(phone, id)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(answers.every(({ body }) => body.supports === 1 && body.isSupported)).toBe(true)
    expect((await look(id)).supports).toBe(1)
    expect(await counted(id)).toBe(1)
    expect((await look(id)).byNeighbourhood).toEqual([
      { place: { id: placeId('鸣鹤坊'), name: '鸣鹤坊' }, supports: 1 },
    ])
  })

  test('is taken back freely, given again, and leaves no trace of who it was', async () => {
    const id = await open('在转角装一面反光镜')
    const who = others[1]!
    const me = (await who.get<{ personId: string }>('/api/identity/resident')).body.personId
    await give(who, id)
    await Promise.all([takeBack(who, id), takeBack(who, id)])
    expect((await look(id)).supports).toBe(0)
    expect(await counted(id)).toBe(0)
    await give(who, id)
    expect(await counted(id)).toBe(1)
    await takeBack(who, id)
    const events = await house.sql<{ actor_id: string | null; person_id: string | null }>`
      select actor_id, person_id from ledger.event where kind = 'plans.wish_supported' and data->>'wish' = ${id}`
    expect(events).toHaveLength(4)
    expect(events.every((event) => event.actor_id === null && event.person_id === null)).toBe(true)
    expect(JSON.stringify(await house.sql`select * from plans.wish_support where person_id = ${me}`)).toBe(
      '[]',
    )
  })

  test('counts human beings: two rows that turn out to be one person are one support', async () => {
    await tomorrow()
    const id = await open('给楼道换感应灯')
    await give(others[0]!, id)
    await give(others[1]!, id)
    expect((await look(id)).supports).toBe(2)
    const [a, b] = await Promise.all(
      [others[0]!, others[1]!].map(
        async (who) => (await who.get<{ personId: string }>('/api/identity/resident')).body.personId,
      ),
    )
    await house.sql`update people.person set alias_of = ${a!} where id = ${b!}`
    try {
      expect((await look(id)).supports).toBe(1)
      // Under either row it is supported already, and under either it can be taken back.
      expect((await give(others[1]!, id)).body).toEqual({ supports: 1, isSupported: true })
      expect((await takeBack(others[1]!, id)).body).toEqual({ supports: 0, isSupported: false })
      expect((await give(others[0]!, id)).body.supports).toBe(1)
    } finally {
      await house.sql`update people.person set alias_of = null where id = ${b!}`
    }
  })

  test('is not given to one’s own, to what is not public, nor after the list was decided', async () => {
    await tomorrow()
    const waiting = await suggest(house, author)
    expect((await give(others[0]!, waiting)).status).toBe(404)
    const id = await open('给晒台修栏杆')
    expect((await give(author, id)).refused?.type).toBe('own_wish')
    expect((await give(await house.as('乐文娟'), id)).status).toBe(403)
    await clerk.ask(plans.refuseWish, {
      params: { id },
      body: { reason: 'no_room', words: '栏杆外是公共通道。' },
    })
    expect((await give(others[0]!, id)).refused?.type).toBe('support_over')
  })

  test('counted by hand in a meeting stands apart, is one event, and is never added to the persons', async () => {
    await tomorrow()
    const id = await open('在小花园放几张椅子')
    await give(others[0]!, id)
    const secretary = await house.as('乐文娟')
    const crowd = (who: Client, happenedOn: string) =>
      who.ask(plans.addCrowd, {
        params: { id },
        body: { count: 23, way: 'meeting', placeId: placeId('书带里'), happenedOn },
      })
    expect((await crowd(secretary, '2027-01-01')).refused?.type).toBe('day_in_future')
    expect((await crowd(secretary, '2026-03-10')).status).toBe(200)
    expect(await look(id)).toMatchObject({ supports: 1, crowd: 23 })
    const events = await house.sql<{ quantity: number; measure: string }>`
      select quantity, measure from ledger.event where kind = 'plans.wish_supported' and data->>'wish' = ${id} order by seq`
    expect(events).toEqual([
      { quantity: 1, measure: '人' },
      { quantity: 23, measure: '人次' },
    ])
  })
})

describe('merging', () => {
  test('unites supports without counting anybody twice, tells followers, and is taken back whole', async () => {
    await tomorrow()
    const one = await open('弄堂口路灯坏了', '弄堂口的路灯坏了，晚上看不见。')
    const two = await open('弄堂口装一盏灯', '希望在弄堂口装路灯，老人晚上不敢出门。')
    for (const who of [others[0]!, others[1]!]) await give(who, one)
    for (const who of [others[1]!, others[2]!]) await give(who, two)
    await settle(house)
    await others[3]!.ask(plans.followWish, { params: { id: two } })
    const alike = (await clerk.ask(plans.listAlike, { params: { id: two } })).body
    expect(alike.map(({ id }) => id)).toContain(one)
    expect((await merge(two, two)).refused?.type).toBe('merge_into_itself')
    expect((await merge(two, one)).status).toBe(200)
    expect(await look(one)).toMatchObject({ supports: 3, voices: 2 })
    expect(await look(two)).toMatchObject({ state: 'merged', mergedInto: { id: one }, supports: 3 })
    const listed = (await house.anyone.ask(plans.listPublicWishes, { query: {} })).body.wishes.map(
      ({ id }) => id,
    )
    expect(listed).toContain(one)
    expect(listed).not.toContain(two)
    expect((await toldTo(house, others[3]!))[0]).toMatchObject({
      title: '“弄堂口装一盏灯”和同类建议合并了',
      opens: `/wishes/${one}`,
    })
    // Whoever followed what was merged hears of what comes later; whoever supported only, does not.
    await nominate(house, one)
    expect((await toldTo(house, others[3]!))[0]?.title).toBe('“弄堂口路灯坏了”成了候选项目')
    expect(await toldTo(house, others[2]!)).toEqual([])
    // Support goes to whichever speaks for the group, by whichever address it is given.
    expect((await give(others[0]!, two)).body).toEqual({ supports: 3, isSupported: true })
    expect((await takeBack(others[1]!, two)).body).toEqual({ supports: 2, isSupported: false })
    expect((await give(others[3]!, two)).body.supports).toBe(3)
    expect((await separate(two)).status).toBe(200)
    expect((await separate(two)).refused?.type).toBe('not_merged')
    expect(await look(two)).toMatchObject({ state: 'published', mergedInto: null, supports: 1, voices: 1 })
    expect(await look(one)).toMatchObject({ state: 'candidate', supports: 2, voices: 1 })
    expect((await toldTo(house, others[3]!))[0]?.title).toBe('“弄堂口装一盏灯”恢复为单独一条')
  })

  test('goes on through another merger, and comes back with what had been merged before', async () => {
    await tomorrow()
    const [a, b, c] = [await open('修南门的坡道'), await open('南门坡道太陡'), await open('南门口上下不便')]
    await give(others[0]!, a)
    await give(others[0]!, b)
    await give(others[1]!, c)
    await merge(a, b)
    expect((await merge(c, a)).refused?.type).toBe('not_mergeable')
    await merge(b, c)
    expect(await look(c)).toMatchObject({ voices: 3, supports: 2 })
    expect((await look(a)).mergedInto?.id).toBe(c)
    await separate(b)
    expect(await look(b)).toMatchObject({ voices: 2, supports: 1 })
    expect((await look(a)).mergedInto?.id).toBe(b)
    expect(await look(c)).toMatchObject({ voices: 1, supports: 1 })
  })

  test('two mergers against each other at once: no circle, and one is told', async () => {
    await tomorrow()
    const [a, b] = [await open('东门加一道扶手'), await open('东门要扶手')]
    const answers = await Promise.all([merge(a, b), merge(b, a)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const states = [(await look(a)).state, (await look(b)).state].sort()
    expect(states).toEqual(['merged', 'published'])
  })

  test('while people support: everybody is counted once, whatever came first', async () => {
    await tomorrow()
    const [a, b] = [await open('北门种几棵树'), await open('北门太晒，想种树')]
    await Promise.all([
      ...others.map((who) => give(who, a)),
      merge(a, b),
      ...others.map((who) => give(who, b)),
      ...others.map((who) => give(who, a)),
    ])
    expect(await look(b)).toMatchObject({ supports: others.length, voices: 2 })
    await separate(a)
    const [left, right] = [await look(a), await look(b)]
    expect(left.supports).toBeGreaterThanOrEqual(0)
    expect(left.supports + right.supports).toBeGreaterThanOrEqual(others.length)
  })
})

describe('splitting', () => {
  test('gives the second matter a page; the first keeps its words and its support, followers follow both', async () => {
    await tomorrow()
    const id = await open('修路和通公交', '小区门口的路坑坑洼洼，另外希望公交能停一站。')
    await give(others[0]!, id)
    await others[3]!.ask(plans.followWish, { params: { id } })
    const part = await clerk.ask(plans.splitWish, {
      params: { id },
      body: {
        title: '公交停一站',
        words: '希望公交能停一站。',
        categoryId: (await look(id)).category!.id,
        placeId: placeId('云樟路'),
      },
    })
    expect(part.status).toBe(200)
    expect(await look(id)).toMatchObject({ words: expect.stringContaining('坑坑洼洼'), supports: 1 })
    expect(await look(part.body.id)).toMatchObject({ title: '公交停一站', supports: 0, state: 'published' })
    const mine = await author.ask(plans.getMyWish, { params: { id: part.body.id } })
    expect(mine.body).toMatchObject({ isMine: true, isFollowed: true })
    expect((await toldTo(house, others[3]!)).map(({ title }) => title)).toContain(
      '“修路和通公交”里的另一件事单列了',
    )
    const others3 = await others[3]!.ask(plans.getMyWish, { params: { id: part.body.id } })
    expect(others3.body).toMatchObject({ isMine: false, isFollowed: true })
  })
})

describe('following', () => {
  test('is one’s own affair, over the whole group, and ends when one says so', async () => {
    await tomorrow()
    const id = await open('给健身器材加个棚')
    const who = others[2]!
    expect((await who.ask(plans.followWish, { params: { id } })).body.isFollowed).toBe(true)
    expect((await who.ask(plans.followWish, { params: { id } })).body.isFollowed).toBe(true)
    expect(
      (await who.ask(plans.listMyWishes, { query: { show: 'followed' } })).body.wishes.map((wish) => wish.id),
    ).toContain(id)
    expect((await who.ask(plans.unfollowWish, { params: { id } })).body.isFollowed).toBe(false)
    await nominate(house, id, estimate('健身器材加棚', 1, '处'))
    expect((await toldTo(house, who)).map(({ title }) => title)).not.toContain(
      '“给健身器材加个棚”成了候选项目',
    )
  })
})

describe('similar ones', () => {
  test('are found while writing, near home first, and never what is not public', async () => {
    await tomorrow()
    const far = await suggest(house, author, {
      title: '车棚里装充电桩',
      words: '电瓶车没地方充电。',
      place: '泊岸花园小区',
    })
    const near = await suggest(house, author, {
      title: '车棚里装充电桩',
      words: '电瓶车没地方充电。',
      place: '墨耕里',
    })
    await publish(house, far, near)
    await suggest(house, author, { title: '车棚里多装充电桩', words: '还没有人看过的一条。' })
    const found = (
      await others[1]!.ask(plans.findSimilar, {
        query: { text: '希望车棚装几个充电桩', placeId: placeId('青藤里') },
      })
    ).body
    expect(found.map(({ id }) => id).slice(0, 2)).toEqual([near, far])
    expect(found.map(({ title }) => title)).not.toContain('车棚里多装充电桩')
    expect((await others[1]!.ask(plans.findSimilar, { query: { text: '希望街道能否解决' } })).body).toEqual(
      [],
    )
  })
})
