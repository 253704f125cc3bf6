import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCharacter,
  cleanIdentityNumber,
  cleanMobile,
  cleanName,
  maskIdentityNumber,
  maskName,
  maskPhone,
} from './rules.ts'

describe('names', () => {
  test.each([
    ['欧阳𬭎', '欧阳𬭎'],
    ['阿依努尔·买买提', '阿依努尔·买买提'],
    ['阿依努尔•买买提', '阿依努尔·买买提'],
    ['阿依努尔 ・ 买买提', '阿依努尔·买买提'],
    [' 单立群 ', '单立群'],
    ['Anne-Marie O’Neill', 'Anne-Marie O’Neill'],
    ['e\u0301lodie', 'élodie'],
    ['龍\u{E0100}一', '龍\u{E0100}一'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(cleanName(typed)).toBe(kept)
  })

  test.each([
    '',
    '  ',
    '张三2',
    '<b>',
    '·',
    '张'.repeat(61),
    '张\u0000三',
    '张三;',
    'ㅤ',
    '张\u3164三',
    '张\u034f三',
    '张\u200b三',
  ])('%j is no name', (typed) => {
    expect(cleanName(typed)).toBeNull()
  })

  test.each([
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['欧阳𬭎', '欧*𬭎'],
    ['𬭎', '*'],
    ['阿依努尔·买买提', '阿***提'],
  ])('%s is masked as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test('a mask never shows more than the first and the last character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const shown = [...maskName(name)].filter((letter) => letter !== '*')
        expect(shown.length).toBeLessThanOrEqual(2)
      }),
    )
  })
})

describe('phones', () => {
  test.each(['199-0000-0011', '+86 199 0000 0011', '１９９００００００１１', '0086 19900000011'])(
    '%s is one phone',
    (typed) => {
      expect(cleanMobile(typed)).toBe('19900000011')
    },
  )
  test.each(['021-55500118', '1990000001', '29900000011', ''])('%j is no mobile phone', (typed) => {
    expect(cleanMobile(typed)).toBeNull()
  })
  test('a phone is masked in the middle, another number but for its end', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('02155500118')).toBe('021****0118')
    expect(maskPhone('55500118')).toBe('****0118')
  })
})

describe('identity numbers', () => {
  test('the check character decides', () => {
    expect(cleanIdentityNumber('11010519491231002x')).toBe('11010519491231002X')
    expect(cleanIdentityNumber('110105194912310021')).toBeNull()
    expect(maskIdentityNumber('11010519491231002X')).toBe('110105********002X')
  })
  test('fifteen digits become the eighteen that replaced them', () => {
    expect(cleanIdentityNumber('110105491231002')).toBe('11010519491231002X')
  })
  test('a day that never was is refused even with a right check character', () => {
    const first17 = '11010519490230002'
    expect(cleanIdentityNumber(first17 + checkCharacter(first17))).toBeNull()
  })
  test('residence permits for Hong Kong, Macao and Taiwan follow the same rule', () => {
    for (const area of ['810000', '820000', '830000']) {
      const first17 = `${area}19900101001`
      expect(cleanIdentityNumber(first17 + checkCharacter(first17))).toBe(first17 + checkCharacter(first17))
    }
  })
  test('one wrong digit is always noticed', () => {
    const digit = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), digit, (position, other) => {
        const number = '11010519491231002X'
        fc.pre(Number(number[position]) !== other)
        const wrong = number.slice(0, position) + other + number.slice(position + 1)
        expect(cleanIdentityNumber(wrong)).toBeNull()
      }),
    )
  })
})
