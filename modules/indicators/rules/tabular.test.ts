import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLines, readLines, readRows } from './lines.ts'
import { csvText } from './tabular.ts'

test('no cell of a csv can begin as a formula, whatever somebody named their place', () => {
  const risky = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string()).map(([a, b]) => a + b)
  fc.assert(
    fc.property(fc.array(fc.oneof(risky, fc.string()), { minLength: 1, maxLength: 5 }), (cells) => {
      const text = csvText([cells])
      expect(text.startsWith('\uFEFF')).toBe(true)
      const [row = []] = parse(text, {
        bom: true,
        relaxColumnCount: true,
        recordDelimiter: '\r\n',
      }) as string[][]
      for (const cell of row) expect(/^[=+\-@\t\r]/.test(cell)).toBe(false)
    }),
  )
})

test('numbers stay numbers, also negative ones, and texts with commas or quotes stay whole', () => {
  expect(csvText([[-3, null, 'a,"b"', '=1+1']])).toBe('\uFEFF-3,,"a,""b""",\'=1+1\r\n')
})

test('pasted lines are read by tab or comma, with a heading left out', () => {
  expect(readLines('名称\t地点\n1号点\t书带里\n\n2号点，鸣鹤坊，P-2')).toMatchObject([
    { line: 2, name: '1号点', place: '书带里', key: null },
    { line: 4, name: '2号点', place: '鸣鹤坊', key: 'P-2' },
  ])
})

test('each line that cannot be taken says why, and the others are not lost', () => {
  const lines = readRows([
    ['1号点', '书带里', null],
    ['=HYPERLINK("http://x")', '书带里', null],
    ['3号点', '无此地', null],
    ['4号点', '两处', null],
    ['', '书带里', null],
    ['1号点', '书带里', null],
    ['旧点', '书带里', null],
    [false, '书带里', null],
  ])
  const { things, faults } = placeLines(lines, {
    matchedBy: 'place',
    placesNamed: (name) => ({ 书带里: ['s'], 两处: ['a', 'b'] })[name] ?? [],
    onList: ({ name }) => name === '旧点',
  })
  expect(things).toEqual([{ name: '1号点', placeId: 's', key: null }])
  expect(faults.map(({ line, code }) => [line, code])).toEqual([
    [2, 'formula'],
    [3, 'no_place'],
    [4, 'place_ambiguous'],
    [5, 'name_missing'],
    [6, 'twice'],
    [7, 'on_list'],
    [8, 'formula'],
  ])
})
