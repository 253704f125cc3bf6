import { expect, test } from 'vitest'
import { roundTop, shadeOf, shadesOf } from './scale.ts'

test('a scale ends on a round number that holds the largest value', () => {
  expect([0, 0.3, 1, 7, 11, 38, 99, 101, 1_204, 750_000].map(roundTop)).toEqual([
    1, 0.3, 1, 8, 15, 40, 100, 150, 1_500, 800_000,
  ])
})

test('zero has a shade of its own, and the largest value the darkest', () => {
  const { bounds, top } = shadesOf([0, 3, 40])
  expect(top).toBe(40)
  expect(bounds).toEqual([0, 8, 16, 24, 32, 40])
  expect([0, 3, 8, 9, 40].map((value) => shadeOf(value, bounds))).toEqual([0, 1, 1, 2, 5])
})
