import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import {
  compareDrafts,
  copyDraft,
  type DraftContent,
  getDraft,
  getPlan,
  listPlans,
  readText,
  saveDraft,
} from '../contract/drafts.ts'

const text = `桂渡桥街道2026年实事项目

一、便民
1、在12个居民区新建便民充电桩120个，其中里弄小区不少于45个。
2、改造口袋公园3处，惠及2400户。
二、服务
3、全年助餐11万人次，满意度不低于90分。`

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
})
afterAll(() => house?.close())

const begin = async (source = text, planId?: string) => {
  const made = await clerk.ask(readText, { body: { text: source, ...(planId ? { planId } : {}) } })
  expect(made.refused).toBeNull()
  return made.body
}
const draftOf = async (draftId: string) => (await clerk.ask(getDraft, { params: { id: draftId } })).body
const saved = (draftId: string, version: number, content: DraftContent, by = clerk) =>
  by.ask(saveDraft, { params: { id: draftId }, body: { version, content } })

test('a pasted text becomes a draft whose quantities stand on their words, in the text and in the source', async () => {
  const draft = await draftOf((await begin()).draftId)
  expect(draft).toMatchObject({
    stage: 'soliciting',
    ordinal: 1,
    version: 1,
    isFrozen: false,
    savedBy: '尤书晏',
    source: text,
  })
  expect(draft.content.year).toBe(2026)
  const projects = draft.content.items.filter((item) => item.part === 'project')
  expect(projects.map((item) => item.number)).toEqual(['1', '2', '3'])
  for (const item of draft.content.items) {
    for (const q of item.quantities) {
      expect(item.text.slice(q.start, q.end)).toBe(q.quoted)
      expect(q.sourceEnd).toBeGreaterThan(q.sourceStart!)
      expect(q.isTarget).toBe(q.role === 'target')
    }
  }
  const [piles] = projects
  const whole = piles?.quantities.find((q) => q.value === 120)
  expect(whole).toMatchObject({ isTarget: true, unit: '个' })
  expect(piles?.quantities.find((q) => q.value === 45)?.partOf).toBe(whole?.id)
  expect(piles?.quantities.find((q) => q.value === 12)?.isTarget).toBe(false)
  expect(piles?.title).toBe('在12个居民区新建便民充电桩120个')
})

test('where nothing is numbered, the paragraphs that promise something are the projects', async () => {
  const prose = await draftOf(
    (await begin('今年我们继续努力。\n\n新建口袋公园3处，培训志愿者500人次。')).draftId,
  )
  expect(prose.content.items.map((item) => item.part)).toEqual(['prose', 'project'])
})

test('a plan without a number in it is read, and says so by having no quantities', async () => {
  const { draftId } = await begin('我们将继续改善居住环境。')
  const draft = await draftOf(draftId)
  expect(draft.content.items.flatMap((item) => item.quantities)).toEqual([])
  expect(draft.content.year).toBeNull()
})

test('nothing, white space and text with a zero character are refused with a reason', async () => {
  for (const [source, reason] of [
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['计划\u0000', 'not_text'],
  ] as const) {
    const answer = await clerk.ask(readText, { body: { text: source } })
    expect([answer.status, answer.refused]).toEqual([
      422,
      { type: 'source_unreadable', params: { reason, name: null } },
    ])
  }
})

test('half a character in a pasted text does not break the draft', async () => {
  const { draftId } = await begin(`1、新建书屋2个\ud800，为欧阳𬭎等3人送书。`)
  expect((await draftOf(draftId)).source).toContain('欧阳𬭎')
})

test('of two who save from the same version one is told, and what the first saved stays', async () => {
  const { draftId } = await begin()
  const { content, version } = await draftOf(draftId)
  const title = (words: string) => ({ ...content, title: words })
  const [one, two] = await Promise.all([
    saved(draftId, version, title('甲稿')),
    saved(draftId, version, title('乙稿')),
  ])
  const answers = [one, two].map((answer) => answer.status).sort()
  expect(answers).toEqual([200, 412])
  const after = await draftOf(draftId)
  expect(after.version).toBe(2)
  expect(after.content.title).toBe(one.status === 200 ? '甲稿' : '乙稿')
  expect((await saved(draftId, 1, title('丙稿'))).refused?.type).toBe('stale_version')
})

test('the plan is called what its newest draft is called', async () => {
  const { planId, draftId } = await begin()
  const { content } = await draftOf(draftId)
  await saved(draftId, 1, { ...content, title: '二〇二六年实事清单', year: 2027 })
  expect((await clerk.ask(getPlan, { params: { id: planId } })).body).toMatchObject({
    title: '二〇二六年实事清单',
    year: 2027,
  })
})

test('a quantity beside its words, a part in a circle and an id used twice are refused, and nothing is saved', async () => {
  const { draftId } = await begin()
  const { content } = await draftOf(draftId)
  const change = (edit: (copy: DraftContent) => void) => {
    const copy = structuredClone(content)
    edit(copy)
    return saved(draftId, 1, copy)
  }
  const itemOf = (copy: DraftContent) => copy.items.find((item) => item.number === '1')!
  const whole = itemOf(content).quantities.find((q) => q.value === 120)!
  const part = itemOf(content).quantities.find((q) => q.value === 45)!

  const astray = await change((copy) => {
    const item = itemOf(copy)
    item.text = `又${item.text}`
  })
  expect(astray.refused?.type).toBe('anchor_astray')
  const inCircle = await change((copy) => {
    itemOf(copy).quantities.find((q) => q.id === whole.id)!.partOf = part.id
  })
  expect(inCircle.refused?.type).toBe('part_astray')
  const elsewhere = await change((copy) => {
    copy.items.find((item) => item.number === '2')!.quantities[0]!.partOf = whole.id
  })
  expect(elsewhere.refused?.type).toBe('part_astray')
  const twice = await change((copy) => {
    itemOf(copy).quantities.find((q) => q.id === part.id)!.id = whole.id
  })
  expect([twice.status, twice.refused?.type]).toEqual([400, 'bad_shape'])
  const zero = await change((copy) => {
    copy.title = '清单\u0000'
  })
  expect([zero.status, zero.refused?.type]).toEqual([400, 'bad_shape'])
  expect((await draftOf(draftId)).version).toBe(1)
})

test('a quantity that lost its words may be saved; it waits for its place', async () => {
  const { draftId } = await begin()
  const { content } = await draftOf(draftId)
  const item = content.items.find((i) => i.number === '2')!
  item.text = '改造口袋公园若干处。'
  for (const quantity of item.quantities) quantity.isPlaced = false
  expect((await saved(draftId, 1, content)).status).toBe(200)
})

test('the next stage begins from a copy, and the comparison names the number that changed', async () => {
  const { planId, draftId } = await begin()
  const copy = await clerk.ask(copyDraft, { params: { id: draftId }, body: { stage: 'voting' } })
  expect(copy.body.planId).toBe(planId)
  const { content } = await draftOf(copy.body.draftId)
  const item = content.items.find((i) => i.number === '2')!
  const parks = item.quantities.find((q) => q.value === 3)!
  item.text = item.text.replace('3处', '5处')
  Object.assign(parks, { value: 5, quoted: '5处' })
  expect((await saved(copy.body.draftId, 1, content)).refused).toBeNull()

  const compared = await clerk.ask(compareDrafts, {
    params: { id: copy.body.draftId },
    query: { with: draftId },
  })
  expect(compared.body).toMatchObject({ before: { stage: 'soliciting' }, after: { stage: 'voting' } })
  const changes = compared.body.items.filter((i) => i.change !== 'same')
  expect(changes).toMatchObject([
    { change: 'changed', number: '2', numbers: [{ before: '3处', after: '5处' }] },
  ])
  const other = await begin()
  expect(
    (await clerk.ask(compareDrafts, { params: { id: draftId }, query: { with: other.draftId } })).status,
  ).toBe(404)
})

test('drafts are for those who draft: others find neither plan nor draft', async () => {
  const { planId, draftId } = await begin()
  for (const name of ['乐文娟', '单立群', '欧阳𬭎']) {
    const reader = await house.as(name)
    expect((await reader.ask(getPlan, { params: { id: planId } })).status).toBe(404)
    expect((await reader.ask(listPlans)).body.map((plan) => plan.id)).not.toContain(planId)
    expect((await reader.ask(getDraft, { params: { id: draftId } })).refused?.type).toBe('may_not')
    expect((await reader.ask(readText, { body: { text } })).status).toBe(403)
  }
  expect((await house.anyone.ask(getDraft, { params: { id: draftId } })).status).toBe(401)
  expect((await clerk.ask(listPlans)).body.map((plan) => plan.id)).toContain(planId)
})
