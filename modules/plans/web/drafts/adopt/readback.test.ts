import { expect, test } from 'vitest'
import { changeItem, changeQuantity, rewriteItem } from '../desk/content.ts'
import { contentOf, itemOf, quantityOn, sample } from '../desk/sample.ts'
import { readBack } from './readback.ts'

const kinds = (content: typeof sample) => {
  const { mustFix, mayLook } = readBack(content)
  return { mustFix: mustFix.map(({ kind }) => kind), mayLook: mayLook.map(({ kind }) => kind) }
}
const names = (content: typeof sample, kind: string) =>
  [...readBack(content).mustFix, ...readBack(content).mayLook]
    .find((warning) => warning.kind === kind)
    ?.spots.map(({ name }) => name)

test('what will come into being is counted from what is kept', () => {
  expect(readBack(sample)).toMatchObject({ projects: 3, targets: 3, prose: 0, leftOut: 0, mustFix: [] })
  const mixed = changeItem(
    changeItem(sample, 'i1', (item) => ({ ...item, part: 'left_out' })),
    'i2',
    (item) => ({ ...item, part: 'prose' }),
  )
  expect(readBack(mixed)).toMatchObject({ projects: 1, targets: 1, prose: 1, leftOut: 1 })
})

test('a project without a target is pointed to by its number', () => {
  expect(names(sample, 'noTarget')).toEqual(['2'])
})

test('a target that lost its words stands in the way, another number only deserves a look', () => {
  const lost = rewriteItem(sample, 'i3', '新装充电桩。')
  expect(kinds(lost).mustFix).toEqual(['unplaced'])
  const scope = changeQuantity(lost, 'i3', 'q3', (q) => ({ ...q, isTarget: false }))
  expect(kinds(scope).mustFix).toEqual([])
  expect(kinds(scope).mayLook).toContain('adrift')
})

test('without a project, a year or a title there is nothing to adopt or something to ask', () => {
  const prose = contentOf(itemOf('i1', '全年工作。', [], { part: 'prose' }))
  expect(kinds({ ...prose, year: null, title: ' ' })).toEqual({
    mustFix: ['noProjects', 'noYear'],
    mayLook: ['noTitle'],
  })
})

test('numbers that stand twice or are missing are named; a new category may begin at 1 again', () => {
  const numbered = (...numbers: string[]) =>
    contentOf(...numbers.map((number, at) => itemOf(`i${at}`, '办好一件事。', [], { number })))
  expect(names(numbered('1', '2', '2', '5'), 'sameNumber')).toEqual(['2'])
  expect(names(numbered('1', '2', '2', '5'), 'gap')).toEqual(['3', '4'])
  expect(kinds(numbered('1', '2', '1', '2')).mayLook).toEqual(['noTarget'])
})

test('a target without a unit, and one outside of any project, are worth a look', () => {
  const text = '建成38。'
  const bare = contentOf(
    itemOf('i1', text, [quantityOn(text, '38', { id: 'q1' })]),
    itemOf('i2', text, [quantityOn(text, '38', { id: 'q2', unit: '个' })], { part: 'prose' }),
  )
  expect(names(bare, 'noUnit')).toEqual(['38'])
  expect(names(bare, 'outside')).toEqual(['2'])
})
