import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFixtures } from './fixtures/marked.ts'
import { readPlan } from './index.ts'
import { readNumeral } from './numerals.ts'

const sources = readFixtures().map(({ source }) => source)
const pieces = [
  '新建',
  '完成',
  '120',
  '1.2万',
  '余',
  '套',
  '平方米',
  '，',
  '。',
  '；',
  '（',
  '）',
  '其中',
  '一百二十',
  '3-5',
  '个',
  '居民区',
  '\n',
  ' ',
  '1、',
  '○',
  '%',
  '95',
  '由',
  '增至',
  '每',
  '季度',
  '各一处',
  '、',
  '“',
  '”',
  '《',
  '》',
  '全覆盖',
  '零增长',
  '𬭎',
  'AED',
  '\t',
  '　',
  '0',
  '２０',
  '年',
  '第',
  '号',
]
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''))

function assertOffsets(source: string): void {
  const reading = readPlan(source)
  expect(reading.source).toBe(source)
  for (const item of reading.items) {
    for (const [index, row] of item.targets.entries()) {
      expect(row.text).toBe(source.slice(row.start, row.end))
      expect(row.end).toBeGreaterThan(row.start)
      expect(row.start).toBeGreaterThanOrEqual(item.start)
      expect(row.end).toBeLessThanOrEqual(item.end)
      const cleaned = item.text.slice(row.at.start, row.at.end)
      expect(cleaned.replace(/\s/g, '').length).toBeGreaterThan(0)
      expect(Number.isFinite(row.value)).toBe(true)
      if (row.max !== null) expect(row.max).toBeGreaterThan(row.value)
      if (row.partOf !== null) {
        expect(row.partOf).not.toBe(index)
        expect(item.targets[row.partOf]).toBeDefined()
      }
    }
  }
}

describe('for any text', () => {
  test('every quantity is exactly the slice of the source it names', () => {
    fc.assert(fc.property(anyText, assertOffsets), { numRuns: 800 })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), assertOffsets), { numRuns: 300 })
  }, 30_000)

  test('parts never form a circle', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        for (const { targets } of readPlan(source).items) {
          for (const row of targets) {
            let at = row.partOf
            for (let step = 0; at !== null; step++) {
              expect(step).toBeLessThan(targets.length)
              at = targets[at]!.partOf
            }
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a stray space or line break', () => {
  test('inside a quantity never changes what is read', () => {
    const places = sources.flatMap((source) =>
      readPlan(source)
        .items.flatMap((item) => item.targets)
        .filter((row) => row.end - row.start > 1 && !/\s/.test(row.text) && !isInTable(source, row.start))
        .flatMap((row) =>
          Array.from({ length: row.end - row.start - 1 }, (_, at) => ({ source, at: row.start + at + 1 })),
        ),
    )
    expect(places.length).toBeGreaterThan(200)
    const values = (source: string) =>
      readPlan(source)
        .items.flatMap((item) => item.targets)
        .map((row) => `${row.comparator}${row.value}–${row.max} ${row.unit}`)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.constantFrom(' ', '\n', '　'), ({ source, at }, stray) => {
        expect(values(source.slice(0, at) + stray + source.slice(at))).toEqual(values(source))
      }),
      { numRuns: 400 },
    )
  })
})

function isInTable(source: string, at: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', at) + 1, source.indexOf('\n', at))
  return line.includes('\t')
}

const HAN = '零一二三四五六七八九'

/** Writes a whole number below 10⁸ in Chinese numerals. */
function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    return `${inChinese(Math.floor(value / 10_000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${inChinese(rest)}`}`
  }
  let out = ''
  let gap = false
  for (const [scale, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / scale) % 10
    if (digit === 0) gap = out !== ''
    else {
      if (gap) out += '零'
      gap = false
      out += scale === 10 && digit === 1 && out === '' ? name : `${HAN[digit]}${name}`
    }
  }
  return out
}

describe('a number written in any spelling', () => {
  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999_999 }), (value) => {
        const full = String(value).replace(/\d/g, (digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        )
        const spellings = [
          String(value),
          value.toLocaleString('en'),
          value.toLocaleString('en').replaceAll(',', '，'),
          full,
          inChinese(value),
          `${value / 10_000}万`,
        ]
        for (const spelling of spellings) {
          const rows = readPlan(`新增充电桩${spelling}余个。`).items.flatMap((item) => item.targets)
          expect(rows.map((row) => [spelling, row.value, row.unit, row.comparator])).toEqual([
            [spelling, value, '个', '>'],
          ])
        }
      }),
      { numRuns: 400 },
    )
  })

  test('in Chinese numerals is read to its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        const written = inChinese(value)
        expect(readNumeral(`${written}套`, 0)).toMatchObject({ value, end: written.length, max: null })
      }),
    )
  })
})
