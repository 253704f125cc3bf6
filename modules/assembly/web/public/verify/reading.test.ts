import { expect, test } from 'vitest'
import { secretElection } from '../../../published/samples.ts'
import { writePublished } from '../../../rules/publishing.ts'
import { verifyPublished } from '../../../rules/verifying.ts'
import { ballotWith, digestTyped, isCounted, placeOf, receiptOf, textOf } from './reading.ts'

const file = writePublished(secretElection())

test('a receipt is found as people type it, and nothing else passes for one', () => {
  const poll = verifyPublished(file.text).poll!
  const { id } = poll.ballots[3]!
  const typed = ` ${id.slice(0, 8).toUpperCase()}-${id.slice(8, 12)} ${id.slice(12)}\u3000`
  expect(receiptOf(typed)).toBe(id)
  expect(ballotWith(poll, receiptOf(typed)!)).toEqual(poll.ballots[3])
  expect(ballotWith(poll, 'f'.repeat(32))).toBeNull()
  for (const wrong of ['', id.slice(1), `${id}0`, 'g'.repeat(32)]) expect(receiptOf(wrong)).toBeNull()
})

test('a digest is read with gaps and capitals and in no other length', () => {
  expect(digestTyped(` ${file.digest.toUpperCase().replace(/(.{8})/g, '$1 ')}`)).toBe(file.digest)
  expect(digestTyped(file.digest.slice(1))).toBeNull()
})

test('a byte order mark and bytes that are no text stay visible, so that they are found', () => {
  const bytes = new TextEncoder().encode(file.text)
  const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes])
  const broken = Uint8Array.from(bytes)
  broken[100] = 0xff
  expect(verifyPublished(textOf(bytes.buffer)).ok).toBe(true)
  expect(verifyPublished(textOf(marked.buffer)).ok).toBe(false)
  expect(verifyPublished(textOf(broken.buffer)).ok).toBe(false)
})

test('a ballot with more names than allowed is found and said not to count', () => {
  const poll = verifyPublished(file.text).poll!
  expect(isCounted(poll, poll.ballots[0]!.marks)).toBe(true)
  expect(isCounted(poll, { mode: 'approve', lines: { o1: 'y', o2: 'y', o3: 'y' } })).toBe(false)
})

test('the place of a fault is its section and the number of the item in it', () => {
  expect(placeOf('')).toEqual({ section: null, item: null })
  expect(placeOf('/ballots/2/marks')).toEqual({ section: 'ballots', item: 3 })
  expect(placeOf('/digests/boxes/0')).toEqual({ section: 'boxes', item: 1 })
  expect(placeOf('/digests')).toEqual({ section: 'digests', item: null })
  expect(placeOf('/result/options/0/for')).toEqual({ section: 'result', item: null })
})
