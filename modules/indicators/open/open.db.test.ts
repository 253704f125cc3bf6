import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../tests/support/client.ts'
import { define, definitionOf, flowOf, levelOf } from '../../../tests/support/defining.ts'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { accept, adoptList, headOf, holderOf, submit } from '../../../tests/support/plans.ts'
import * as plans from '../../plans/contract.ts'
import * as open from '../contract/open.ts'

let house: House
let officer: Client
let jobs: { id: string }
let target: string
const done = new Map<string, string>()

beforeAll(async () => {
  house = await openHouse({ now: '2026-04-10T09:00:00+08:00' })
  const list = await adoptList(house, {
    items: [
      {
        category: '就业有帮手',
        text: '帮助居民就业200人。',
        targets: [{ quoted: '200人', value: 200, unit: '人' }],
      },
    ],
  })
  target = list.target('200人').id
  officer = await house.as('沈砚秋')
  jobs = await define(house, definitionOf('帮助就业', flowOf({ measure: '人', dims: { target: [target] } })))
  for (const [place, quantity] of Object.entries({ 书带里: 3, 鸣鹤坊: 40, 永敬里: 9, 和衷里: 21 })) {
    await help(place, quantity, '2026-02-10')
  }
  await help('书带里', 30, '2026-03-05')
  await help('鸣鹤坊', 12, '2026-03-06')
})
afterAll(() => house.close())

async function help(place: string, quantity: number, happenedOn: string) {
  const id = await submit(house, holderOf('committee_secretary', place), target, {
    place,
    quantity,
    happenedOn,
  })
  const answer = await accept(house, headOf('管理办'), id)
  if (answer.refused) throw new Error(JSON.stringify(answer.refused))
  done.set(`${place} ${happenedOn}`, id)
}
const release = (month: string, who = officer) =>
  who.ask(open.releaseMonth, { params: { id: jobs.id, month } })
const data = async () => (await house.anyone.ask(open.getOpenData, { params: { id: jobs.id } })).body
const cellsOf = async (month: string) =>
  new Map(
    (await data()).months
      .find((one) => one.month === month)!
      .cells.map(({ place, value, state }) => [place?.name ?? '合计', state === 'shown' ? value : state]),
  )

test('nothing is open before somebody chooses it and releases a month', async () => {
  expect((await house.anyone.ask(open.listOpenData)).body.indicators).toEqual([])
  expect((await house.anyone.ask(open.getOpenData, { params: { id: jobs.id } })).status).toBe(404)
  expect((await release('2026-02-01')).refused?.type).toBe('not_open')
  const chosen = await officer.ask(open.openIndicator, {
    params: { id: jobs.id },
    body: { about: 'people', reason: null },
  })
  expect(chosen.status).toBe(200)
  expect((await house.anyone.ask(open.listOpenData)).body.indicators).toEqual([])
})

test('a month is looked at, then released: three people are hidden, and the next smallest with them', async () => {
  const preview = await officer.ask(open.previewMonth, { params: { id: jobs.id, month: '2026-02-01' } })
  const small = preview.body.cells.find(({ place }) => place?.name === '书带里居民区')
  expect(small).toMatchObject({ counted: 3, value: null, state: 'hidden' })
  expect((await release('2026-02-01')).body).toEqual({ shown: 3, hidden: 2 })
  const cells = await cellsOf('2026-02-01')
  expect(cells.get('合计')).toBe(73)
  expect(cells.get('书带里居民区')).toBe('hidden')
  expect(cells.get('永敬里居民区')).toBe('hidden')
  expect(cells.get('鸣鹤坊居民区')).toBe(40)
  expect(cells.get('云樟苑居民区')).toBe('not_reported')
  const kept = await house.sql<{ n: number }>`
    select count(*)::integer as n from indicators.open_cell where state = 'hidden' and value is not null`
  expect(kept).toEqual([{ n: 0 }])
})

test('a correction after the release does not show: the difference of two readings would tell who it was', async () => {
  const before = await data()
  const head = await house.as(headOf('管理办'))
  const back = await head.ask(plans.reverseRecord, {
    params: { id: done.get('鸣鹤坊 2026-02-10')! },
    body: { reason: 'wrong_quantity' },
  })
  expect(back.status).toBe(200)
  expect((await release('2026-02-01')).refused?.type).toBe('month_released')
  expect(await data()).toEqual(before)
})

test('two people who release one month at once release it once', async () => {
  const director = await house.as('单立群')
  const answers = await Promise.all([release('2026-03-01'), release('2026-03-01', director)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await cellsOf('2026-03-01')).get('书带里居民区')).toBe(30)
  expect((await data()).months.map(({ month }) => month)).toEqual(['2026-03-01', '2026-02-01'])
})

test('what is refused is said: a month that is not over, things without a reason, a second time, the wrong role', async () => {
  expect((await release('2026-04-01')).refused?.type).toBe('month_not_over')
  expect((await release('2026-03-15')).refused?.type).toBe('month_not_over')
  const again = await officer.ask(open.openIndicator, {
    params: { id: jobs.id },
    body: { about: 'people', reason: null },
  })
  expect(again.refused?.type).toBe('open_already')
  const other = await define(house, definitionOf('另一个', flowOf({ measure: '人' })))
  const things = await officer.ask(open.openIndicator, {
    params: { id: other.id },
    body: { about: 'things', reason: ' ' },
  })
  expect(things.refused?.type).toBe('things_need_reason')
  const external = await define(house, definitionOf('测评分', { kind: 'external', publisher: '市文明办' }))
  const foreign = await officer.ask(open.openIndicator, {
    params: { id: external.id },
    body: { about: 'people', reason: null },
  })
  expect(foreign.refused?.type).toBe('external_not_open')
  expect((await release('2026-02-01', await house.as('乐文娟'))).status).toBe(403)
})

test('the csv says what the number is, hides what the page hides, and runs nothing', async () => {
  const answer = await house.anyone.get<string>(`/api/indicators/open/${jobs.id}/table.csv`)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const lines = answer.body.split('\r\n')
  expect(lines[0]).toBe('\uFEFF指标,帮助就业')
  expect(lines).toContain('2026-02,桂渡桥街道合计,73,')
  expect(lines).toContain('2026-02,书带里居民区,,数目太小，不公开')
  expect(lines.some((line) => /^[=+@]/.test(line))).toBe(false)
})

test('released no further, an indicator stays as it was', async () => {
  expect((await officer.ask(open.closeIndicator, { params: { id: jobs.id } })).status).toBe(200)
  expect((await officer.ask(open.closeIndicator, { params: { id: jobs.id } })).refused?.type).toBe('not_open')
  expect((await data()).months.length).toBe(2)
  const kinds = await house.sql<{ kind: string }>`
    select kind from ledger.event where subject_id = ${jobs.id} and kind ~ '(opened|released|closed)$' order by seq`
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'indicators.indicator_opened',
    'indicators.month_released',
    'indicators.month_released',
    'indicators.indicator_closed',
  ])
})

test('two months of a level do not tell who came between them, in whichever order they are released', async () => {
  await help('和衷里', 2, '2026-03-07')
  await help('和衷里', 40, '2026-01-07')
  await help('永敬里', 60, '2026-01-07')
  const level = await define(
    house,
    definitionOf(
      '在册人数',
      levelOf({ kinds: ['plans.record_accepted'], measure: '人', dims: { target: [target] }, opening: null }),
    ),
  )
  const params = { id: level.id }
  await officer.ask(open.openIndicator, { params, body: { about: 'people', reason: null } })
  for (const month of ['2026-03-01', '2026-02-01']) {
    expect((await officer.ask(open.releaseMonth, { params: { ...params, month } })).status).toBe(200)
  }
  const { months } = (await house.anyone.ask(open.getOpenData, { params })).body
  const shown = months.map(({ month, cells }) => [
    month,
    cells.find(({ place }) => place?.name === '和衷里居民区')?.value ?? null,
  ])
  expect(shown).toEqual([
    ['2026-03-01', 63],
    ['2026-02-01', null],
  ])
})
