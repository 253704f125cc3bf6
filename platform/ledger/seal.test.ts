import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merkleRoot } from './seal.ts'

const leaf = (text: string) =>
  createHash('sha256')
    .update(Buffer.from([0]))
    .update(text)
    .digest()
const node = (a: Buffer, b: Buffer) =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(a)
    .update(b)
    .digest()

test('the root of three leaves is built as RFC 6962 says: two on the left, one on the right', () => {
  const root = merkleRoot(['a', 'b', 'c'].map((t) => Buffer.from(t)))
  expect(root.equals(node(node(leaf('a'), leaf('b')), leaf('c')))).toBe(true)
})

test('the empty tree has no root', () => {
  expect(() => merkleRoot([])).toThrow(RangeError)
})

test('changing, dropping, adding or swapping any leaf changes the root', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 }),
      fc.nat(),
      fc.nat(),
      (texts, i, j) => {
        const leaves = texts.map((t) => Buffer.from(t))
        const root = merkleRoot(leaves)
        const at = i % leaves.length
        const other = (at + 1 + (j % (leaves.length - 1))) % leaves.length
        const swapped = [...leaves]
        ;[swapped[at], swapped[other]] = [swapped[other]!, swapped[at]!]
        const changed = leaves.with(at, Buffer.from(`${texts[at]}.`))
        expect(merkleRoot(changed).equals(root)).toBe(false)
        expect(merkleRoot(leaves.toSpliced(at, 1)).equals(root)).toBe(false)
        expect(merkleRoot([...leaves, Buffer.from('')]).equals(root)).toBe(false)
        expect(merkleRoot(swapped).equals(root)).toBe(false)
      },
    ),
  )
})
