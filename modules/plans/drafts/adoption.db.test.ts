import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import {
  adoptDraft,
  copyDraft,
  type DraftContent,
  getDraft,
  getPlan,
  listPlans,
  readText,
  saveDraft,
} from '../contract/drafts.ts'

const textOf = (year: number) => `桂渡桥街道${year}年实事项目

一、便民
1、在12个居民区新建便民充电桩120个，其中里弄小区不少于45个。
2、楼道整新覆盖28个小区的95%以上，居民满意度不低于90分。
二、服务
3、食堂日供餐能力由300客增至450客，登记失业人数控制在412人以内。

以上安排由党政办督办，每季度通报1次。`

let house: House
let clerk: Client
let year = 2030
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T15:50:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house?.close())
// Every test adopts, and a year is adopted once: each has a year of its own.
beforeEach(() => {
  year++
})

const begin = async (source = textOf(year)) => (await clerk.ask(readText, { body: { text: source } })).body
const draftOf = async (id: string) => (await clerk.ask(getDraft, { params: { id } })).body
const basis = '社区代表会议第三次会议'
const adopted = (id: string, change: { version?: number; adoptedOn?: string } = {}, by = clerk) =>
  by.ask(adoptDraft, { params: { id }, body: { version: 1, adoptedOn: '2026-03-01', basis, ...change } })
const save = async (id: string, content: DraftContent) =>
  (await clerk.ask(saveDraft, { params: { id }, body: { version: 1, content } })).refused

test('adopting makes a project of every promise and a target of every promised number, in the words of the text', async () => {
  const { planId, draftId } = await begin()
  const answer = await adopted(draftId)
  expect(answer.refused).toBeNull()
  expect(answer.body).toEqual({ planId, projects: 3, targets: 6 })
  const targets = await house.sql`
    select t.quoted, t.value, t.comparator, t.unit, t.measured_by, t.denominator, t.denominator_unit, t.baseline, t.due_on,
      substr(s.text, t.start_at + 1, t.end_at - t.start_at) = t.quoted as stands,
      (select w.quoted from plans.target w where w.id = t.part_of) as whole, p.state
    from plans.target t join plans.project p on p.id = t.project_id join plans.passage s on s.id = p.passage_id
    where p.plan_id = ${planId} order by s.position, t.position`
  const due = { due_on: `${year}-12-31`, stands: true, state: 'adopted' }
  expect(targets).toMatchObject([
    { ...due, value: 120, comparator: '=', unit: '个', measured_by: 'count', whole: null },
    { ...due, value: 45, comparator: '>=', measured_by: 'count', whole: '120个' },
    {
      ...due,
      value: 95,
      comparator: '>=',
      unit: '%',
      measured_by: 'share',
      denominator: 28,
      denominator_unit: '个',
    },
    { ...due, value: 90, unit: '分', measured_by: 'reading', denominator: null },
    { ...due, value: 450, measured_by: 'change', baseline: 300 },
    { ...due, value: 412, comparator: '<=', measured_by: 'reading' },
  ])
})

test('prose stays in the adopted text without being a project, and what was left out is not in it', async () => {
  const { planId, draftId } = await begin()
  const { content } = await draftOf(draftId)
  content.items.find((item) => item.number === '2')!.part = 'left_out'
  expect(await save(draftId, content)).toBeNull()
  expect((await adopted(draftId, { version: 2 })).body.projects).toBe(2)
  const passages = await house.sql<{ text: string; is_project: boolean }>`
    select s.text, p.id is not null as is_project from plans.passage s left join plans.project p on p.passage_id = s.id
    where s.plan_id = ${planId} order by s.position`
  expect(passages.map((p) => p.is_project)).toContain(false)
  expect(passages.some((p) => p.text.includes('楼道整新'))).toBe(false)
  expect(passages.map((p) => p.text).join('')).toContain('以上安排由党政办督办')
})

test('one event says that the plan was adopted, on the day of the vote, by whom', async () => {
  const { planId, draftId } = await begin()
  await adopted(draftId)
  const events = await house.sql`
    select e.kind, e.occurred_on, l.name, e.data->>'draft' as draft from ledger.event e join people.label l on l.id = e.actor_id
    where e.subject_id = ${planId}`
  expect(events).toEqual([
    { kind: 'plans.plan_adopted', occurred_on: '2026-03-01', name: '尤书晏', draft: draftId },
  ])
})

test('what was adopted no longer changes, neither over HTTP nor by any hand in the database', async () => {
  const { planId, draftId } = await begin()
  await adopted(draftId)
  const { content } = await draftOf(draftId)
  expect((await save(draftId, { ...content, title: '另一份' }))?.type).toBe('draft_frozen')
  expect(
    (await clerk.ask(copyDraft, { params: { id: draftId }, body: { stage: 'issued' } })).refused?.type,
  ).toBe('plan_adopted')
  const again = await clerk.ask(readText, { body: { text: '1、新建3个', planId } })
  expect(again.refused?.type).toBe('plan_adopted')
  const changes = [
    house.sql`update plans.draft set content = '{}' where id = ${draftId}`,
    house.sql`delete from plans.draft where id = ${draftId}`,
    house.sql`update plans.passage set text = '改了' where plan_id = ${planId}`,
    house.sql`delete from plans.passage where plan_id = ${planId}`,
    house.sql`update plans.target t set value = 1 from plans.project p where p.id = t.project_id and p.plan_id = ${planId}`,
    house.sql`update plans.target t set source_start = 0, source_end = 1 from plans.project p where p.id = t.project_id and p.plan_id = ${planId}`,
    house.sql`update plans.target t set per = '年' from plans.project p where p.id = t.project_id and p.plan_id = ${planId}`,
    house.sql`delete from plans.target t using plans.project p where p.id = t.project_id and p.plan_id = ${planId}`,
  ]
  for (const outcome of await Promise.allSettled(changes))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { constraint: 'adopted_text_stays' } })
  expect((await draftOf(draftId)).content).toEqual(content)
})

test('of two who adopt at once one does, and the other is told why', async () => {
  const { planId, draftId } = await begin()
  const copy = await clerk.ask(copyDraft, { params: { id: draftId }, body: { stage: 'issued' } })
  const answers = await Promise.all([adopted(draftId), adopted(copy.body.draftId), adopted(draftId)])
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  for (const answer of answers)
    if (answer.refused) expect(['plan_adopted', 'draft_frozen']).toContain(answer.refused.type)
  const [{ n } = { n: 0 }] = await house.sql<{
    n: number
  }>`select count(*)::integer as n from plans.project where plan_id = ${planId}`
  expect(n).toBe(3)
})

test('an office has one adopted plan a year, also when two are adopted at the same moment', async () => {
  const [one, two] = [await begin(), await begin()]
  const answers = await Promise.all([adopted(one.draftId), adopted(two.draftId)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(answers.find((answer) => answer.refused)?.refused).toEqual({ type: 'year_taken', params: { year } })
  const loser = answers[0]?.refused ? one : two
  expect((await draftOf(loser.draftId)).isFrozen).toBe(false)
  const rows = await house.sql`select 1 from plans.passage where plan_id = ${loser.planId}`
  expect(rows).toHaveLength(0)
})

test('a text that promises nothing, a plan without a year, a day to come and an old version are refused', async () => {
  const { draftId } = await begin()
  expect((await adopted(draftId, { adoptedOn: '2026-03-03' })).refused?.type).toBe('adoption_in_future')
  expect((await adopted(draftId, { adoptedOn: '2026-02-30' })).status).toBe(400)
  expect((await adopted(draftId, { version: 2 })).refused?.type).toBe('stale_version')
  const prose = await begin(`${year}年我们将继续改善居住环境。`)
  expect((await adopted(prose.draftId)).refused?.type).toBe('nothing_to_adopt')
  const undated = await begin('1、新建便民充电桩120个。')
  expect((await adopted(undated.draftId)).refused?.type).toBe('year_missing')
  const plans = (await clerk.ask(listPlans)).body
  for (const id of [draftId, prose.draftId, undated.draftId])
    expect(plans.find((plan) => plan.drafts.some((d) => d.id === id))?.adoptedOn).toBeNull()
})

test('midnight in Shanghai, not in London, decides whether a day has come', async () => {
  const { draftId } = await begin()
  house.clock.set('2026-03-02T16:30:00Z')
  try {
    expect((await adopted(draftId, { adoptedOn: '2026-03-03' })).refused).toBeNull()
  } finally {
    house.clock.set('2026-03-02T15:50:00Z')
  }
})

test('a target without words is refused until somebody places it or says that it is none', async () => {
  const { draftId } = await begin()
  const { content } = await draftOf(draftId)
  const quantity = content.items.find((item) => item.number === '1')!.quantities.find((q) => q.value === 120)!
  quantity.isPlaced = false
  expect(await save(draftId, content)).toBeNull()
  const answer = await adopted(draftId, { version: 2 })
  expect(answer.refused).toMatchObject({
    type: 'anchor_astray',
    params: { quantityId: quantity.id, quoted: '120个' },
  })
  quantity.isTarget = false
  const again = await clerk.ask(saveDraft, { params: { id: draftId }, body: { version: 2, content } })
  expect(again.refused).toBeNull()
  const done = await adopted(draftId, { version: 3 })
  expect(done.refused).toBeNull()
  // The part now stands for itself.
  const [part] = await house.sql`
    select t.part_of from plans.target t join plans.project p on p.id = t.project_id
    where p.plan_id = ${done.body.planId} and t.value = 45`
  expect(part).toEqual({ part_of: null })
})

test('only who may adopt adopts; the adopted plan is everybody’s to see, its drafts are not', async () => {
  const { planId, draftId } = await begin()
  for (const name of ['乐文娟', '单立群', '沈砚秋']) {
    expect((await adopted(draftId, {}, await house.as(name))).status).toBe(403)
  }
  expect((await adopted(draftId, {}, house.anyone)).status).toBe(401)
  expect((await adopted('00000000-0000-7000-8000-000000000000')).status).toBe(404)
  await adopted(draftId)
  const secretary = await house.as('乐文娟')
  const seen = await secretary.ask(getPlan, { params: { id: planId } })
  expect(seen.body).toMatchObject({ adoptedOn: '2026-03-01', projects: 3, drafts: [] })
  expect((await clerk.ask(getPlan, { params: { id: planId } })).body.drafts).toHaveLength(1)
})
