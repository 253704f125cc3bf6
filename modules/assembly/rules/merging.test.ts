import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CountPart } from './counts.ts'
import { merge } from './merging.ts'
import { WrongInput } from './wrong-input.ts'

const votes = fc.record({
  id: fc.constantFrom('甲', '乙', '丙'),
  for: fc.option(fc.nat(50), { nil: undefined }),
  against: fc.option(fc.nat(50), { nil: undefined }),
  abstain: fc.option(fc.nat(50), { nil: undefined }),
})
const part: fc.Arbitrary<CountPart> = fc.record({
  issued: fc.nat(99),
  returned: fc.nat(99),
  invalid: fc.nat(9),
  options: fc.uniqueArray(votes, { selector: ({ id }) => id }),
})

describe('several boxes and the electronic ballots are one count', () => {
  test('every number is the sum of its parts, and a line that one part lacks is nothing there', () => {
    const paper = {
      issued: 20,
      returned: 19,
      invalid: 1,
      options: [
        { id: '甲', for: 10, against: 8 },
        { id: '丙', for: 1 },
      ],
    }
    const screens = {
      issued: 111,
      returned: 110,
      invalid: 0,
      options: [
        { id: '甲', for: 90, abstain: 20 },
        { id: '乙', for: 5 },
      ],
    }
    expect(merge([paper, screens])).toEqual({
      issued: 131,
      returned: 129,
      invalid: 1,
      options: [
        { id: '甲', for: 100, against: 8, abstain: 20 },
        { id: '丙', for: 1, against: 0, abstain: 0 },
        { id: '乙', for: 5, against: 0, abstain: 0 },
      ],
    })
  })

  test('marks of an evaluation add up box by box', () => {
    const box = (satisfied: number, unknown?: number): CountPart => ({
      issued: 9,
      returned: 9,
      invalid: 0,
      options: [{ id: '平安办', marks: { satisfied, mostly: 1, dissatisfied: 2, unknown } }],
    })
    expect(merge([box(3), box(4, 1)]).options).toEqual([
      { id: '平安办', marks: { satisfied: 7, mostly: 2, dissatisfied: 4, unknown: 1 } },
    ])
    expect(merge([box(3)]).options[0]?.marks?.unknown).toBe(0)
    expect(() => merge([box(3), { ...box(3), options: [{ id: '平安办', for: 1 }] }])).toThrow(WrongInput)
  })

  test('in whatever groups and order they are added up, the sum is the same', () => {
    const sorted = (count: CountPart) => ({
      ...count,
      options: [...count.options].sort((a, b) => (a.id < b.id ? -1 : 1)),
    })
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        expect(merge([merge([a, b]), c])).toEqual(merge([a, merge([b, c])]))
        expect(merge([merge([a, b]), c])).toEqual(merge([a, b, c]))
        expect(sorted(merge([c, a, b]))).toEqual(sorted(merge([a, b, c])))
      }),
    )
  })
})
