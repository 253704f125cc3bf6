import { expect, test } from 'vitest'
import { openAllowance } from './allowance.ts'

const at = (sec: number) => new Date(sec * 1000)

test('so many times in so long, each for themselves', () => {
  const allowance = openAllowance(2, 60_000)
  expect([allowance.spend('a', at(0)), allowance.spend('a', at(10)), allowance.spend('b', at(10))]).toEqual([
    0, 0, 0,
  ])
  expect(allowance.spend('a', at(20))).toBe(40)
  expect(allowance.spend('a', at(60))).toBe(0)
  expect(allowance.spend('a', at(61))).toBe(9)
})
