import { expect, test } from 'vitest'
import { clearSubject } from './subjects.ts'

test('a thing counted is said as the text names it', () => {
  for (const subject of ['燃气报警器', '电动自行车充电桩', '独居老人', '上门探访', '布置花箱', '健康讲座'])
    expect(clearSubject(subject)).toBe(subject)
})
test('words that end in the verb of what follows name nothing', () => {
  expect(clearSubject('分类单元开展')).toBe(null)
  expect(clearSubject('全年')).toBe(null)
})
test('a place is where something was done, not what', () => {
  expect(clearSubject('桂渡一村')).toBe(null)
  expect(clearSubject('书带里')).toBe(null)
})
test('a verb inside parts those who get something from what they get', () => {
  expect(clearSubject('老旧小区配发应急包')).toBe('应急包')
})
test('no subject, nothing to say', () => {
  expect(clearSubject(null)).toBe(null)
  expect(clearSubject('  ')).toBe(null)
})
