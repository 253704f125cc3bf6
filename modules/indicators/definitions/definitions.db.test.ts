import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  accepted,
  answerOf,
  define,
  definitionOf,
  flowOf,
  levelOf,
  tryDefine,
} from '../../../tests/support/defining.ts'
import { type Client, type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import * as indicators from '../contract.ts'

let house: House
let list: Adopted
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const ratioOf = (
  numeratorId: string,
  denominator: indicators.RatioRule['denominator'],
  factor: indicators.RatioRule['factor'] = 100,
): indicators.RatioRule => ({ kind: 'ratio', numeratorId, denominator, factor })

const save = (id: string, version: number, definition: indicators.Definition) =>
  clerk.ask(indicators.saveVersion, {
    params: { id },
    body: { version, reason: '口径写得更清楚', category: '城市管理', position: 0, definition },
  })

let made = 0
/** Two flows of our own, fresh for each test. */
async function twoFlows(): Promise<[string, string]> {
  made++
  const a = await define(house, definitionOf(`甲${made}`, flowOf()))
  const b = await define(house, definitionOf(`乙${made}`, flowOf()))
  return [a.id, b.id]
}
async function refusedAs(definition: indicators.Definition): Promise<[number, string | undefined]> {
  const defined = await tryDefine(house, definition)
  const preview = await clerk.ask(indicators.previewIndicator, {
    body: { definition, from: '2026-01-01', until: '2027-01-01', step: 'month' },
  })
  // What cannot be saved cannot be previewed either, for the same reason.
  expect(preview.refused?.type).toBe(defined.refused?.type)
  return [defined.status, defined.refused?.type]
}

describe('what cannot be counted is refused in words', () => {
  test('an indicator is not divided by itself, not even by way of another', async () => {
    const [a, b] = await twoFlows()
    expect(await refusedAs(definitionOf('自除', ratioOf(a, { indicatorId: a })))).toEqual([
      422,
      'divides_by_itself',
    ])
    const rate = await define(house, definitionOf('率一', ratioOf(a, { indicatorId: b })))
    const itself = await save(rate.id, 1, definitionOf('率一', ratioOf(rate.id, { indicatorId: b })))
    expect([itself.status, itself.refused?.type]).toEqual([422, 'divides_by_itself'])
    // 甲 becoming a rate that stands on the rate that stands on 甲: its kind stays what it is.
    const around = await save(a, 1, definitionOf(`甲${made}`, ratioOf(rate.id, { indicatorId: b })))
    expect([around.status, around.refused?.type]).toEqual([409, 'kind_stays'])
  })

  test('and neither by two people who save at once: whoever comes second finds no way round', async () => {
    const [a, b] = await twoFlows()
    const one = await define(house, definitionOf('互除一', ratioOf(a, { indicatorId: b })))
    const two = await define(house, definitionOf('互除二', ratioOf(b, { indicatorId: a })))
    const answers = await Promise.all([
      save(one.id, 1, definitionOf('互除一', ratioOf(two.id, { indicatorId: b }))),
      save(two.id, 1, definitionOf('互除二', ratioOf(one.id, { indicatorId: a }))),
    ])
    for (const answer of answers) {
      expect(answer.status).toBe(422)
      expect(['divides_by_itself', 'ratio_of_ratios']).toContain(answer.refused?.type)
    }
    // The database knows it as well, whatever road someone comes.
    const [version] = await house.sql<{
      id: string
    }>`select id from indicators.version where indicator_id = ${one.id}`
    await expect(
      house.sql`insert into indicators.part (version_id, role, part_id, part_kind, part_version_id)
        values (${version!.id}, 'numerator', ${two.id}, 'ratio', ${version!.id})`,
    ).rejects.toMatchObject({ constraint: 'part_is_no_ratio' })
    await expect(
      house.sql`update indicators.indicator set kind = 'flow' where id = ${one.id}`,
    ).rejects.toMatchObject({ constraint: 'kind_stays' })
  })

  test('a rate of rates, a figure of others as a part, a part that is not there', async () => {
    const [a, b] = await twoFlows()
    const rate = await define(house, definitionOf('某率', ratioOf(a, { indicatorId: b })))
    const score = await define(house, definitionOf('外部分', { kind: 'external', publisher: '沪中区' }))
    expect(await refusedAs(definitionOf('率之率', ratioOf(rate.id, { indicatorId: b })))).toEqual([
      422,
      'ratio_of_ratios',
    ])
    expect(await refusedAs(definitionOf('混用', ratioOf(a, { indicatorId: score.id })))).toEqual([
      422,
      'external_mixed',
    ])
    expect(await refusedAs(definitionOf('没有', ratioOf(placeId('书带里'), { indicatorId: b })))).toEqual([
      422,
      'part_unknown',
    ])
    expect(await refusedAs(definitionOf('零', ratioOf(a, { number: 0, source: '无' })))).toEqual([
      422,
      'denominator_not_positive',
    ])
    expect(await refusedAs(definitionOf('千分', ratioOf(a, { indicatorId: b }, 1000)))).toEqual([
      422,
      'factor_astray',
    ])
  })

  test('a kind of event, a field or a unit that is not there', async () => {
    expect(await refusedAs(definitionOf('无此事', flowOf({ kinds: ['plans.plan_adopted'] })))).toEqual([
      422,
      'kind_unknown',
    ])
    expect(await refusedAs(definitionOf('无此栏', flowOf({ dims: { colour: ['red'] } })))).toEqual([
      422,
      'dim_unknown',
    ])
    expect(await refusedAs(definitionOf('无此单位', flowOf({ measure: '吨' })))).toEqual([
      422,
      'measure_not_carried',
    ])
    expect(await refusedAs(definitionOf('没写单位', flowOf({ measure: null }), { unit: '台' }))).toEqual([
      422,
      'measure_missing',
    ])
    expect(await refusedAs(definitionOf('换了单位', flowOf(), { unit: '个' }))).toEqual([422, 'units_mixed'])
    expect(await refusedAs(definitionOf('不记人', flowOf({ what: 'persons' }), { unit: '人' }))).toEqual([
      422,
      'persons_not_carried',
    ])
    expect(await refusedAs(definitionOf('无此地', flowOf({ placeId: officeId('党政办') })))).toEqual([
      422,
      'unit_unknown',
    ])
  })

  test('a level that is counted by period, and an opening balance that counts a place twice', async () => {
    expect(await refusedAs(definitionOf('按期存量', levelOf({ what: 'persons' })))).toEqual([
      422,
      'level_not_summed',
    ])
    const opening = (...places: string[]) => ({
      on: '2026-01-01',
      source: '年初盘点',
      values: places.map((place) => ({ placeId: placeId(place), value: 1 })),
    })
    expect(
      await refusedAs(definitionOf('重叠期初', levelOf({ opening: opening('书带里', '书带里第1网格') }))),
    ).toEqual([422, 'opening_astray'])
    expect(await refusedAs(definitionOf('无此册', levelOf({ register: 'nowhere.none' })))).toEqual([
      422,
      'register_unknown',
    ])
  })

  test('coverage of what cannot be covered', async () => {
    const [a] = await twoFlows()
    const level = await define(house, definitionOf('某存量', levelOf()))
    expect(
      await refusedAs(
        definitionOf('存量覆盖', ratioOf(level.id, { expected: { unitKind: 'compound', placeId: null } })),
      ),
    ).toEqual([422, 'coverage_needs_flow'])
    expect(await refusedAs(definitionOf('无此清单', ratioOf(a, { expected: { listId: a } })))).toEqual([
      422,
      'list_unknown',
    ])
    expect(
      await refusedAs(
        definitionOf('无此类', ratioOf(a, { expected: { unitKind: 'castle', placeId: null } })),
      ),
    ).toEqual([422, 'unit_unknown'])
  })

  test('a wrong shape and a second of the same name', async () => {
    const bad = await clerk.post('/api/indicators', { category: 'x', position: 0 })
    expect(bad.status).toBe(400)
    await define(house, definitionOf('同名', flowOf()))
    expect((await tryDefine(house, definitionOf('同名', flowOf()))).refused?.type).toBe('name_taken')
    expect((await tryDefine(house, definitionOf('同名', flowOf()), { office: '管理办' })).refused).toBeNull()
  })
})

describe('a preview', () => {
  test('says the definition in both languages, computes it without saving, and notices a filter that matches nothing', async () => {
    const before = await house.sql`select 1 from indicators.indicator`
    const definition = definitionOf('预览', flowOf({ dims: { target: [list.target('180台').id] } }))
    const ask = () =>
      clerk.ask(indicators.previewIndicator, {
        body: { definition, from: '2026-01-01', until: '2026-04-01', step: 'month' },
      })
    const empty = (await ask()).body
    expect(empty.whole).toMatchObject({ value: null, why: 'not_reported' })
    expect(empty.notices.map((notice) => notice.code)).toEqual(['matches_nothing'])
    expect(empty.sentence['zh-CN']).toMatch(/实事项目记录认定.*180台.*数量之和.*“台”/)
    expect(empty.sentence.en).toMatch(/sum of the quantities .* in 台/)
    expect(empty.periods.map((period) => period.from)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01'])
    const id = await submit(house, '乐文娟', list.target('180台').id, {
      quantity: 6,
      happenedOn: '2026-02-11',
    })
    await accept(house, headOf('管理办'), id)
    const filled = (await ask()).body
    expect(filled.whole.value).toBe(6)
    expect(filled.periods.map(({ answer }) => answer.value)).toEqual([null, 6, null])
    expect(filled.notices).toEqual([])
    expect(await house.sql`select 1 from indicators.indicator`).toHaveLength(before.length)
  })

  test('tells a value that stands in no event apart from the others', async () => {
    const definition = definitionOf(
      '部分没有',
      flowOf({ dims: { target: [list.target('180台').id, placeId('书带里')] } }),
    )
    const { body } = await clerk.ask(indicators.previewIndicator, {
      body: { definition, from: '2026-01-01', until: '2027-01-01', step: 'year' },
    })
    expect(body.notices).toEqual([
      { code: 'dim_never_seen', params: { dim: 'target', value: placeId('书带里') } },
    ])
  })
})

describe('versions', () => {
  test('a new version needs the newest one; of two people who save at once one is told', async () => {
    const { id, versionId } = await define(house, definitionOf('两人同改', flowOf()))
    const answers = await Promise.all([
      save(id, 1, definitionOf('两人同改', flowOf(), { countedHow: '甲的说法' })),
      save(id, 1, definitionOf('两人同改', flowOf(), { countedHow: '乙的说法' })),
    ])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 412])
    const { body } = await clerk.ask(indicators.getIndicator, { params: { id } })
    expect(body.versions.map((version) => [version.number, version.reason])).toEqual([
      [1, null],
      [2, '口径写得更清楚'],
    ])
    expect(body.versions[0]!.id).toBe(versionId)
    const events = await house.sql<{
      kind: string
    }>`select kind from ledger.event where subject_id = ${id} order by seq`
    expect(events.map((event) => event.kind)).toEqual(Array(2).fill('indicators.indicator_defined'))
  })

  test('a pinned version goes on meaning what it meant, and so does a rate that stands on it', async () => {
    const [a, b] = await twoFlows()
    const rate = await define(house, definitionOf('钉住的率', ratioOf(a, { indicatorId: b })))
    const before = await answerOf(clerk, rate.id)
    expect(before).toMatchObject({ value: 100, versionId: rate.versionId })
    // 甲 now counts another target, of which nothing was done.
    const saved = await save(
      a,
      1,
      definitionOf(`甲${made}`, flowOf({ dims: { target: [list.target('不少于45台').id] } })),
    )
    expect(saved.refused).toBeNull()
    const now = await answerOf(clerk, rate.id)
    expect(now).toMatchObject({ value: null, why: 'not_reported' })
    expect(now.versionId).not.toBe(rate.versionId)
    expect(await answerOf(clerk, rate.id, { versionId: rate.versionId })).toEqual(before)
    const { body } = await clerk.ask(indicators.getIndicator, { params: { id: rate.id } })
    expect(body.versions.map((version) => version.reason)).toEqual([null, 'part_changed'])
    // Whoever edits the rate meanwhile is told that it changed.
    expect((await save(rate.id, 1, definitionOf('钉住的率', ratioOf(a, { indicatorId: b })))).status).toBe(
      412,
    )
  })

  test('a part that changes while a rate is being made of it leaves no rate on the old meaning', async () => {
    for (let round = 0; round < 6; round++) {
      const [a, b] = await twoFlows()
      const [changed, rate] = await Promise.all([
        save(a, 1, definitionOf(`甲${made}`, flowOf(), { countedHow: `第${round}次` })),
        tryDefine(house, definitionOf(`赛跑${round}`, ratioOf(a, { indicatorId: b }))),
      ])
      expect([changed.status, rate.status]).toEqual([200, 200])
      const [newest] = await house.sql<{ part: string }>`
        select p.part_version_id as part from indicators.indicator i
          join indicators.version v on v.indicator_id = i.id and v.number = i.version
          join indicators.part p on p.version_id = v.id and p.role = 'numerator'
        where i.id = ${rate.body.id}`
      expect(newest!.part).toBe(changed.body.versionId)
    }
  })

  test('a version that was saved cannot be changed behind the verbs either', async () => {
    await expect(house.sql`update indicators.version set reason = '改写'`).rejects.toMatchObject({
      constraint: 'version_stays',
    })
  })

  test('what others stand on is not retired; what is retired no longer changes and leaves the list', async () => {
    const [a, b] = await twoFlows()
    const rate = await define(house, definitionOf('靠它的率', ratioOf(a, { indicatorId: b })))
    const retire = (id: string) =>
      clerk.ask(indicators.retireIndicator, { params: { id }, body: { reason: '不再统计' } })
    const held = await retire(a)
    expect([held.status, held.refused?.type, held.refused?.params.names]).toEqual([
      409,
      'still_used',
      ['靠它的率'],
    ])
    expect((await retire(rate.id)).refused).toBeNull()
    expect((await retire(rate.id)).refused?.type).toBe('retired')
    expect(
      (await save(rate.id, 1, definitionOf('靠它的率', ratioOf(a, { indicatorId: b })))).refused?.type,
    ).toBe('retired')
    expect((await retire(a)).refused).toBeNull()
    const listed = await clerk.ask(indicators.listIndicators, { query: {} })
    expect(listed.body.some((one) => one.id === a)).toBe(false)
    // Its numbers stay answerable: a report may have pinned it.
    expect((await answerOf(clerk, a)).value).toBe(6)
  })
})

test('a level is checked against the register it names; where they differ, neither is put right by the other', async () => {
  const opening = { on: '2026-01-01', source: '年初名录', values: [{ placeId: placeId('书带里'), value: 2 }] }
  const rule = levelOf({
    dims: { target: [list.target('不少于45台').id] },
    opening,
    placeId: placeId('书带里'),
    register: 'units.compound',
  })
  const { id } = await define(house, definitionOf('在册小区', rule))
  const { body } = await clerk.ask(indicators.getIndicator, { params: { id } })
  expect(body.register).toEqual({
    name: { 'zh-CN': '小区名录', en: 'the register of compounds' },
    counted: 2,
    registered: 3,
    differs: true,
  })
  const preview = await clerk.ask(indicators.previewIndicator, {
    body: {
      definition: definitionOf('在册小区', rule),
      from: '2026-01-01',
      until: '2027-01-01',
      step: 'year',
    },
  })
  expect(preview.body.notices).toContainEqual({
    code: 'register_differs',
    params: { counted: 2, registered: 3 },
  })
})

describe('who may', () => {
  test('all staff read; defining takes the office, and the head of another office has none of it', async () => {
    const { id } = await define(house, definitionOf('归口', flowOf()))
    const worker = await house.as('曾小满')
    expect((await worker.ask(indicators.getIndicator, { params: { id } })).status).toBe(200)
    expect((await tryDefine(house, definitionOf('越权', flowOf()), { by: '曾小满' })).status).toBe(403)
    const head = await house.as(headOf('管理办'))
    const other = await head.ask(indicators.saveVersion, {
      params: { id },
      body: {
        version: 1,
        reason: '改',
        category: '别',
        position: 0,
        definition: definitionOf('归口', flowOf()),
      },
    })
    expect([other.status, other.refused?.type]).toEqual([403, 'may_not'])
    expect(
      (await tryDefine(house, definitionOf('本办', flowOf()), { by: headOf('管理办'), office: '管理办' }))
        .refused,
    ).toBeNull()
    expect((await house.anyone.get('/api/indicators')).status).toBe(401)
  })

  test('the vocabulary offers every kind in words, with the values of its fields and the offices of whoever asks', async () => {
    const head = await house.as(headOf('管理办'))
    const { body } = await head.ask(indicators.getVocabulary)
    const kind = body.kinds.find((one) => one.kind === accepted)!
    expect(kind.name['zh-CN']).toBe('实事项目记录认定')
    expect(kind.measures).toContain('台')
    const offered = kind.dims.find((dim) => dim.key === 'target')!.values!
    expect(offered.find(({ value }) => value === list.target('180台').id)?.label['zh-CN']).toContain('180台')
    expect(body.offices.map((office) => office.name)).toEqual(['管理办'])
  })
})
