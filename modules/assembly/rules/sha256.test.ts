import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

const known = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

test('the examples of the standard come out', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('every length around the edges of a block is the same as elsewhere', () => {
  for (let length = 0; length <= 200; length++) {
    const text = 'é'.repeat(length % 3) + 'x'.repeat(length)
    expect(sha256(text)).toBe(known(text))
  }
  const long = '桂'.repeat(300_000)
  expect(sha256(long)).toBe(known(long))
})

test('whatever the text, with rare characters and half ones, it is the same as elsewhere', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(sha256(text)).toBe(known(text))
    }),
  )
  expect(sha256('a\ud800b')).toBe(known('a\ufffdb'))
})
