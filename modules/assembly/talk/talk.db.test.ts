import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../../platform/jobs/tick.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { aPoint, type Groups, openGroups, photograph, raise } from '../../../tests/support/assembly-talk.ts'
import { type Client, type House, openHouse, personId, placeId } from '../../../tests/support/house.ts'
import * as plans from '../../plans/contract.ts'
import { beginItem, finishItem } from '../contract/desk.ts'
import { endRun, wipeRun } from '../contract/run.ts'
import * as talk from '../contract/talk.ts'
import { minutesOf, pointsOf } from './index.ts'

let house: House
let groups: Groups
let convenor: Client
let recorder: Client
let clerk: Client

beforeAll(async () => {
  house = await openHouse()
  groups = await openGroups(house)
  convenor = await house.as('乐文娟')
  recorder = await house.as('沈砚秋')
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const params = () => ({ id: groups.online })
const say = (who: Client, words: string) => who.ask(talk.sayRemark, { params: params(), body: { words } })
const chat = async (who: Client, query: { since?: number; before?: number; limit?: number } = {}) =>
  (await who.ask(talk.listRemarks, { params: params(), query })).body

test('nobody speaks before the convenor gives the group the word, and a member cannot give it', async () => {
  const [one] = groups.members
  expect((await say(one!, '大家好')).refused?.type).toBe('talk_closed')
  expect((await one!.ask(talk.openTalk, { params: params() })).refused).toMatchObject({
    type: 'may_not_in_group',
    params: { who: 'convenor' },
  })
  expect((await convenor.ask(talk.openTalk, { params: params() })).refused).toBeNull()
  expect((await convenor.ask(talk.openTalk, { params: params() })).refused?.type).toBe('talk_open_already')
  expect((await say(one!, '大家好')).body.position).toBe(1)
})

test('what is said at the same second has one order, without a gap, and the same request twice says it once', async () => {
  const before = (await chat(convenor)).remarks.length
  await Promise.all(
    groups.members.flatMap((who, n) => [
      say(who, `第${n}人甲`),
      say(who, `第${n}人乙`),
      say(who, `第${n}人丙`),
    ]),
  )
  const key = { 'idempotency-key': 'the-same-remark' }
  const [one] = groups.members
  const twice = await Promise.all(
    [1, 2].map(() => one!.ask(talk.sayRemark, { params: params(), body: { words: '只说一次' } }, key)),
  )
  expect(twice[0]!.body).toEqual(twice[1]!.body)
  const { remarks } = await chat(convenor, { limit: 200 })
  expect(remarks.map((remark) => remark.position)).toEqual(
    Array.from({ length: before + 10 }, (_, n) => n + 1),
  )
  expect(new Set(remarks.map((remark) => remark.words)).size).toBe(before + 10)
})

test('whoever does not sit in the group neither reads nor writes it; the recorder and staff read it', async () => {
  for (const who of [groups.other, await house.as('解建国')]) {
    expect((await who.ask(talk.listRemarks, { params: params() })).status).toBe(404)
    expect((await who.ask(talk.getTalk, { params: params() })).status).toBe(404)
    expect((await say(who, '路过')).status).toBe(404)
    expect((await who.ask(talk.listPoints, { params: params() })).status).toBe(404)
    expect((await who.ask(talk.listPhotos, { params: params() })).status).toBe(404)
  }
  expect((await recorder.ask(talk.getTalk, { params: params() })).body.may).toEqual([
    'say',
    'raise',
    'raise_for',
    'write',
    'photograph',
  ])
  expect((await clerk.ask(talk.getTalk, { params: params() })).body.may).toContain('sort')
  expect((await say(clerk, '会务插话')).refused?.params).toEqual({ who: 'member' })
  expect((await house.anyone.ask(talk.listRemarks, { params: params() })).status).toBe(401)
  const lists = await Promise.all(
    [groups.members[0]!, groups.other, clerk].map((who) =>
      who.ask(talk.listTalks, { params: { id: groups.sessionId } }),
    ),
  )
  expect(lists.map(({ body }) => body.groups.map((group) => group.name))).toEqual([
    ['第一组'],
    ['第二组'],
    ['第一组', '第二组'],
  ])
})

test('one takes back one’s own words for two minutes; the mark stays, the words are gone from the database', async () => {
  const [one, two] = groups.members
  const said = (await say(one!, '我说错了这一句')).body
  expect((await two!.ask(talk.withdrawRemark, { params: { id: said.id } })).status).toBe(404)
  const { revision } = await chat(two!)
  expect((await one!.ask(talk.withdrawRemark, { params: { id: said.id } })).refused).toBeNull()
  expect((await one!.ask(talk.withdrawRemark, { params: { id: said.id } })).refused).toBeNull()
  const changed = await chat(two!, { since: revision })
  expect(changed.remarks).toMatchObject([{ id: said.id, words: null, withdrawn: true }])
  expect(await house.sql`select id from assembly.remark where words like '%说错了%'`).toEqual([])
  const late = (await say(one!, '这一句留着')).body
  house.clock.advance(120_001)
  expect((await one!.ask(talk.withdrawRemark, { params: { id: late.id } })).refused?.type).toBe(
    'too_late_to_withdraw',
  )
})

test('a remark is never edited, not even in the database, and goes only with its rehearsal', async () => {
  await expect(
    house.sql`update assembly.remark set words = '改过' where words = '这一句留着'`,
  ).rejects.toThrow('never edited')
  await expect(house.sql`delete from assembly.remark where words = '这一句留着'`).rejects.toThrow(
    'not removed',
  )
})

test('the convenor hides a remark with a reason: others see that and why, the author and staff still what it said', async () => {
  const [one, two] = groups.members
  const said = (await say(one!, '不合适的话')).body
  const hide = (who: Client) =>
    who.ask(talk.hideRemark, { params: { id: said.id }, body: { reason: '离题' } })
  expect((await hide(two!)).refused?.type).toBe('may_not_in_group')
  expect((await hide(convenor)).refused).toBeNull()
  const seenBy = async (who: Client) => (await chat(who)).remarks.at(-1)
  expect(await seenBy(two!)).toMatchObject({ words: null, hidden: { reason: '离题' } })
  for (const who of [one!, convenor, clerk])
    expect(await seenBy(who)).toMatchObject({ words: '不合适的话', hidden: { reason: '离题' } })
  expect((await convenor.ask(talk.showRemark, { params: { id: said.id } })).refused).toBeNull()
  expect(await seenBy(two!)).toMatchObject({ words: '不合适的话', hidden: null })
})

test('pages go back to the first remark without repeating or losing one', async () => {
  const all = (await chat(convenor, { limit: 200 })).remarks.map((remark) => remark.position)
  const read: number[] = []
  let before: number | undefined
  for (;;) {
    const page = await chat(convenor, { limit: 4, before })
    read.unshift(...page.remarks.map((remark) => remark.position))
    if (!page.earlier) break
    before = page.remarks[0]!.position
  }
  expect(read).toEqual(all)
  let since = 0
  const heard = new Set<number>()
  for (;;) {
    const page = await chat(convenor, { limit: 3, since })
    for (const remark of page.remarks) heard.add(remark.position)
    since = page.revision
    if (!page.more) break
  }
  expect([...heard].sort((a, b) => a - b)).toEqual(all)
})

test('a flood of remarks is told to wait', async () => {
  const [, , three] = groups.members
  house.clock.advance(61_000)
  const answers = []
  for (let n = 0; n < 21; n++) answers.push((await say(three!, `第${n}句`)).status)
  expect(answers).toEqual([...Array.from({ length: 20 }, () => 200), 429])
})

test('absurd remarks are refused', async () => {
  const [one] = groups.members
  for (const words of ['', '   ', '\n', 'x'.repeat(1_001), 'a\u0000b'])
    expect((await say(one!, words)).status).toBe(400)
  expect((await chat(one!, { before: 0 })).remarks).toBeUndefined()
})

test('a member raises a point of their own; only the recorder, the convenor and staff enter what another said', async () => {
  const [one, two] = groups.members
  const [oneId, twoId] = groups.memberIds
  const own = await raise(one!, groups.online, oneId!)
  const refused = await one!.ask(talk.raisePoint, { params: params(), body: aPoint(twoId!) })
  expect(refused.refused).toMatchObject({ type: 'may_not_in_group', params: { who: 'recorder' } })
  expect((await one!.ask(talk.raisePoint, { params: params(), body: aPoint(null) })).refused?.type).toBe(
    'may_not_in_group',
  )
  await raise(recorder, groups.online, twoId!, '第二位代表说的')
  await raise(recorder, groups.online, null, '全组都说的')
  const stranger = await recorder.ask(talk.raisePoint, { params: params(), body: aPoint(groups.otherId) })
  expect(stranger.refused?.type).toBe('not_of_session')
  const { body: points } = await two!.ask(talk.listPoints, { params: params() })
  expect(points.map((point) => [point.position, point.raisedBy?.id ?? null])).toEqual([
    [1, oneId],
    [2, twoId],
    [3, null],
  ])
  expect(points[0]).toMatchObject({ id: own, raisedBy: { of: '书带里' } })
})

test('a point keeps its words; striking it leaves it readable and takes it out of the count', async () => {
  const id = await raise(recorder, groups.online, null, '误记的一条')
  await expect(house.sql`update assembly.point set words = '改过' where id = ${id}`).rejects.toThrow(
    'keeps its words',
  )
  const counted = async () =>
    (
      await house.sql<{ n: number }>`select coalesce(sum(quantity), 0)::int as n from ledger.event
        where kind = 'assembly.point_raised'`
    )[0]!.n
  const before = await counted()
  const struck = await recorder.ask(talk.strikePoint, { params: { id }, body: { reason: '记错了' } })
  expect(struck.refused).toBeNull()
  expect(await counted()).toBe(before - 1)
  const again = await recorder.ask(talk.strikePoint, { params: { id }, body: { reason: '又一次' } })
  expect(again.refused?.type).toBe('point_elsewhere')
  const { body } = await recorder.ask(talk.listPoints, { params: params() })
  expect(body.find((point) => point.id === id)).toMatchObject({
    words: '误记的一条',
    struck: { reason: '记错了' },
  })
})

test('points of two groups are handled together and apart again, and none is lost', async () => {
  const mine = await raise(recorder, groups.online, null, '路灯太暗')
  const theirs = await raise(recorder, groups.onSite, null, '弄堂里看不清')
  const merge = (id: string, intoId: string, who = clerk) =>
    who.ask(talk.mergePoint, { params: { id }, body: { intoId } })
  expect((await merge(theirs, mine, recorder)).refused?.params).toEqual({ who: 'staff' })
  expect((await merge(mine, mine)).refused?.type).toBe('not_of_session')
  const crossing = await Promise.all([merge(theirs, mine), merge(mine, theirs)])
  expect(crossing.map(({ status }) => status).sort()).toEqual([200, 409])
  const { points } = (await clerk.ask(talk.listSessionPoints, { params: { id: groups.sessionId } })).body
  const [merged] = points.filter((point) => point.mergedInto !== null)
  const root = points.find((point) => point.id === merged!.mergedInto)!
  expect([root.merged, points.length]).toEqual([1, 6])
  expect((await merge(root.id, points[0]!.id)).refused?.type).toBe('point_has_others')
  expect((await clerk.ask(talk.separatePoint, { params: { id: merged!.id } })).refused).toBeNull()
  expect((await clerk.ask(talk.separatePoint, { params: { id: merged!.id } })).refused?.type).toBe(
    'point_elsewhere',
  )
  const [own, other] = await inTransaction(house.lilong, 'test', (tx) =>
    Promise.all([pointsOf(tx, groups.sessionId), pointsOf(tx, groups.runId)]),
  ).then(({ result }) => result)
  expect(own!.map((point) => [point.group.name, point.words]).at(-1)).toEqual(['第二组', '弄堂里看不清'])
  expect(own!.some((point) => point.struck)).toBe(false)
  expect(other).toEqual([])
})

test('a point goes on as a suggestion for the list, once, and only whoever may write down suggestions hands it on', async () => {
  const id = await raise(recorder, groups.online, null, '菜场门口装一排座椅')
  const hand = (who: Client) =>
    who.ask(talk.handPoint, {
      params: { id },
      body: { title: '菜场座椅', placeId: placeId('青藤里'), categoryId: null },
    })
  expect((await hand(convenor)).refused?.type).toBe('may_not_in_group')
  const { body, refused } = await hand(clerk)
  expect(refused).toBeNull()
  const wish = (await clerk.ask(plans.getWish, { params: { id: body.wishId } })).body
  expect(wish).toMatchObject({ title: '菜场座椅', channel: 'meeting' })
  expect((await hand(clerk)).refused?.type).toBe('point_elsewhere')
})

test('minutes are kept in versions; who wrote after an old one is told, and nobody confirms their own', async () => {
  const write = (who: Client, words: string, after: number) =>
    who.ask(talk.writeMinutes, { params: params(), body: { words, after } })
  const confirm = (who: Client, version: number) =>
    who.ask(talk.confirmMinutes, { params: params(), body: { version } })
  expect((await write(groups.members[0]!, '我来写', 0)).refused?.params).toEqual({ who: 'recorder' })
  const both = await Promise.all([write(recorder, '第一稿甲', 0), write(convenor, '第一稿乙', 0)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  expect((await write(convenor, '召集人改的一稿', 1)).body.version).toBe(2)
  expect((await confirm(convenor, 2)).refused?.type).toBe('own_minutes')
  expect((await write(recorder, '记录人的定稿', 2)).body.version).toBe(3)
  expect((await confirm(recorder, 3)).refused?.params).toEqual({ who: 'convenor' })
  expect((await confirm(convenor, 2)).refused?.type).toBe('stale_version')
  expect((await confirm(convenor, 3)).refused).toBeNull()
  expect((await confirm(convenor, 3)).refused?.type).toBe('confirmed_already')
  const { body } = await groups.members[0]!.ask(talk.getMinutes, { params: params(), query: { version: 2 } })
  expect(body.minutes?.words).toBe('召集人改的一稿')
  expect(body.versions.map((one) => [one.version, one.confirmedBy?.name ?? null])).toEqual([
    [3, '乐文娟'],
    [2, null],
    [1, null],
  ])
  await expect(house.sql`update assembly.minutes set words = '改' where version = 3`).rejects.toThrow(
    'never changed',
  )
  const { result } = await inTransaction(house.lilong, 'test', (tx) => minutesOf(tx, groups.online))
  expect(result?.words).toBe('记录人的定稿')
})

test('photos are seen by the group only, and whoever took one or keeps order takes it away', async () => {
  const [one, two] = groups.members
  const kept = await photograph(one!, groups.online, '第一组正在讨论')
  expect(kept.status).toBe(200)
  const path = `/api/assembly/photos/${kept.body.id}?width=320`
  expect((await two!.get(path)).headers.get('content-type')).toBe('image/jpeg')
  expect((await groups.other.get(path)).status).toBe(404)
  expect((await house.anyone.get(path)).status).toBe(401)
  expect((await two!.ask(talk.removePhoto, { params: { id: kept.body.id } })).refused?.type).toBe(
    'may_not_in_group',
  )
  const liar = await one!.upload(`/api/assembly/groups/${groups.online}/photos`, [
    { name: 'a.jpg', content: 'no picture', type: 'image/jpeg' },
  ])
  expect(liar.status).toBe(415)
  expect((await one!.ask(talk.removePhoto, { params: { id: kept.body.id } })).refused).toBeNull()
  expect((await two!.get(path)).status).toBe(404)
  await tick(house.lilong)
  expect(await house.sql`select id from platform.file where id = ${kept.body.id}`).toEqual([])
})

test('an item of deliberation gives every silent group the word and takes back what it gave', async () => {
  const opens = async () =>
    (await clerk.ask(talk.listTalks, { params: { id: groups.sessionId } })).body.groups.map(
      (group) => group.openSince !== null,
    )
  expect(await opens()).toEqual([true, false])
  const item = { params: { id: groups.itemId } }
  expect((await clerk.ask(beginItem, item)).refused).toBeNull()
  expect(await opens()).toEqual([true, true])
  const { body } = await clerk.ask(talk.getTalk, { params: { id: groups.onSite } })
  expect(body.times).toMatchObject([{ item: '审议实事项目', closedAt: null }])
  expect((await clerk.ask(finishItem, item)).refused).toBeNull()
  expect(await opens()).toEqual([true, false])
})

test('a rehearsal leaves nothing of what was said, raised, written and photographed, and no figure', async () => {
  const dry = await openGroups(house, { members: 1, run: 'rehearsal', from: 250 })
  const [one] = dry.members
  await convenor.ask(talk.openTalk, { params: { id: dry.online } })
  await one!.ask(talk.sayRemark, { params: { id: dry.online }, body: { words: '试一试' } })
  const point = await raise(one!, dry.online, dry.memberIds[0]!)
  const second = await raise(one!, dry.online, dry.memberIds[0]!)
  await clerk.ask(talk.mergePoint, { params: { id: second }, body: { intoId: point } })
  const handed = await clerk.ask(talk.handPoint, {
    params: { id: point },
    body: { title: '试', placeId: placeId('青藤里'), categoryId: null },
  })
  expect(handed.refused?.type).toBe('only_rehearsed')
  await recorder.ask(talk.writeMinutes, { params: { id: dry.online }, body: { words: '试写', after: 0 } })
  const photo = await photograph(one!, dry.online)
  expect((await clerk.ask(endRun, { params: { id: dry.runId } })).refused).toBeNull()
  expect((await clerk.ask(talk.getTalk, { params: { id: dry.online } })).body).toMatchObject({
    openSince: null,
    remarks: 0,
    points: 0,
  })
  expect((await clerk.ask(wipeRun, { params: { id: dry.runId } })).refused).toBeNull()
  await tick(house.lilong)
  for (const rows of [
    await house.sql`select id from assembly.talk where run_id = ${dry.runId}`,
    await house.sql`select id from assembly.remark where run_id = ${dry.runId}`,
    await house.sql`select id from assembly.point where run_id = ${dry.runId}`,
    await house.sql`select id from assembly.minutes where run_id = ${dry.runId}`,
    await house.sql`select id from platform.file where id = ${photo.body.id}`,
    await house.sql`select id from ledger.event where subject_id in (${point}, ${second}) and quantity is not null`,
  ])
    expect(rows).toEqual([])
})

test('after the day minutes and points are still written, but nobody speaks; nothing of it is there before a run', async () => {
  await house.sql`update assembly.run set ended_at = ${house.clock.now()}, ended_by = ${personId('尤书晏')}
    where id = ${groups.runId}`
  expect((await say(groups.members[0]!, '散会以后')).refused?.type).toBe('no_run')
  await raise(recorder, groups.online, null, '会后补记的一条')
  const early = await openGroups(house, { members: 1, from: 240 })
  await house.sql`delete from assembly.run where id = ${early.runId}`
  const answer = await early.members[0]!.ask(talk.raisePoint, {
    params: { id: early.online },
    body: aPoint(early.memberIds[0]!),
  })
  expect(answer.refused?.type).toBe('no_run')
})
