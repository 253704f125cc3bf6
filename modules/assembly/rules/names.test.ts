import { expect, test } from 'vitest'
import { orderByStrokes, strokeOrder } from './names.ts'

test('surnames stand by their strokes', () => {
  expect(strokeOrder(['解建国', '单立群', '仇雅萍', '尤书晏', '乐文娟', '王秀英', '曾小满'])).toEqual([
    '仇雅萍',
    '尤书晏',
    '王秀英',
    '乐文娟',
    '单立群',
    '曾小满',
    '解建国',
  ])
})

test('within one surname short names come first, then fewer strokes', () => {
  expect(strokeOrder(['王小洪', '王毅', '王晨', '王一鸣', '王'])).toEqual([
    '王',
    '王晨',
    '王毅',
    '王一鸣',
    '王小洪',
  ])
})

test('a surname of two characters is one surname', () => {
  expect(strokeOrder(['欧阳𬭎', '欧阳一鸣', '欧一鸣'])).toEqual(['欧一鸣', '欧阳𬭎', '欧阳一鸣'])
  expect(strokeOrder(['欧阳', '欧一鸣'])).toEqual(['欧阳', '欧一鸣'])
})

test('people of the same name keep their order, and whatever bears a name can be ordered', () => {
  const people = [
    { id: 1, name: '王秀英' },
    { id: 2, name: '仇雅萍' },
    { id: 3, name: ' 王秀英' },
  ]
  expect(orderByStrokes(people, ({ name }) => name).map(({ id }) => id)).toEqual([2, 1, 3])
})

test('names that are not Chinese find a place too', () => {
  expect(strokeOrder(['阿依努尔·买买提', 'Anna', '王秀英']).sort()).toEqual([
    'Anna',
    '王秀英',
    '阿依努尔·买买提',
  ])
})
