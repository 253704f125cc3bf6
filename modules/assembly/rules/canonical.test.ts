import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Canonical, NotCanonical, readCanonical, writeCanonical } from './canonical.ts'

const text = fc.string({ unit: 'grapheme' }).map((text) => text.normalize('NFC').replaceAll('\ufffd', ''))
const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => number + 0),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

/** Where reading stops, as keys and characters. */
function stops(text: string): [readonly (string | number)[], number] | null {
  try {
    readCanonical(text)
    return null
  } catch (error) {
    if (error instanceof NotCanonical) return [error.path, error.position]
    throw error
  }
}

describe('equal values are equal bytes', () => {
  test('what is written reads back as it was', () => {
    fc.assert(
      fc.property(value, (value) => {
        expect(readCanonical(writeCanonical(value))).toEqual(value)
      }),
    )
  })

  test('keys are sorted, blanks and absent fields left out, text is in one form', () => {
    expect(writeCanonical({ b: [1, null, true], a: undefined, A: 'e\u0301', '': -0 })).toBe(
      '{"":0,"A":"é","b":[1,null,true]}',
    )
    expect(writeCanonical('half \ud800 and \ufffd')).toBe('"half □ and □"')
  })

  test('only whole numbers, and only what JSON knows, can be written', () => {
    expect(() => writeCanonical(0.5)).toThrow(RangeError)
    expect(() => writeCanonical(2 ** 53)).toThrow(RangeError)
    expect(() => writeCanonical([undefined])).toThrow(TypeError)
  })

  test('keys that every object has are keys like any other', () => {
    const text = '{"__proto__":{"x":1},"constructor":2}'
    expect(writeCanonical(readCanonical(text))).toBe(text)
  })
})

test('a text of millions of escapes is read, or refused where it has no end', () => {
  const escapes = '\\\\'.repeat(4_000_000)
  expect(readCanonical(`"${escapes}"`)).toHaveLength(4_000_000)
  expect(stops(`["${escapes}`)).toEqual([[0], 1])
  expect(stops(`["${escapes}\\"]`)).toEqual([[0], 1])
})

describe('another way to write it is refused where it stands', () => {
  test.each<[string, string, [readonly (string | number)[], number]]>([
    ['a blank', '{"a": 1}', [['a'], 5]],
    ['a blank at the end', '[1] ', [[], 3]],
    ['a line break before', '\n1', [[], 0]],
    ['keys in another order', '{"b":1,"a":2}', [['a'], 10]],
    ['a key twice', '{"a":1,"a":2}', [['a'], 10]],
    ['a key without quotation marks', '{a:1}', [[], 1]],
    ['no colon', '{"a"1}', [['a'], 4]],
    ['no end of an object', '{"a":1', [[], 6]],
    ['no end of a list', '[[1],[2', [[1], 7]],
    ['a comma too many', '[1,]', [[1], 3]],
    ['a fraction', '[1.5]', [[], 2]],
    ['zero before a number', '[01]', [[0], 1]],
    ['minus zero', '-0', [[], 0]],
    ['a number that is too large', '9007199254740993', [[], 0]],
    ['an escape that is not needed', '{"a":"\\u0041"}', [['a'], 5]],
    ['an escape that does not exist', '"\\x"', [[], 0]],
    ['a line break in text', '"a\nb"', [[], 0]],
    ['text without an end', '["a', [[0], 1]],
    ['a second Unicode form', '"e\u0301"', [[], 0]],
    ['the sign for unreadable bytes', '["a","\ufffd"]', [[1], 5]],
    ['half a character', '"\\ud800"', [[], 0]],
    ['a byte order mark', '\ufeff1', [[], 0]],
    ['nothing', '', [[], 0]],
    ['lists without end', '['.repeat(100_000), [Array.from({ length: 41 }, () => 0), 41]],
    ['no word of JSON', 'nul', [[], 0]],
  ])('%s', (_, text, place) => {
    expect(stops(text)).toEqual(place)
  })
})
