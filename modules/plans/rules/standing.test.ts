import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../../platform/civil.ts'
import { comparators, measures, type ProjectState } from '../contract/words.ts'
import { figureOf, isReached, type Promised } from './measuring.ts'
import { type Circumstances, gravity, standOf, worstOf } from './standing.ts'

const promised = (part: Partial<Promised> = {}): Promised => ({
  value: 120,
  comparator: '=',
  unit: '台',
  kind: 'flow',
  baseline: null,
  per: null,
  measuredBy: 'count',
  denominator: null,
  denominatorUnit: null,
  dueOn: '2026-12-31',
  ...part,
})

/** How a target stands; `done` is what the ledger says, null when it says nothing. */
function stand(
  done: number | null,
  today: string,
  part: Partial<Promised> = {},
  around: Partial<Circumstances> = {},
) {
  const target = promised(part)
  const figure = figureOf(target, {
    sum: done,
    reading: done,
    records: done === null ? 0 : 1,
  })
  return standOf({
    target,
    figure,
    today,
    adoptedOn: '2026-01-01',
    milestones: [],
    state: 'under_way',
    ...around,
  })
}
const kind = (...asked: Parameters<typeof stand>) => stand(...asked).kind
const codes = (...asked: Parameters<typeof stand>) => stand(...asked).reasons.map((r) => r.code)

describe('120 over a year, on the second of July, when a steady pace has reached 59', () => {
  const today = '2026-07-02'
  test.each([
    [120, 'met'],
    [130, 'met'],
    [65, 'ahead'],
    [59, 'on_track'],
    [54, 'on_track'],
    [53, 'late'],
    [41, 'late'],
    [39, 'at_risk'],
  ])('%i done is %s', (done, expected) => {
    expect(kind(done, today)).toBe(expected)
  })

  test('says in numbers why', () => {
    expect(stand(53, today).reasons).toEqual([
      { code: 'behind_pace', params: { done: 53, promised: 120, due: 59, daysLeft: 183 } },
    ])
    expect(stand(39, today).reasons[0]?.params).toMatchObject({
      neededPerMonth: 13.28,
      averagePerMonth: 6.43,
    })
  })
})

test('nothing recorded is not begun in the first half of the term and at risk in the second', () => {
  expect(kind(null, '2026-06-20')).toBe('not_begun')
  expect(kind(null, '2026-08-01')).toBe('at_risk')
})

test('a single garden is not judged by pace before the last tenth of its term', () => {
  const one = { value: 1, unit: '处' }
  expect(kind(null, '2026-10-01', one, { state: 'adopted' })).toBe('not_begun')
  const reached = { title: '开工', dueOn: '2026-04-01', reachedOn: '2026-03-20' }
  expect(kind(null, '2026-10-01', one, { milestones: [reached] })).toBe('on_track')
  expect(kind(null, '2026-12-20', one)).toBe('at_risk')
})

test('pace says nothing bad in the first eighth of the term', () => {
  expect(kind(1, '2026-02-10')).toBe('on_track')
  expect(kind(1, '2026-02-20')).not.toBe('on_track')
})

test('the term begins with adoption, or with the year when the list was adopted before it', () => {
  expect(stand(20, '2026-07-02', {}, { adoptedOn: '2026-05-01' }).reasons[0]?.params.due).toBe(30)
  expect(stand(20, '2026-07-02', {}, { adoptedOn: '2025-12-20' }).reasons[0]?.params.due).toBe(59)
})

test('the deadline itself still counts; the day after, unmet is late', () => {
  expect(kind(119, '2026-12-31')).not.toBe('late')
  expect(codes(119, '2027-01-01')).toEqual(['deadline_passed'])
  expect(kind(119, '2027-01-01')).toBe('late')
  expect(kind(120, '2027-01-01')).toBe('met')
})

test('an overdue milestone makes it late at best, but not when the number is reached', () => {
  const overdue = { milestones: [{ title: '招标', dueOn: '2026-03-01', reachedOn: null }] }
  expect(kind(90, '2026-07-02', {}, overdue)).toBe('late')
  expect(kind(10, '2026-07-02', {}, overdue)).toBe('at_risk')
  expect(codes(90, '2026-07-02', {}, overdue)[0]).toBe('milestone_overdue')
  expect(kind(120, '2026-07-02', {}, overdue)).toBe('met')
  const onItsDay = { milestones: [{ title: '招标', dueOn: '2026-07-02', reachedOn: null }] }
  expect(kind(59, '2026-07-02', {}, onItsDay)).toBe('on_track')
})

describe('a ceiling', () => {
  const ceiling = { comparator: '<=', value: 412, unit: '人', measuredBy: 'reading', kind: 'level' } as const
  test('holds until its deadline and is met only then', () => {
    expect(kind(400, '2026-07-02', ceiling)).toBe('on_track')
    expect(kind(400, '2027-01-01', ceiling)).toBe('met')
  })
  test('is at risk while exceeded, and late when its time is over', () => {
    expect(kind(413, '2026-07-02', ceiling)).toBe('at_risk')
    expect(kind(413, '2027-01-01', ceiling)).toBe('late')
  })
  test('never measured is not kept', () => {
    expect(kind(null, '2026-07-02', ceiling)).toBe('not_begun')
    expect(codes(null, '2027-01-01', ceiling)).toEqual(['never_measured'])
    expect(kind(null, '2027-01-01', ceiling)).toBe('late')
  })
  test('of none at all is broken by the first', () => {
    expect(kind(0, '2026-07-02', { value: 0, unit: '件' })).toBe('on_track')
    expect(kind(1, '2026-07-02', { value: 0, unit: '件' })).toBe('at_risk')
  })
})

test('a satisfaction that is read has no pace: it is near its number, below it or far from it', () => {
  const score = { comparator: '>=', value: 90, unit: '分', measuredBy: 'reading', kind: 'level' } as const
  expect(kind(88, '2026-02-01', score)).toBe('on_track')
  expect(kind(80, '2026-02-01', score)).toBe('late')
  expect(kind(40, '2026-02-01', score)).toBe('at_risk')
  expect(kind(88, '2026-12-15', score)).toBe('at_risk')
  expect(kind(90, '2026-02-01', score)).toBe('met')
})

test('a capacity from 300 to 450 walks the way between', () => {
  const capacity = { value: 450, baseline: 300, unit: '客', measuredBy: 'change', kind: 'level' } as const
  expect(kind(10, '2026-07-02', capacity)).toBe('at_risk')
  expect(kind(75, '2026-07-02', capacity)).toBe('on_track')
  expect(kind(150, '2026-07-02', capacity)).toBe('met')
})

test('a stopped project is at risk, one that ended short is late, and what was reached stays met', () => {
  expect(kind(50, '2026-07-02', {}, { state: 'stopped' })).toBe('at_risk')
  expect(codes(50, '2026-07-02', {}, { state: 'accepted' })).toEqual(['finished_short'])
  expect(kind(120, '2026-07-02', {}, { state: 'stopped' })).toBe('met')
})

test('a project is as its worst target, and without targets as its state', () => {
  expect(worstOf(['met', 'ahead', 'late', 'on_track'], 'under_way')).toBe('late')
  expect(worstOf(['late', 'at_risk'], 'under_way')).toBe('at_risk')
  expect(worstOf([], 'adopted')).toBe('not_begun')
  expect(worstOf([], 'accepted')).toBe('met')
})

describe('whatever the promise', () => {
  const day = (from: string) => fc.integer({ min: 0, max: 500 }).map((n) => addDays(from, n))
  const target = fc.record({
    value: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 1, max: 100_000 }).map((n) => n / 10),
    ),
    comparator: fc.constantFrom(...comparators),
    unit: fc.constantFrom('台', '%', '公里', null),
    kind: fc.constantFrom('flow', 'level'),
    baseline: fc.option(fc.integer({ min: 0, max: 5_000 })),
    per: fc.constantFrom(null, null, '季度', '居民区'),
    measuredBy: fc.constantFrom(...measures),
    denominator: fc.option(fc.integer({ min: 1, max: 500 })),
    denominatorUnit: fc.constant('个小区'),
    dueOn: day('2026-01-01'),
  }) as fc.Arbitrary<Promised>
  const around = fc.record({
    adoptedOn: day('2025-12-01'),
    today: day('2025-12-15'),
    state: fc.constantFrom<ProjectState>('adopted', 'under_way', 'finished', 'accepted', 'stopped'),
    milestones: fc.array(
      fc.record({
        title: fc.constant('节点'),
        dueOn: day('2026-01-01'),
        reachedOn: fc.option(day('2026-01-01')),
      }),
      { maxLength: 3 },
    ),
  })
  const done = fc.integer({ min: 0, max: 200_000 }).map((n) => n / 10)
  const asked = (t: Promised, amount: number | null) =>
    figureOf(t, { sum: amount, reading: amount, records: amount === null ? 0 : 1 })
  const rises = (t: Promised) =>
    t.comparator !== '<=' &&
    t.comparator !== '<' &&
    !(t.comparator === '=' && t.value === 0) &&
    !((t.comparator === '=' || t.comparator === '~') && t.baseline !== null && t.baseline > t.value)

  test('more done never stands worse, where more is better', () => {
    fc.assert(
      fc.property(target.filter(rises), around, done, done, (t, given, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((amount) =>
          gravity(standOf({ ...given, target: t, figure: asked(t, amount) }).kind),
        )
        expect(more).toBeGreaterThanOrEqual(less!)
      }),
      { numRuns: 2_000 },
    )
  })

  test('met means reached, exactly', () => {
    fc.assert(
      fc.property(target.filter(rises), around, fc.option(done), (t, given, amount) => {
        const figure = asked(t, amount)
        expect(standOf({ ...given, target: t, figure }).kind === 'met').toBe(isReached(t, figure))
      }),
      { numRuns: 2_000 },
    )
  })

  test('after the deadline it is met or late and nothing between', () => {
    fc.assert(
      fc.property(target, around, fc.option(done), (t, given, amount) => {
        const standing = standOf({
          ...given,
          today: addDays(t.dueOn, 1),
          target: t,
          figure: asked(t, amount),
        })
        expect(['met', 'late']).toContain(standing.kind)
      }),
      { numRuns: 2_000 },
    )
  })

  test('it says why, in numbers that are numbers', () => {
    fc.assert(
      fc.property(target, around, fc.option(done), (t, given, amount) => {
        const { reasons } = standOf({ ...given, target: t, figure: asked(t, amount) })
        expect(reasons.length).toBeGreaterThan(0)
        for (const value of reasons.flatMap((reason) => Object.values(reason.params)))
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('without any record it is never ahead, and on track only when the work visibly began', () => {
    fc.assert(
      fc.property(target, around, (t, given) => {
        const { kind } = standOf({ ...given, target: t, figure: asked(t, null) })
        expect(['ahead', 'met']).not.toContain(kind)
        if (kind === 'on_track') expect(given.milestones.some((m) => m.reachedOn !== null)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
