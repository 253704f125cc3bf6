import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FlowRule, LevelRule } from '../contract/definitions.ts'
import {
  type AnswerHead,
  countedPeriod,
  elsewhereOf,
  flowAnswer,
  howPartsAdd,
  levelAnswer,
  ratioAnswer,
  residualOf,
} from './measuring.ts'

const flow: FlowRule = {
  kind: 'flow',
  kinds: ['a.b'],
  dims: {},
  measure: '个',
  placeId: null,
  officeId: null,
  what: 'sum',
  silence: 'unreported',
}
const level: LevelRule = {
  kind: 'level',
  kinds: ['a.b'],
  dims: {},
  measure: '个',
  placeId: null,
  officeId: null,
  opening: null,
  register: null,
}
const head: AnswerHead = { indicatorId: 'i', versionId: 'v', kind: 'flow', unit: '个', decimals: 0 }
const rate: AnswerHead = { ...head, kind: 'ratio', unit: '%' }

describe('a flow', () => {
  test('nothing recorded is not reported, unless silence is declared to be zero; a recorded zero is zero', () => {
    const none = { quantity: null, n: 0 }
    expect(flowAnswer(head, flow, none)).toMatchObject({ value: null, why: 'not_reported' })
    expect(flowAnswer(head, { ...flow, silence: 'zero' }, none)).toMatchObject({ value: 0, why: null })
    expect(flowAnswer(head, flow, { quantity: 0, n: 1 })).toMatchObject({ value: 0, why: null, n: 1 })
  })

  test('fen are shown as 元, 平方米 as 万平方米', () => {
    const money: FlowRule = { ...flow, measure: 'fen' }
    expect(flowAnswer({ ...head, unit: '元' }, money, { quantity: 12_345, n: 1 }).value).toBe(123.45)
    const area: FlowRule = { ...flow, measure: '平方米' }
    expect(flowAnswer({ ...head, unit: '万平方米' }, area, { quantity: 12_500, n: 1 }).value).toBe(1.25)
    // Events that are only counted are never scaled.
    expect(
      flowAnswer({ ...head, unit: '件' }, { ...money, what: 'count' }, { quantity: 3, n: 3 }).value,
    ).toBe(3)
  })
})

describe('a level', () => {
  test('is the opening balance and all gains and losses since; with neither there is no value', () => {
    expect(levelAnswer(head, level, 120, { quantity: -3, n: 2 })).toMatchObject({ value: 117 })
    expect(levelAnswer(head, level, 120, { quantity: null, n: 0 })).toMatchObject({ value: 120 })
    expect(levelAnswer(head, level, null, { quantity: null, n: 0 })).toMatchObject({ value: null })
  })

  test('is counted from its beginning whatever period is asked for, and has nothing before it', () => {
    const opened: LevelRule = {
      ...level,
      opening: { on: '2025-07-01', source: '年中盘点', values: [{ placeId: 'p', value: 9 }] },
    }
    const definition = { beganOn: null, rule: opened }
    expect(countedPeriod(definition, { from: '2026-02-01', until: '2026-03-01' }, '2026-03-02')).toEqual({
      from: '2025-07-01',
      until: '2026-03-01',
    })
    expect(countedPeriod(definition, { from: '2025-01-01', until: '2025-07-01' }, '2026-03-02')).toBe(
      'before_it_began',
    )
    expect(countedPeriod(definition, { from: '2026-04-01', until: '2026-05-01' }, '2026-03-02')).toBe(
      'not_yet',
    )
  })
})

describe('a ratio', () => {
  const part = (value: number | null, why: 'not_reported' | null = null) => ({ value, why, n: value ?? 0 })

  test('has no value without a denominator or with a zero one, and says why', () => {
    expect(ratioAnswer(rate, 100, part(3), part(0))).toMatchObject({ value: null, why: 'no_denominator' })
    expect(ratioAnswer(rate, 100, part(3), part(null, 'not_reported'))).toMatchObject({
      why: 'no_denominator',
    })
    expect(ratioAnswer(rate, 100, part(null, 'not_reported'), part(5))).toMatchObject({ why: 'not_reported' })
    expect(ratioAnswer(rate, 100, part(0), part(5))).toMatchObject({ value: 0, why: null })
  })

  test('a numerator beyond its whole is shown as it is and flagged', () => {
    expect(ratioAnswer(rate, 100, part(6), part(5))).toMatchObject({ value: 120, exceeds: true })
    expect(ratioAnswer(rate, 100, part(5), part(5)).exceeds).toBeUndefined()
    // Two visits a person are no share of a whole.
    expect(ratioAnswer({ ...rate, unit: '次/人' }, 1, part(6), part(5)).exceeds).toBeUndefined()
  })

  test('of the whole is never the average of the ratios of its parts, unless all denominators are equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 50 })), {
          minLength: 2,
          maxLength: 6,
        }),
        (pairs) => {
          const above = pairs.reduce((sum, [a]) => sum + a, 0)
          const below = pairs.reduce((sum, [, b]) => sum + b, 0)
          const whole = ratioAnswer(rate, 100, part(above), part(below)).value!
          expect(whole).toBeCloseTo((above * 100) / below, 9)
          expect(
            howPartsAdd({ kind: 'ratio', numeratorId: 'n', denominator: { indicatorId: 'd' }, factor: 100 }),
          ).toBe('no_sum')
        },
      ),
    )
  })
})

describe('parts and their whole', () => {
  const answers = (values: number[]) => values.map((value) => ({ ...head, value, why: null, n: 1 }))

  test('of a flow add up, with what is recorded at the whole itself named', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 999 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 99 }),
        (values, own) => {
          const sum = values.reduce((total, value) => total + value, 0)
          const whole = { ...head, value: sum + own, why: null, n: values.length + (own > 0 ? 1 : 0) }
          const parts = answers(values)
          const elsewhere = elsewhereOf(whole, parts, 'adds')
          expect(sum + (elsewhere?.value ?? 0)).toBe(whole.value)
          expect(elsewhere === null).toBe(own === 0)
          expect(residualOf(whole, parts, 'adds')).toBe(0)
        },
      ),
    )
  })

  test('of persons overlap: who was served in two places shows as the residual', () => {
    const whole = { ...head, value: 7, why: null, n: 9 }
    expect(residualOf(whole, answers([5, 4]), 'overlaps')).toBe(2)
    expect(elsewhereOf(whole, answers([5, 4]), 'overlaps')).toBeNull()
  })
})
