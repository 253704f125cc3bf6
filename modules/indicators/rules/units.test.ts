import { expect, test } from 'vitest'
import { factorFits, scaleOf, unitFits } from './units.ts'

test('persons and person-times are different numbers by type: neither stands behind the other', () => {
  expect(unitFits('persons', null, '人次')).toBe(false)
  expect(unitFits('persons', null, '人')).toBe(true)
  expect(unitFits('households', null, '户次')).toBe(false)
  expect(unitFits('sum', '人次', '人')).toBe(false)
  expect(unitFits('sum', '人次', '万人次')).toBe(true)
})

test('a sum stands in its own unit or one that it converts to exactly', () => {
  expect(scaleOf('个', '个')).toBe(1)
  expect(scaleOf('fen', '万元')).toBe(1_000_000)
  expect(scaleOf('个', '台')).toBeNull()
  expect(unitFits('sum', '个', '台')).toBe(false)
  expect(unitFits('sum', null, '台')).toBe(false)
})

test('a percentage is made by dividing, never by counting, and goes per hundred', () => {
  expect(unitFits('count', null, '%')).toBe(false)
  expect(factorFits('%', 1000)).toBe(false)
  expect(factorFits('‰', 1000)).toBe(true)
  expect(factorFits('次/人', 1)).toBe(true)
})
