import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideLines, type StandingUnit, type WrittenLine } from './importing.ts'

const unit = (given: Partial<StandingUnit> & { id: string; name: string }): StandingUnit => ({
  tree: 'place',
  kind: 'neighbourhood',
  shortName: given.name,
  code: null,
  parentId: 'root',
  openedOn: '2020-01-01',
  closedOn: null,
  root: false,
  corners: null,
  drawnOn: null,
  mayChange: true,
  ...given,
})
const standing = [
  unit({ id: 'root', name: '桂渡桥街道', kind: 'sub_district', parentId: null, root: true }),
  unit({ id: 'a', name: '书带里居民区', shortName: '书带里', code: '04' }),
  unit({ id: 'b', name: '鸣鹤坊居民区', shortName: '鸣鹤坊' }),
  unit({ id: 'g', name: '书带里第1网格', kind: 'grid', parentId: 'a' }),
]
const line = (given: Partial<WrittenLine>): WrittenLine => ({
  line: 2,
  kind: { tree: 'place', kind: 'grid' },
  kindText: '责任网格',
  name: '新网格',
  shortName: null,
  code: null,
  parent: '书带里',
  openedOn: null,
  boundary: null,
  hasFormula: false,
  ...given,
})
let next = 0
const decide = (lines: WrittenLine[], units = standing) =>
  decideLines(lines, units, '2026-03-01', () => `new${next++}`)
const square = (x: number, size = 0.001) => ({
  corners: [
    [x, 31],
    [x + size, 31],
    [x + size, 31 + size],
    [x, 31 + size],
  ] as [number, number][],
})

test('a new unit opens below the parent its line names, by number, name or short name', () => {
  for (const parent of ['04', '书带里', '书带里居民区']) {
    const [decision] = decide([line({ parent })])
    expect(decision).toMatchObject({ acts: ['open'], faults: [], parentId: 'a', openedOn: '2026-03-01' })
  }
})

test('a parent may stand further down in the same file', () => {
  const lines = [
    line({ name: '新二网格', parent: '新居民区' }),
    line({ line: 3, kind: { tree: 'place', kind: 'neighbourhood' }, name: '新居民区', parent: '桂渡桥街道' }),
  ]
  const [grid, area] = decide(lines)
  expect(grid?.faults).toEqual([])
  expect(grid?.parentId).toBe(area?.id)
})

test('a unit that stands elsewhere moves, and one that stands there already does nothing', () => {
  const known = { name: '书带里第1网格' }
  expect(decide([line({ ...known, parent: '鸣鹤坊' })])[0]).toMatchObject({ acts: ['move'], parentId: 'b' })
  expect(decide([line({ ...known, parent: '书带里' })])[0]).toMatchObject({ acts: [], faults: [] })
})

test('a boundary is drawn, but not twice the same and not before a later one', () => {
  const boundary = square(121.4)
  expect(decide([line({ boundary })])[0]?.acts).toEqual(['open', 'draw'])
  const drawn = standing.map((u) =>
    u.id === 'g' ? { ...u, corners: boundary.corners, drawnOn: '2025-01-01' } : u,
  )
  const known = { name: '书带里第1网格' }
  expect(decide([line({ ...known, boundary })], drawn)[0]?.acts).toEqual([])
  expect(decide([line({ ...known, boundary: square(121.5) })], drawn)[0]?.acts).toEqual(['draw'])
  const later = drawn.map((u) => (u.id === 'g' ? { ...u, drawnOn: '2026-05-01' } : u))
  expect(decide([line({ ...known, boundary: square(121.5) })], later)[0]?.faults).toEqual(['drawn_later'])
})

const faulty: [string, Partial<WrittenLine>, string][] = [
  ['a formula in a name', { hasFormula: true }, 'formula'],
  ['an unknown kind', { kind: null, kindText: '片区' }, 'kind_unknown'],
  ['no kind', { kind: null, kindText: null }, 'kind_missing'],
  ['no name', { name: null }, 'name_missing'],
  ['a name of 81 characters', { name: '长'.repeat(81) }, 'name_too_long'],
  ['a day that is none', { openedOn: false }, 'day_unreadable'],
  ['no parent', { parent: null }, 'parent_missing'],
  ['an unknown parent', { parent: '没有这里' }, 'parent_unknown'],
  ['itself as parent', { name: '绕圈', parent: '绕圈' }, 'circle'],
  ['an office as parent of a place', { parent: '管理办' }, 'parent_unknown'],
  ['a parent that opened later', { openedOn: '2019-05-01' }, 'parent_not_there'],
  [
    'a boundary that crosses itself',
    {
      boundary: {
        corners: [
          [121, 31],
          [121.01, 31.01],
          [121.01, 31],
          [121, 31.01],
        ],
      },
    },
    'crosses_itself',
  ],
  ['a boundary with a hole', { boundary: { fault: 'has_hole' } }, 'has_hole'],
]
test.each(faulty)('%s is a fault of its line', (_, given, fault) => {
  expect(decide([line(given)])[0]?.faults).toContain(fault)
})

test('two units that would stand below each other are both told so', () => {
  const lines = [line({ name: '甲', parent: '乙' }), line({ line: 3, name: '乙', parent: '甲' })]
  expect(decide(lines).map(({ faults }) => faults)).toEqual([['circle'], ['circle']])
})

test('the same unit twice in a file, an ambiguous parent and somebody else’s unit are faults', () => {
  const again = line({ name: '书带里第1网格' })
  expect(decide([again, { ...again, line: 3 }])[1]?.faults).toContain('repeated')
  expect(decide([line({}), line({ line: 3 })])[1]?.faults).toContain('repeated')
  const twins = [...standing, unit({ id: 'c', name: '另一处', shortName: '书带里' })]
  expect(decide([line({})], twins)[0]?.faults).toEqual(['parent_ambiguous'])
  const others = standing.map((u) => (u.id === 'a' ? { ...u, mayChange: false } : u))
  expect(decide([line({})], others)[0]?.faults).toEqual(['out_of_reach'])
})

test('whatever the parents in a file, lines without a fault never close a circle', () => {
  const name = fc.constantFrom('甲', '乙', '丙', '丁', '书带里第1网格', '书带里')
  const written = fc.array(
    fc.record({ name, parent: name }).map((given) => line(given)),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(written, (lines) => {
      const decisions = decide(lines)
      const parentOf = new Map(standing.map((u) => [u.id, u.parentId]))
      for (const { id, parentId, faults } of decisions) if (faults.length === 0) parentOf.set(id, parentId)
      for (const { id, faults } of decisions) {
        if (faults.length > 0) continue
        let at = parentOf.get(id) ?? null
        for (let steps = 0; at !== null; steps++) {
          expect(at).not.toBe(id)
          expect(steps).toBeLessThan(20)
          at = parentOf.get(at) ?? null
        }
      }
    }),
  )
})
