import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldDeltas } from '../../../platform/ledger/fold.ts'
import { type House, openHouse, placeId } from '../../../tests/support/house.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  readList,
  release,
  staffOf,
  submit,
} from '../../../tests/support/plans.ts'
import * as plans from '../contract.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
  const clerk = await house.as('尤书晏')
  const define = (quoted: string, measuredBy: plans.Measure, whole: number | null, unit: string | null) =>
    clerk.ask(plans.defineTarget, {
      params: { id: list.target(quoted).id },
      body: {
        dueOn: '2026-12-31',
        measuredBy,
        denominator: whole,
        denominatorUnit: unit,
        countedHow: null,
      },
    })
  await define('75%以上', 'share', 28, '个小区')
  await define('0件', 'count', null, null)
  await define('412人以内', 'reading', null, null)
  await define('由300客增至450客', 'change', null, null)
  await define('不低于90分', 'reading', null, null)
})
afterAll(() => house.close())

const head = headOf('管理办')
const target = async (quoted: string) => (await readList(house, list.planId)).target(quoted)

async function done(
  quoted: string,
  quantity: number,
  deed: { happenedOn?: string; place?: string } = {},
): Promise<string> {
  const id = await submit(house, '乐文娟', list.target(quoted).id, { quantity, ...deed })
  const answer = await accept(house, head, id)
  if (answer.refused) throw new Error(JSON.stringify(answer.body))
  return id
}
const reverse = async (id: string) =>
  (await house.as(head)).ask(plans.reverseRecord, { params: { id }, body: { reason: 'wrong_day' } })

describe('a reading', () => {
  test('is the one of the latest deed, whenever it was accepted, and is never summed', async () => {
    await done('不低于90分', 88.5, { happenedOn: '2026-02-20' })
    expect((await target('不低于90分')).figure).toMatchObject({ done: 88.5, records: 1 })
    // Accepted later, but read earlier.
    await done('不低于90分', 60, { happenedOn: '2026-01-31' })
    expect((await target('不低于90分')).figure).toMatchObject({ done: 88.5, records: 2 })
    const newest = await done('不低于90分', 91, { happenedOn: '2026-02-20' })
    expect(await target('不低于90分')).toMatchObject({ figure: { done: 91 }, standing: { kind: 'met' } })
    await reverse(newest)
    expect((await target('不低于90分')).figure).toMatchObject({ done: 88.5, records: 2 })
    const counted = await house.sql`
      select quantity from ledger.event where kind = 'plans.record_accepted' and data->>'target' = ${list.target('不低于90分').id}
        and quantity is not null`
    expect(counted).toEqual([])
    const origin = await (await house.as(head)).ask(plans.getOrigin, {
      params: { id: list.target('不低于90分').id },
    })
    expect(origin.body.byMonth).toEqual([
      { month: '2026-01', quantity: 60 },
      { month: '2026-02', quantity: 88.5 },
    ])
  })

  test('in public is the latest released one', async () => {
    const older = await done('412人以内', 420, { happenedOn: '2026-01-31' })
    await done('412人以内', 400, { happenedOn: '2026-02-28' })
    await release(house, '沈砚秋', list.planId, older)
    const origin = await house.anyone.ask(plans.getPublicOrigin, {
      params: { id: list.target('412人以内').id },
    })
    expect(origin.body.target).toMatchObject({ figure: { done: 420, records: 1 }, standing: 'at_risk' })
    expect(await target('412人以内')).toMatchObject({
      figure: { done: 400, ratio: null },
      released: { done: 420 },
      standing: { kind: 'on_track' },
    })
  })
})

test('a share is what was covered over the stated whole, and neither is typed as a percentage', async () => {
  await done('75%以上', 20)
  expect((await target('75%以上')).figure).toMatchObject({ covered: 20, whole: 28 })
  expect((await target('75%以上')).standing.kind).not.toBe('met')
  await done('75%以上', 1)
  expect(await target('75%以上')).toMatchObject({
    figure: { done: 75, covered: 21, whole: 28, ratio: 1 },
    standing: { kind: 'met' },
  })
})

test('once something counts, the way of counting is frozen; the deadline is not', async () => {
  const clerk = await house.as('尤书晏')
  const share = await target('75%以上')
  const asked = {
    dueOn: '2026-11-30',
    measuredBy: 'share' as plans.Measure,
    denominator: 28,
    denominatorUnit: '个小区',
    countedHow: '门禁通电',
  }
  expect(
    (await clerk.ask(plans.defineTarget, { params: { id: share.id }, body: { ...asked, denominator: 27 } }))
      .refused?.type,
  ).toBe('target_counted')
  expect((await clerk.ask(plans.defineTarget, { params: { id: share.id }, body: asked })).refused).toBeNull()
  expect(await target('75%以上')).toMatchObject({ dueOn: '2026-11-30', countedHow: '门禁通电' })
})

test('a ceiling of none stands at a recorded zero, and breaks with the first', async () => {
  expect((await target('0件')).standing.kind).toBe('not_begun')
  await done('0件', 0)
  expect(await target('0件')).toMatchObject({
    figure: { done: 0, records: 1, ratio: null },
    standing: { kind: 'on_track' },
  })
  const one = await done('0件', 1)
  expect((await target('0件')).standing.kind).toBe('at_risk')
  await reverse(one)
  expect(await target('0件')).toMatchObject({
    figure: { done: 0, records: 1 },
    standing: { kind: 'on_track' },
  })
})

test('a change goes down as well as up, from its baseline', async () => {
  expect((await target('由300客增至450客')).figure.done).toBeNull()
  await done('由300客增至450客', 60)
  await done('由300客增至450客', -10)
  expect((await target('由300客增至450客')).figure).toMatchObject({ done: 350, records: 2 })
})

test('a part is never added to its whole', async () => {
  await done('不少于45台', 5)
  expect((await target('不少于45台')).figure.done).toBe(5)
  expect((await target('不少于45台')).partOf).toBe(list.target('180台').id)
  expect((await target('180台')).figure.done).toBeNull()
})

test('reversed to nothing, a figure is not measured again, which is not zero', async () => {
  const id = await done('1.5公里', 0.4)
  expect((await target('1.5公里')).figure).toMatchObject({ done: 0.4, records: 1 })
  await reverse(id)
  expect((await target('1.5公里')).figure).toEqual({
    done: null,
    covered: null,
    whole: null,
    ratio: null,
    records: 0,
  })
})

test('over-fulfilment shows', async () => {
  await done('1.5公里', 2.58)
  expect(await target('1.5公里')).toMatchObject({ figure: { ratio: 1.72 }, standing: { kind: 'met' } })
})

test('whatever is accepted, taken back, released and folded, in whatever order, the figure is what the events say', async () => {
  const pile = list.target('180台').id
  const places = ['书带里', '青藤里', '墨耕里']
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ act: fc.constant('done' as const), quantity: fc.integer({ min: 1, max: 9 }) }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('reverse' as const), at: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('release' as const), at: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('fold' as const) }) },
  )
  const live = new Map<string, { quantity: number; place: string; released: boolean }>()
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      for (const next of steps) {
        const ids = [...live.keys()]
        if (next.act === 'done') {
          const place = places[made % places.length]!
          const happenedOn = `2026-0${1 + (made % 2)}-1${made % 10}`
          made++
          live.set(await done('180台', next.quantity, { place, happenedOn }), {
            quantity: next.quantity,
            place,
            released: false,
          })
        } else if (next.act === 'fold') {
          await foldDeltas(house.db)
        } else if (ids.length > 0) {
          const id = ids[next.at % ids.length]!
          if (next.act === 'reverse') {
            expect((await reverse(id)).status).toBe(200)
            live.delete(id)
          } else {
            const answer = await release(house, '沈砚秋', list.planId, id)
            expect(answer.status).toBe(live.get(id)!.released ? 409 : 200)
            live.get(id)!.released = true
          }
        }
      }
      const rows = [...live.values()]
      const sum = (of: typeof rows) => of.reduce((total, row) => total + row.quantity, 0)
      const out = rows.filter((row) => row.released)
      const { figure, released } = await target('180台')
      expect([figure.done ?? 0, figure.records]).toEqual([sum(rows), rows.length])
      expect([released.done ?? 0, released.records]).toEqual([sum(out), out.length])
      const [recomputed] = await house.sql<{ done: number; live: number }>`
        select coalesce(sum(quantity), 0) as done, sum(case when reverses is null then 1 else -1 end) as live
        from ledger.event where kind = 'plans.record_accepted' and data->>'target' = ${pile}`
      expect(recomputed?.done).toBe(figure.done ?? 0)
      const origin = (await (await house.as(head)).ask(plans.getOrigin, { params: { id: pile } })).body
      expect(sum(origin.byPlace.map((p) => ({ ...p, place: '', released: false })))).toBe(sum(rows))
      expect(origin.byMonth.reduce((total, m) => total + m.quantity, 0)).toBe(sum(rows))
      for (const place of places) {
        const expected = sum(rows.filter((row) => row.place === place))
        expect(origin.byPlace.find((p) => p.place.id === placeId(place))?.quantity ?? 0).toBe(expected)
      }
    }),
    { numRuns: 8 },
  )
}, 120_000)

test('asking for figures takes the same few statements whatever the number of targets', async () => {
  const counts: number[] = []
  const statements: string[] = []
  const other = await openHouse({ onStatement: ({ text }) => statements.push(text) })
  try {
    const small = await adoptList(other)
    const many = Array.from({ length: 40 }, (_, n) => ({
      text: `第${n + 1}件事办成${n + 10}场。`,
      targets: [{ quoted: `${n + 10}场`, value: n + 10, unit: '场' }],
    }))
    const large = await adoptList(other, {
      items: many,
      year: 2025,
      adoptedOn: '2025-02-01',
      leadOffice: null,
    })
    const staff = await other.as(staffOf('管理办'))
    for (const { planId } of [small, large]) {
      for (const ask of [
        () => staff.ask(plans.listProjects, { params: { id: planId }, query: {} }),
        () => staff.ask(plans.getDocument, { params: { id: planId } }),
        () => other.anyone.ask(plans.getPublicDocument, { params: { id: planId } }),
      ]) {
        statements.length = 0
        expect((await ask()).status).toBe(200)
        counts.push(statements.filter((text) => text.includes('plans.')).length)
      }
    }
  } finally {
    await other.close()
  }
  expect(counts).toEqual([3, 3, 3, 3, 3, 3])
})
