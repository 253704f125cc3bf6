import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unzip } from '../../../platform/files/unzip.ts'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import { define, sumOf } from '../../../tests/support/indicators.ts'
import { type Adopted, accept, adoptList, headOf, staffOf, submit } from '../../../tests/support/plans.ts'
import * as indicators from '../../indicators/contract.ts'
import * as plans from '../../plans/contract.ts'
import * as reports from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse({ now: '2026-04-02T02:00:00Z' })
  list = await adoptList(house)
})
afterAll(() => house.close())

const head = headOf('管理办')
const clerk = () => house.as('尤书晏')
const leader = () => house.as('单立群')

async function deed(quantity: number, happenedOn: string, quoted = '180台'): Promise<string> {
  const id = await submit(house, '乐文娟', list.target(quoted).id, { quantity, happenedOn })
  const answer = await accept(house, head, id)
  if (answer.refused) throw new Error(JSON.stringify(answer.body))
  return id
}
const reverse = async (id: string) =>
  (await house.as(head)).ask(plans.reverseRecord, { params: { id }, body: { reason: 'wrong_quantity' } })

const partOf = async (bytes: Buffer, name: string) =>
  String((await unzip(bytes, { mostBytes: 50_000_000, mostEntries: 500 })).get(name))

const days = { from: '2026-01-01', until: '2026-04-01' }
async function begin(
  part: { kind?: reports.ReportKind; from?: string; until?: string; planId?: string | null } = {},
) {
  // What was closed later is later, also within one test.
  house.clock.advance(60_000)
  const answer = await (await clerk()).ask(reports.beginReport, {
    body: { kind: 'circular', ...days, planId: list.planId, ...part },
  })
  if (answer.refused) throw new Error(JSON.stringify(answer.body))
  return answer.body.id
}
const read = async (id: string) => (await (await clerk()).ask(reports.getReport, { params: { id } })).body
const told = async (id: string) => (await (await clerk()).ask(reports.tellReport, { params: { id } })).body
const number = (id: string, targetId: string, form: reports.NumberForm = 'amount'): reports.NumberAsked => ({
  id,
  of: { kind: 'target', targetId },
  period: { kind: 'report' },
  placeId: null,
  form,
})
async function save(id: string, content: reports.ReportContent, version?: number) {
  const report = await read(id)
  return (await clerk()).ask(reports.saveReport, {
    params: { id },
    body: {
      version: version ?? report.version,
      title: report.title,
      from: report.from,
      until: report.until,
      content,
    },
  })
}
const close = async (id: string, who = '尤书晏') => {
  const { version } = await read(id)
  return (await house.as(who)).ask(reports.closeReport, { params: { id }, body: { version } })
}

describe('a draft', () => {
  test('tells its numbers as of its days, and what nobody reported is not zero', async () => {
    await deed(7, '2026-02-10')
    await deed(5, '2026-04-01')
    const id = await begin()
    const piles = list.target('180台').id
    await save(id, {
      blocks: [{ id: 'b1', kind: 'paragraph', text: '充电桩⟦n1⟧，占⟦n2⟧；标线⟦n3⟧。外部⟦n4⟧。' }],
      numbers: [
        number('n1', piles),
        number('n2', piles, 'share'),
        number('n3', list.target('1.5公里').id),
        {
          ...number('n4', piles),
          of: {
            kind: 'external',
            value: 97.15,
            unit: '%',
            title: '签约率',
            source: '区房管局通报',
            on: '2026-03-20',
            url: null,
          },
        },
      ],
    })
    const { told: now, since } = await told(id)
    expect(now.numbers.map(({ said }) => said.zh)).toEqual(['7台', '3.9%', '未统计', '97.15%'])
    expect(now.numbers[3]).toMatchObject({
      kind: 'external',
      source: { title: '区房管局通报', on: '2026-03-20' },
    })
    expect(now.numbers[0]).toMatchObject({
      until: '2026-04-01',
      kind: 'target',
      projectId: list.project('180台').id,
    })
    expect(since).toEqual([])
  })

  test('of two people who save at once the second is told, and nothing of either is lost', async () => {
    const id = await begin()
    const { version } = await read(id)
    const mine = { blocks: [{ id: 'b1', kind: 'paragraph' as const, text: '甲写的' }], numbers: [] }
    const theirs = { blocks: [{ id: 'b1', kind: 'paragraph' as const, text: '乙写的' }], numbers: [] }
    expect((await save(id, mine, version)).status).toBe(200)
    expect(await save(id, theirs, version)).toMatchObject({ status: 412, refused: { type: 'stale_version' } })
    const copy = await (await clerk()).ask(reports.copyReport, {
      params: { id },
      body: { title: '乙的一稿', ...days },
    })
    await save(copy.body.id, theirs)
    expect((await read(id)).content.blocks).toEqual(mine.blocks)
    expect((await read(copy.body.id)).content.blocks).toEqual(theirs.blocks)
  })

  test('refuses marks that name no number, and 501 numbers, by name', async () => {
    const id = await begin()
    const astray = { blocks: [{ id: 'b1', kind: 'paragraph' as const, text: '⟦nowhere⟧' }], numbers: [] }
    expect((await save(id, astray)).refused).toEqual({ type: 'number_astray', params: { id: 'nowhere' } })
    const ids = Array.from({ length: 501 }, (_, at) => `n${at}`)
    const many = {
      blocks: [{ id: 'b1', kind: 'paragraph' as const, text: ids.map((one) => `⟦${one}⟧`).join('') }],
      numbers: ids.map((one) => number(one, list.target('180台').id)),
    }
    expect((await save(id, many)).refused).toEqual({
      type: 'too_many_numbers',
      params: { most: 500, numbers: 501 },
    })
  })

  test('is thrown away by whoever writes', async () => {
    const id = await begin()
    expect((await (await clerk()).ask(reports.dropReport, { params: { id } })).status).toBe(200)
    expect((await (await clerk()).ask(reports.getReport, { params: { id } })).status).toBe(404)
  })
})

describe('closing', () => {
  test('two people at once: one wins, the other learns who was first, nothing is half done', async () => {
    const id = await begin()
    const answers = await Promise.all([
      close(id, '尤书晏'),
      close(id, '单立群'),
      close(id, '尤书晏'),
      close(id, '单立群'),
    ])
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    for (const { refused, status } of answers.filter((one) => one.status !== 200)) {
      expect(status).toBe(409)
      expect(refused?.type).toBe('report_closed')
      expect(['尤书晏', '单立群']).toContain(refused?.params.by)
    }
    const events =
      await house.sql`select data from ledger.event where kind = 'reports.report_closed' and subject_id = ${id}`
    expect(events).toHaveLength(1)
    const report = await read(id)
    expect(report).toMatchObject({ hash: won[0]!.body.hash, isIntact: true })
    const pins = await house.sql`select key from reports.pin where report_id = ${id}`
    expect(pins).toHaveLength(won[0]!.body.numbers)
  })

  test('refuses an old version, an empty text, and whoever may only read', async () => {
    const id = await begin({ planId: null, kind: 'free' })
    const { version } = await read(id)
    expect((await close(id)).refused?.type).toBe('report_empty')
    await save(id, { blocks: [{ id: 'b1', kind: 'paragraph', text: '有话' }], numbers: [] })
    const stale = await (await clerk()).ask(reports.closeReport, { params: { id }, body: { version } })
    expect(stale).toMatchObject({ status: 412 })
    const releaser = await (await house.as('沈砚秋')).ask(reports.closeReport, {
      params: { id },
      body: { version: version + 1 },
    })
    expect(releaser).toMatchObject({ status: 403 })
    expect((await read(id)).closedAt).toBeNull()
  })

  test('makes the report stay for good: saving, closing, dropping are refused, by the database too', async () => {
    const id = await begin()
    await close(id)
    expect((await save(id, { blocks: [], numbers: [] })).refused?.type).toBe('report_closed')
    expect((await (await clerk()).ask(reports.dropReport, { params: { id } })).refused?.type).toBe(
      'report_closed',
    )
    for (const statement of [
      () => house.sql`update reports.report set title = '改' where id = ${id}`,
      () =>
        house.sql`update reports.report set closed_at = null, closed_by = null, pinned = null, hash = null where id = ${id}`,
      () => house.sql`delete from reports.report where id = ${id}`,
      () => house.sql`update reports.pin set value = 1 where report_id = ${id}`,
      () => house.sql`delete from reports.pin where report_id = ${id}`,
    ])
      await expect(statement()).rejects.toThrow(/a closed report stays/)
  })

  test('a correction afterwards shows beside the pinned number, and as an adjustment in the next of the series', async () => {
    const wrong = await deed(12, '2026-03-05', '不少于45台')
    const id = await begin()
    await save(id, {
      blocks: [
        { id: 'b1', kind: 'paragraph', text: '里弄⟦n1⟧。' },
        { id: 'b2', kind: 'completion', planId: list.planId },
      ],
      numbers: [number('n1', list.target('不少于45台').id)],
    })
    await close(id)
    expect((await told(id)).since).toEqual([])

    await reverse(wrong)
    await deed(9, '2026-03-05', '不少于45台')
    // A deed of another quarter is not of this report.
    await deed(3, '2026-04-01', '不少于45台')
    const { told: pinned, since } = await told(id)
    expect(pinned.numbers[0]?.said.zh).toBe('12台')
    const lane = since.find(({ key }) => key === 'n1')!
    expect(lane).toMatchObject({ was: 12, became: 9 })
    expect(lane.events.map(({ quantity, isReversal, reason }) => [quantity, isReversal, reason])).toEqual([
      [-12, true, 'wrong_quantity'],
      [9, false, null],
    ])
    expect(lane.events[0]?.recordId).toBe(wrong)

    const next = await begin({ from: '2026-04-01', until: '2026-07-01' })
    const before = (await told(next)).told
    expect(before.follows?.id).toBe(id)
    const listed = before.adjustments.filter(({ reportId }) => reportId === id)
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.find(({ targetId }) => targetId === list.target('不少于45台').id)).toMatchObject({
      was: 12,
      became: 9,
    })
    await close(next)

    // Told once: the report after that begins where this one ended.
    const third = await begin({ from: '2026-07-01', until: '2026-10-01' })
    expect((await told(third)).told.adjustments).toEqual([])
    await deed(1, '2026-03-06', '不少于45台')
    const again = (await told(third)).told.adjustments.find(
      ({ key, reportId }) => key === 'n1' && reportId === id,
    )
    expect(again).toMatchObject({ was: 9, became: 10 })
    expect(again?.events).toHaveLength(1)
  })

  test('a corrected edition names the former, which stays; there is one', async () => {
    const id = await begin({ kind: 'annual', from: '2026-01-01', until: '2027-01-01' })
    const early = await (await clerk()).ask(reports.correctReport, { params: { id } })
    expect(early.refused?.type).toBe('report_open')
    await close(id)
    const first = (await (await clerk()).ask(reports.correctReport, { params: { id } })).body.id
    const second = (await (await clerk()).ask(reports.correctReport, { params: { id } })).body.id
    const [one, other] = await Promise.all([close(first), close(second)])
    expect([one.status, other.status].sort()).toEqual([200, 409])
    expect([one.refused?.type, other.refused?.type]).toContain('corrected_already')
    const edition = await read(one.status === 200 ? first : second)
    expect(edition.corrects?.id).toBe(id)
    expect((await read(id)).correctedBy?.id).toBe(edition.id)
    expect((await read(id)).isIntact).toBe(true)
  })

  test('500 numbers are told in a few statements and closed within two seconds', async () => {
    const ids = Array.from({ length: 500 }, (_, at) => `n${at}`)
    const targets = list.projects.flatMap((project) => project.targets)
    const id = await begin({ planId: null, kind: 'free' })
    await save(id, {
      blocks: ids.map((one, at) => ({
        id: `b${at}`,
        kind: 'paragraph' as const,
        text: `第${at}个：⟦${one}⟧`,
      })),
      numbers: ids.map((one, at) =>
        number(one, targets[at % targets.length]!.id, at % 2 ? 'amount' : 'share'),
      ),
    })
    const begun = performance.now()
    expect((await told(id)).told.numbers).toHaveLength(500)
    expect(performance.now() - begun).toBeLessThan(1_000)
    const closing = performance.now()
    expect((await close(id)).body.numbers).toBe(500)
    expect(performance.now() - closing).toBeLessThan(2_000)
    expect((await told(id)).since).toEqual([])
  })
})

describe('a number of an indicator', () => {
  test('is pinned with the version of its definition; a later version changes nothing, a reversal shows with its event', async () => {
    const rule = sumOf('台')
    const indicatorId = await define(house, { name: '安装台数', unit: '台', rule })
    const counted = await deed(6, '2026-03-11')
    const id = await begin({ planId: null, kind: 'free' })
    await save(id, {
      blocks: [{ id: 'b1', kind: 'paragraph', text: '共⟦n1⟧，比上年⟦n2⟧。' }],
      numbers: [
        { ...number('n1', indicatorId), of: { kind: 'indicator', indicatorId } },
        { ...number('n2', indicatorId, 'change'), of: { kind: 'indicator', indicatorId } },
      ],
    })
    await close(id)
    const before = await told(id)
    expect(before.told.numbers[0]).toMatchObject({ kind: 'indicator', title: '安装台数', indicatorId })
    expect(before.told.numbers[1]?.said.zh).toBe('上年同期未统计')
    const was = before.told.numbers[0]!.value!

    // The same name, another meaning: only what happened in one neighbourhood.
    const current = await (await clerk()).ask(indicators.getIndicator, { params: { id: indicatorId } })
    const saved = await (await clerk()).ask(indicators.saveVersion, {
      params: { id: indicatorId },
      body: {
        version: current.body.version,
        definition: {
          ...current.body.definition,
          rule: { ...(rule as indicators.FlowRule), placeId: placeId('鸣鹤坊') },
        },
        category: current.body.category,
        position: current.body.position,
        reason: '只算鸣鹤坊',
      },
    })
    expect(saved.refused).toBeNull()
    expect((await told(id)).since).toEqual([])

    await reverse(counted)
    const { told: pinned, since } = await told(id)
    expect(pinned).toEqual(before.told)
    expect(since).toHaveLength(1)
    expect(since[0]).toMatchObject({
      was,
      became: was === 6 ? null : was - 6,
      keys: ['n1', 'n2'],
      indicatorId,
    })
    expect(since[0]!.events.map(({ quantity, isReversal }) => [quantity, isReversal])).toEqual([[-6, true]])
  })

  test('is found by its words and put in with its value', async () => {
    const id = await begin({ planId: null, kind: 'free' })
    const found = await (await clerk()).ask(reports.findNumbers, {
      params: { id },
      query: { text: '安装台数' },
    })
    expect(found.body[0]).toMatchObject({ of: { kind: 'indicator' }, told: { title: '安装台数' } })
    const target = await (await clerk()).ask(reports.findNumbers, { params: { id }, query: { text: '标线' } })
    expect(target.body.some(({ of }) => of.kind === 'target')).toBe(true)
  })
})

describe('a closed report', () => {
  test('is released once by whoever answers for it, and is read by everybody without any name', async () => {
    const id = await begin({ kind: 'annual', from: '2026-01-01', until: '2027-01-01' })
    expect((await house.anyone.ask(reports.getPublicReport, { params: { id } })).status).toBe(404)
    const releaser = await house.as('沈砚秋')
    expect((await releaser.ask(reports.releaseReport, { params: { id } })).refused?.type).toBe('report_open')
    await close(id)
    expect((await house.anyone.ask(reports.getPublicReport, { params: { id } })).status).toBe(404)
    expect((await (await clerk()).ask(reports.releaseReport, { params: { id } })).status).toBe(403)
    expect((await releaser.ask(reports.releaseReport, { params: { id } })).status).toBe(200)
    expect((await releaser.ask(reports.releaseReport, { params: { id } })).refused?.type).toBe(
      'report_released',
    )
    const open = await house.anyone.ask(reports.getPublicReport, { params: { id } })
    expect(open.body.told.plans[0]?.narrative.length).toBeGreaterThan(0)
    expect(JSON.stringify(open.body)).not.toMatch(/尤书晏|沈砚秋|乐文娟|单立群/)
    expect((await house.anyone.ask(reports.listPublicReports, {})).body.map((one) => one.id)).toContain(id)
  })

  test('is the same text a year later, also when a definition changed meanwhile', async () => {
    const id = await begin()
    await close(id)
    await (await house.as('沈砚秋')).ask(reports.releaseReport, { params: { id } })
    const open = async () => (await house.anyone.ask(reports.getPublicReport, { params: { id } })).body
    const before = await open()
    const target = list.target('180台')
    const defined = await (await leader()).ask(plans.defineTarget, {
      params: { id: target.id },
      body: {
        dueOn: '2026-10-31',
        measuredBy: 'count',
        denominator: null,
        denominatorUnit: null,
        countedHow: '通电才算一台',
      },
    })
    expect(defined.status).toBe(200)
    house.clock.set('2027-04-02T02:00:00Z')
    const after = await open()
    house.clock.set('2026-04-02T03:30:00Z')
    expect(after).toEqual(before)
    expect((await read(id)).isIntact).toBe(true)
  })

  test('shows when what is kept is not what was closed', async () => {
    const id = await begin()
    await close(id)
    await house.sql`alter table reports.report disable trigger closed_report_stays`
    await house.sql`update reports.report set title = '另一个题目' where id = ${id}`
    await house.sql`alter table reports.report enable trigger closed_report_stays`
    expect((await read(id)).isIntact).toBe(false)
  })

  test('is told back from the project it told of', async () => {
    const project = list.project('180台')
    const lines = await (await clerk()).ask(reports.listTelling, { query: { projectId: project.id } })
    expect(lines.body.length).toBeGreaterThan(0)
    expect(lines.body[0]!.said[0]).toMatchObject({ title: expect.any(String), zh: expect.any(String) })
    const outsider = await (await house.as(staffOf('管理办'))).ask(reports.listTelling, {
      query: { projectId: project.id },
    })
    expect(outsider.status).toBe(403)
  })
})

describe('papers', () => {
  test('the report as docx opens, and holds the words and numbers of the page', async () => {
    const id = await begin()
    await save(id, {
      blocks: [
        { id: 'b1', kind: 'heading', level: 1, text: '总体情况' },
        { id: 'b2', kind: 'paragraph', text: '充电桩共⟦n1⟧。' },
        {
          id: 'b3',
          kind: 'table',
          title: '来件',
          columns: ['渠道', '件数'],
          rows: [
            ['电话', '1'],
            ['窗口', '1'],
            ['网上', '1'],
          ],
          sharesOf: 1,
        },
        { id: 'b4', kind: 'completion', planId: list.planId },
        { id: 'b5', kind: 'progress', planId: list.planId, byOffice: null },
        { id: 'b6', kind: 'promises', planId: list.planId },
      ],
      numbers: [number('n1', list.target('180台').id)],
    })
    const paper = await (await clerk()).get(`/api/reports/${id}/report.docx`)
    expect(paper.status).toBe(200)
    const text = (await partOf(paper.bytes, 'word/document.xml')).replace(/<[^>]+>/g, '')
    const { told: now } = await told(id)
    expect(text).toContain(`充电桩共${now.numbers[0]!.said.zh}。`)
    for (const words of ['33.34', '33.33', '最大余额法', '未统计', '占全年计划', '数字口径'])
      expect(text).toContain(words)
    const sheets = await (await clerk()).get(`/api/reports/${id}/report.xlsx`)
    expect(sheets.status).toBe(200)
    expect(await partOf(sheets.bytes, 'xl/workbook.xml')).toContain('数字口径')
  })

  test('one click from a plan gives table, sentences and papers as of a day', async () => {
    const answer = await (await clerk()).ask(reports.tellPlanNow, {
      params: { id: list.planId },
      query: { until: '2026-03-01' },
    })
    expect(answer.body.until).toBe('2026-03-01')
    const piles = answer.body.plan.passages
      .flatMap(({ project }) => project?.targets ?? [])
      .find(({ quoted }) => quoted === '180台')
    expect(piles).toMatchObject({ done: 7, share: '3.9%' })
    expect(answer.body.plan.narrative[0]?.zh).toContain('充电桩7台')
    const paper = await (await clerk()).get(`/api/reports/plans/${list.planId}/completion.docx`)
    expect(await partOf(paper.bytes, 'word/document.xml')).toContain('占全年计划')
    expect((await (await clerk()).get(`/api/reports/plans/${list.planId}/completion.xlsx`)).status).toBe(200)
  })
})
