import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type House, officeId, openHouse } from '../../../tests/support/house.ts'
import { accept, headOf, nobodyElse, release, submit } from '../../../tests/support/plans.ts'
import {
  beginRound,
  estimate,
  keepWishPhoto,
  neighbour,
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
let follower: Client
let roundId: string

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-09T09:00:00+08:00' })
  clerk = await house.as('尤书晏')
  roundId = await beginRound(house)
  author = await neighbour(house, 1)
  follower = await neighbour(house, 2, '鸣鹤坊')
})
afterAll(() => house.close())

const text = '一、住得安全\n1、为住宅小区新装充电桩180个。\n2、整修楼道24处。'
const draftOf = async (source = text) => (await clerk.ask(plans.readText, { body: { text: source } })).body
const write = (
  id: string,
  draftId: string,
  words = '在弄堂口和转弯处加装路灯12盏。',
  category: string | null = '住得安全',
) => clerk.ask(plans.draftCandidate, { params: { id }, body: { draftId, text: words, category } })
const getDraft = async (id: string) => (await clerk.ask(plans.getDraft, { params: { id } })).body
const candidates = async (query: { roundId?: string; planId?: string }) =>
  (await clerk.ask(plans.listCandidates, { query })).body
const confirm = (links: { candidateId: string; projectId: string; targetId: string | null }[]) =>
  clerk.ask(plans.confirmAdoption, { body: { links } })
const look = async (id: string) => (await house.anyone.ask(plans.getPublicWish, { params: { id } })).body
const adopt = async (draftId: string, year: number) => {
  const draft = await getDraft(draftId)
  const saved = await clerk.ask(plans.saveDraft, {
    params: { id: draftId },
    body: { version: draft.version, content: { ...draft.content, title: `${year}年实事项目`, year } },
  })
  const answer = await clerk.ask(plans.adoptDraft, {
    params: { id: draftId },
    body: { version: saved.body.version, adoptedOn: '2026-03-09', basis: '社区代表会议通过' },
  })
  if (answer.refused) throw new Error(JSON.stringify(answer.refused))
  return answer.body.planId
}

describe('from a suggestion to the photo', () => {
  test('the thread is walked from either end: suggestion, candidate, paragraph, adopted number, record, photo', async () => {
    const photoId = await keepWishPhoto(author)
    const id = await suggest(house, author, { photoIds: [photoId] })
    const twin = await suggest(house, follower, { title: '弄堂口太黑', words: '晚上弄堂口没有灯。' })
    await publish(house, id, twin)
    await clerk.ask(plans.mergeWish, { params: { id: twin }, body: { intoId: id } })
    await settle(house)
    const candidateId = await nominate(house, id)
    await settle(house)
    const first = await draftOf()
    const wrote = await write(candidateId, first.draftId)
    expect(wrote.status).toBe(200)
    const draft = await getDraft(first.draftId)
    const item = draft.content.items.find((one) => one.id === wrote.body.itemId)!
    expect(item).toMatchObject({
      number: '3',
      category: '住得安全',
      part: 'project',
      title: '弄堂口加装路灯',
    })
    // Its number is read as the reader reads any, and stands where it says, in the text and in the source.
    const [quantity] = item.quantities
    expect(quantity).toMatchObject({ quoted: '12盏', value: 12, unit: '盏', isTarget: true })
    expect(item.text.slice(quantity!.start, quantity!.end)).toBe('12盏')
    expect(draft.source.slice(quantity!.sourceStart!, quantity!.sourceEnd!)).toBe('12盏')
    expect((await look(id)).state).toBe('listed')

    // The next stage, other words, another place in the list: it still knows where it came from.
    const copy = await clerk.ask(plans.copyDraft, {
      params: { id: first.draftId },
      body: { stage: 'voting' },
    })
    const next = await getDraft(copy.body.draftId)
    const changed = next.content.items.map((one) =>
      one.id === item.id
        ? {
            ...one,
            text: '补齐弄堂口路灯15盏。',
            quantities: one.quantities.map((q) => ({
              ...q,
              quoted: '15盏',
              value: 15,
              start: 7,
              end: 10,
              sourceStart: null,
              sourceEnd: null,
            })),
          }
        : one,
    )
    const saved = await clerk.ask(plans.saveDraft, {
      params: { id: copy.body.draftId },
      body: { version: next.version, content: { ...next.content, items: changed.toReversed() } },
    })
    expect(saved.status).toBe(200)
    const planId = await adopt(copy.body.draftId, 2026)

    // Nothing is linked, and nobody told, before a person has said so.
    const [candidate] = await candidates({ planId })
    expect(candidate).toMatchObject({
      project: null,
      state: 'listed',
      proposed: { text: '补齐弄堂口路灯15盏。' },
    })
    expect((await toldTo(house, author))[0]?.title).toContain('写进了清单文稿')
    expect((await clerk.ask(plans.getWishesWaiting)).body.toConfirm).toBe(1)
    const { projectId, targets } = candidate!.proposed!
    const link = { candidateId, projectId, targetId: targets[0]!.id }
    const wrong = (await clerk.ask(plans.listProjects, { params: { id: planId }, query: {} })).body.find(
      (project) => project.id !== projectId,
    )!
    expect((await confirm([{ ...link, targetId: wrong.targets[0]!.id }])).refused?.type).toBe('not_in_plan')
    expect((await confirm([link, link])).status).toBe(400)
    const both = await Promise.all([confirm([link]), confirm([link])])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await toldTo(house, author))[0]).toMatchObject({
      title: '“在弄堂口装一盏路灯”列入了实事项目',
      text: '表决通过，成为实事项目第 3 项“弄堂口加装路灯”。',
      opens: `/wishes/${id}`,
    })
    expect((await toldTo(house, follower))[0]?.title).toBe('“在弄堂口装一盏路灯”列入了实事项目')

    // From the project back to the suggestions, for staff and for everybody.
    const behind = await (await house.as('乐文娟')).ask(plans.listWishesOfProject, {
      params: { id: projectId },
    })
    expect(behind.body).toMatchObject({ voices: 2, wishes: [{ id }] })
    const inPublic = await house.anyone.ask(plans.listWishesBehind, { params: { id: planId } })
    expect(inPublic.body).toMatchObject([{ projectId, voices: 2, wishes: [{ id }] }])
    expect(JSON.stringify(inPublic.body)).not.toContain('邻居')

    // Done by steps: begun with the first accepted record, public with its release, done when the number is reached.
    await clerk.ask(plans.assignProject, {
      params: { id: projectId },
      body: { ...nobodyElse, version: 1, leadOfficeId: officeId('管理办') },
    })
    const targetId = targets[0]!.id
    const one = await submit(house, '乐文娟', targetId, { quantity: 9, happenedOn: '2026-03-05' })
    await accept(house, headOf('管理办'), one)
    expect((await toldTo(house, author))[0]?.title).toBe('“在弄堂口装一盏路灯”动工了')
    expect((await look(id)).became).toMatchObject({
      projectId,
      targets: [{ isIts: true, figure: { done: null } }],
      deeds: [],
    })
    await release(house, '沈砚秋', planId, one)
    await house.lilong.jobs.drain()
    const begun = await look(id)
    expect(begun.state).toBe('under_way')
    expect(begun.became).toMatchObject({ number: '3', targets: [{ quoted: '15盏', figure: { done: 9 } }] })
    const photo = begun.became!.deeds[0]!.photoIds[0]!
    expect((await house.anyone.get(`/api/plans/public/photos/${photo}`)).status).toBe(200)
    const two = await submit(house, '乐文娟', targetId, { quantity: 6, happenedOn: '2026-03-07' })
    await accept(house, headOf('管理办'), two)
    await house.lilong.jobs.drain()
    expect((await look(id)).state).toBe('under_way')
    await release(house, '沈砚秋', planId, two)
    expect((await toldTo(house, author))[0]).toMatchObject({
      title: '“在弄堂口装一盏路灯”办成了',
      opens: `/wishes/${id}`,
    })
    expect((await look(id)).state).toBe('done')
    expect((await toldTo(house, follower))[0]?.title).toContain('办成了')
    // The merged one leads there too.
    expect((await look(twin)).became?.projectId).toBe(projectId)

    // What is taken back is said to be not done.
    await (await house.as(headOf('管理办'))).ask(plans.reverseRecord, {
      params: { id: two },
      body: { reason: 'not_done' },
    })
    expect((await toldTo(house, author))[0]?.title).toBe('“在弄堂口装一盏路灯”还在继续办')
    expect((await look(id)).state).toBe('under_way')
    const told = (await toldTo(house, author)).length
    await house.lilong.jobs.drain()
    expect((await toldTo(house, author)).length).toBe(told)
  })

  test('each step is told once and rings only where it must', async () => {
    const texts = (await house.texts())
      .filter(({ phone }) => phone === '19700000001')
      .map((sent) => sent.text)
    expect(texts.filter((sent) => sent.includes('列入了实事项目'))).toHaveLength(1)
    expect(texts.filter((sent) => sent.includes('动工'))).toHaveLength(0)
  })
})

describe('candidates', () => {
  const fresh = async (title: string) => {
    const id = await suggest(house, await neighbour(house, 10 + title.length), { title, words: title })
    await publish(house, id)
    return id
  }

  test('are estimated in whole, corrected by one at a time, and put in order without losing one', async () => {
    const id = await fresh('给自行车棚装门禁')
    const ask = (more: object) =>
      clerk.ask(plans.nominateWish, { params: { id }, body: { ...estimate(), ...more } })
    expect((await ask({ unit: null })).refused?.type).toBe('value_needs_unit')
    expect((await ask({ value: -3 })).refused?.type).toBe('value_needs_unit')
    expect((await ask({ leadOfficeId: roundId })).status).toBe(404)
    expect(
      (await (await house.as('乐文娟')).ask(plans.nominateWish, { params: { id }, body: estimate() })).status,
    ).toBe(403)
    const both = await Promise.all([ask({}), ask({})])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const candidateId = both.find(({ status }) => status === 200)!.body.id
    const correct = (version: number, value = 20) =>
      clerk.ask(plans.estimateCandidate, {
        params: { id: candidateId },
        body: { ...estimate('车棚门禁', value, '处'), version },
      })
    const races = await Promise.all([correct(1, 8), correct(1, 9)])
    expect(races.map(({ status }) => status).sort()).toEqual([200, 412])
    const other = await nominate(house, await fresh('给晾衣架换新的'), estimate('更换晾衣架', 30, '组'))
    const list = (await candidates({ roundId })).map((candidate) => candidate.id)
    const order = (candidateIds: string[]) =>
      clerk.ask(plans.orderCandidates, { params: { id: roundId }, body: { candidateIds } })
    expect((await order(list.slice(1))).refused?.type).toBe('order_stale')
    expect((await order([other, ...list.filter((one) => one !== other)])).status).toBe(200)
    expect((await candidates({ roundId }))[0]?.id).toBe(other)
    expect((await candidates({ roundId }))[0]).toMatchObject({ budgetFen: 3_600_000, value: 30, unit: '组' })
  })

  test('that are refused leave the comparison, and may come back', async () => {
    const id = await fresh('在河边装健身器材')
    const candidateId = await nominate(house, id, estimate('河边健身器材', 2, '处'))
    await clerk.ask(plans.refuseWish, {
      params: { id },
      body: { reason: 'no_room', words: '河岸归水务部门，不能动土。' },
    })
    expect((await candidates({ roundId })).map((one) => one.id)).not.toContain(candidateId)
    expect((await write(candidateId, (await draftOf()).draftId)).status).toBe(404)
    await clerk.ask(plans.reconsiderWish, { params: { id }, body: { words: '水务部门同意了。' } })
    await publish(house, id)
    expect(await nominate(house, id, estimate('河边健身器材', 1, '处'))).not.toBe(candidateId)
  })

  test('are written into a draft as one paragraph, not into an adopted one, and never past somebody who edits it', async () => {
    const candidateId = await nominate(house, await fresh('弄堂里加消防栓'), estimate('加消防栓', 6, '处'))
    const { draftId } = await draftOf()
    const two = '1、加消防栓6处。\n2、换灭火器30具。'
    // Written, taken out again while nothing is voted, and written once more.
    expect((await write(candidateId, draftId, '加消防栓。')).status).toBe(200)
    await clerk.ask(plans.undraftCandidate, { params: { id: candidateId }, body: { words: '写错了。' } })
    expect((await getDraft(draftId)).content.items.map((item) => item.text)).not.toContain('加消防栓。')
    expect(two).toContain('\n')
    const before = await getDraft(draftId)
    const wrote = await write(candidateId, draftId, '在弄堂里加装消防栓6处。')
    expect(wrote.status).toBe(200)
    expect((await write(candidateId, draftId)).refused?.type).toBe('wish_elsewhere')
    // Whoever had it open is told that it changed.
    const late = await clerk.ask(plans.saveDraft, {
      params: { id: draftId },
      body: { version: before.version, content: before.content },
    })
    expect(late.refused?.type).toBe('stale_version')
    await adopt(draftId, 2027)
    const other = await nominate(house, await fresh('给门卫室装空调'), estimate('门卫室空调', 3, '台'))
    expect((await write(other, draftId, '为门卫室装空调3台。')).refused?.type).toBe('plan_adopted')
    // The one that got in is proposed; said to be not in the list, it stays a candidate for another year.
    expect((await candidates({ roundId })).find((one) => one.id === candidateId)?.proposed?.text).toContain(
      '消防栓6处',
    )
    const back = await clerk.ask(plans.undraftCandidate, {
      params: { id: candidateId },
      body: { words: '今年先办路灯。' },
    })
    expect(back.status).toBe(200)
    expect((await candidates({ roundId })).find((one) => one.id === candidateId)).toMatchObject({
      state: 'candidate',
      proposed: null,
      draftId: null,
    })
  })

  test('whose paragraph was left out of the text are not proposed for anything', async () => {
    const candidateId = await nominate(house, await fresh('给信箱换锁'), estimate('更换信箱', 40, '组'))
    const { draftId } = await draftOf()
    const wrote = await write(candidateId, draftId, '更换信箱40组。')
    const draft = await getDraft(draftId)
    const items = draft.content.items.map((item) =>
      item.id === wrote.body.itemId ? { ...item, part: 'left_out' as const } : item,
    )
    await clerk.ask(plans.saveDraft, {
      params: { id: draftId },
      body: { version: draft.version, content: { ...draft.content, items } },
    })
    const planId = await adopt(draftId, 2028)
    const [left] = await candidates({ planId })
    expect(left).toMatchObject({ id: candidateId, state: 'listed', proposed: null, project: null })
    // The clerk may know better: the matter came in under other words.
    const [project] = (await clerk.ask(plans.listProjects, { params: { id: planId }, query: {} })).body
    expect((await confirm([{ candidateId, projectId: project!.id, targetId: null }])).status).toBe(200)
    await clerk.ask(plans.moveProject, {
      params: { id: project!.id },
      body: { act: 'stop', reason: '施工队撤场，重新招标。' },
    })
    await house.lilong.jobs.drain()
    expect((await look(left!.wishId)).state).toBe('stopped')
    await clerk.ask(plans.moveProject, { params: { id: project!.id }, body: { act: 'resume' } })
    await house.lilong.jobs.drain()
    expect((await look(left!.wishId)).state).toBe('under_way')
  })
})

describe('passing on', () => {
  test('to a project under way the suggestion follows it; to somebody else it ends with words; never to a project of no adopted list', async () => {
    const [plan] = (await clerk.ask(plans.listPlans)).body.filter((one) => one.adoptedOn)
    const [project] = (await clerk.ask(plans.listProjects, { params: { id: plan!.id }, query: {} })).body
    const who = await neighbour(house, 40)
    const [one, two] = [
      await suggest(house, who, { title: '楼道该刷了' }),
      await suggest(house, who, { title: '地铁太挤' }),
    ]
    const move = (id: string, body: { projectId: string | null; targetId: string | null; words: string }) =>
      clerk.ask(plans.moveWishOn, { params: { id }, body })
    const words = '今年已经安排，六月轮到您家小区。'
    expect((await move(one, { projectId: roundId, targetId: null, words })).refused?.type).toBe('not_in_plan')
    expect((await move(one, { projectId: null, targetId: roundId, words })).refused?.type).toBe('not_in_plan')
    expect((await move(one, { projectId: project!.id, targetId: null, words })).status).toBe(200)
    expect(
      (await move(two, { projectId: null, targetId: null, words: '地铁归市里管，已转申通地铁客服。' }))
        .status,
    ).toBe(200)
    const told = await toldTo(house, who)
    expect(told.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['“楼道该刷了”已经在办', '“地铁太挤”转有关方面']),
    )
    expect((await look(one)).became?.projectId).toBe(project!.id)
    expect((await look(two)).became).toBeNull()
    // In public, a project is said to come from suggestions that led to it, not from those that came too late.
    const behind = (await house.anyone.ask(plans.listWishesBehind, { params: { id: plan!.id } })).body
    expect(behind.flatMap(({ wishes }) => wishes).map(({ id }) => id)).not.toContain(one)
  })
})
