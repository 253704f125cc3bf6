import { expect, test } from 'vitest'
import type { ProjectState } from '../contract/words.ts'
import type { Promised } from './measuring.ts'
import { refusalOf } from './recording.ts'

const target = (part: Partial<Promised> = {}): Promised => ({
  value: 180,
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
const asked = (
  said: { quantity?: number; happenedOn?: string } = {},
  part: Partial<Promised> = {},
  state: ProjectState = 'under_way',
) =>
  refusalOf({ quantity: 3, happenedOn: '2026-02-10', ...said }, target(part), {
    state,
    year: 2026,
    today: '2026-03-02',
  })

test('a deed of today or of the first of January can be recorded, of tomorrow or of last year it cannot', () => {
  expect(asked({ happenedOn: '2026-03-02' })).toBeNull()
  expect(asked({ happenedOn: '2026-01-01' })).toBeNull()
  expect(asked({ happenedOn: '2026-03-03' })).toBe('deed_in_future')
  expect(asked({ happenedOn: '2025-12-31' })).toBe('deed_before_plan')
})

test('nothing and less than nothing are no deed', () => {
  expect(asked({ quantity: 0 })).toBe('quantity_not_positive')
  expect(asked({ quantity: -1 })).toBe('quantity_not_positive')
})

test('zero is a figure for a reading and for a ceiling', () => {
  expect(asked({ quantity: 0 }, { measuredBy: 'reading' })).toBeNull()
  expect(asked({ quantity: 0 }, { value: 0, unit: '件' })).toBeNull()
  expect(asked({ quantity: -1 }, { measuredBy: 'reading' })).toBe('quantity_not_positive')
})

test('a change goes either way but must be one', () => {
  expect(asked({ quantity: -5 }, { measuredBy: 'change' })).toBeNull()
  expect(asked({ quantity: 0 }, { measuredBy: 'change' })).toBe('quantity_not_positive')
})

test('half a charging pile is too fine, half a kilometre is not, and a mean may be anything', () => {
  expect(asked({ quantity: 2.5 })).toBe('quantity_too_fine')
  expect(asked({ quantity: 2.5 }, { unit: '公里' })).toBeNull()
  expect(asked({ quantity: 2.5 }, { measuredBy: 'reading' })).toBeNull()
})

test('of a share, what is covered comes in wholes of its own whole, which must be known', () => {
  const share = { measuredBy: 'share', unit: '%', denominatorUnit: '个小区' } as const
  expect(asked({}, share)).toBe('whole_missing')
  expect(asked({ quantity: 2.5 }, { ...share, denominator: 28 })).toBe('quantity_too_fine')
  expect(asked({ quantity: 2 }, { ...share, denominator: 28 })).toBeNull()
})

test('a project that was stopped or accepted takes nothing more, a finished one still does', () => {
  expect(asked({}, {}, 'stopped')).toBe('project_closed')
  expect(asked({}, {}, 'accepted')).toBe('project_closed')
  expect(asked({}, {}, 'finished')).toBeNull()
})
