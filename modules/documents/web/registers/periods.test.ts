import { expect, test } from 'vitest'
import { periodOf } from './periods.ts'

test('periods begin on their first day and end today, the last month on its own last day', () => {
  expect(periodOf('month', '2026-03-05')).toEqual({ from: '2026-03-01', last: '2026-03-05' })
  expect(periodOf('last', '2026-03-05')).toEqual({ from: '2026-02-01', last: '2026-02-28' })
  expect(periodOf('last', '2026-01-31')).toEqual({ from: '2025-12-01', last: '2025-12-31' })
  expect(periodOf('quarter', '2026-06-30')).toEqual({ from: '2026-04-01', last: '2026-06-30' })
  expect(periodOf('year', '2026-06-30')).toEqual({ from: '2026-01-01', last: '2026-06-30' })
})
