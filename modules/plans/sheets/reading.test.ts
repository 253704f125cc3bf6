import { expect, test } from 'vitest'
import { formula, type ReadCell } from '../../../platform/files/workbook-reading.ts'
import { findPlace } from './places.ts'
import { dayOf, numberOf, readLine } from './reading.ts'

test('a day is understood as people and spreadsheets write it', () => {
  for (const written of [
    '2026-05-03',
    '2026/5/3',
    '2026.5.3',
    '2026年5月3日',
    ' 2026 年 5 月 3 日 ',
    '２０２６－０５－０３',
    '20260503',
    20260503,
    46145,
  ])
    expect(dayOf(written), String(written)).toBe('2026-05-03')
  expect(dayOf(new Date('2026-05-03T00:00:00Z'))).toBe('2026-05-03')
})

test('what is no day is none', () => {
  const none: ReadCell[] = [
    '2026-02-30',
    '2026-13-01',
    '5月3日',
    '昨天',
    '',
    12.5,
    1,
    true,
    null,
    formula,
    new Date(Number.NaN),
  ]
  for (const written of none) expect(dayOf(written), String(written)).toBeNull()
})

test('a number is understood with its unit, separators and full-width digits, and nothing else is', () => {
  expect(numberOf(3, null)).toBe(3)
  expect(numberOf('1,200', null)).toBe(1200)
  expect(numberOf('１２．５', null)).toBe(12.5)
  expect(numberOf('3 台', '台')).toBe(3)
  expect(numberOf('-2', null)).toBe(-2)
  expect(numberOf(0.1 + 0.2, null)).toBe(0.3)
  const none: ReadCell[] = [
    '3台',
    '1,2',
    '约3',
    '1e9',
    '0x10',
    '',
    '三',
    Number.POSITIVE_INFINITY,
    1e308,
    2e12,
    '999999999999999',
    0.000_000_1,
    true,
    formula,
    '9'.repeat(400),
  ]
  for (const written of none) expect(numberOf(written, null), String(written)).toBeNull()
})

test('a line in which nothing was filled in is none; one with a note alone says what is missing', () => {
  const line = (...cells: Parameters<typeof readLine>[0]) =>
    readLine(['k', '1', 'p', 't', '台', ...cells], 7, '台')
  expect(line(null, null, null, null)).toBeNull()
  expect(line(' ', '', null, '')).toBeNull()
  expect(line(null, null, null, '忘了')).toMatchObject({ row: 7, problem: 'place_missing' })
  expect(line('书带里', '2026-05-03', 2, null)).toMatchObject({ problem: null, quantity: 2 })
  expect(line('书带里', '2026-05-03', formula, null)).toMatchObject({ problem: 'formula' })
  expect(line('书带里', '2026-05-03', 2, '长'.repeat(1_001))).toMatchObject({ problem: 'note_too_long' })
})

test('a place is found by its name in any spelling of it, and not when two share it', () => {
  const place = (id: string, label: string, name: string, shortName = name) => ({
    id,
    label,
    name,
    shortName,
  })
  const places = [
    place('a', '书带里居民区', '书带里居民区', '书带里'),
    place('b', '一号楼（书带里）', '一号楼'),
    place('c', '一号楼（永敬里）', '一号楼'),
  ]
  expect(findPlace(places, '书带里')).toMatchObject({ id: 'a' })
  expect(findPlace(places, ' 书带里 居民区')).toMatchObject({ id: 'a' })
  expect(findPlace(places, '一号楼(永敬里)')).toMatchObject({ id: 'c' })
  expect(findPlace(places, '一号楼')).toBe('ambiguous')
  expect(findPlace(places, '别处')).toBe('unknown')
})
