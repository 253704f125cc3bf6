import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { unzip } from './unzip.ts'
import { zip, zipStream } from './zip.ts'

const limits = { mostBytes: 10_000_000, mostEntries: 100 }

test('what is packed comes out as it was, names in Chinese and empty files too', async () => {
  const parts = new Map([
    ['甲/乙 𬭎.txt', Buffer.from('一二三'.repeat(1_000))],
    ['empty', Buffer.alloc(0)],
    ['bytes', Buffer.from([0, 255, 10, 13])],
  ])
  const packed = await zip(parts)
  expect(packed.length).toBeLessThan(1_000)
  expect([...(await unzip(packed, limits))]).toEqual([...parts])
})

test('the same content gives the same bytes, whenever it is packed', async () => {
  const parts = new Map([['a', Buffer.from('x')]])
  const first = await zip(parts)
  await new Promise((later) => setTimeout(later, 5))
  expect((await zip(parts)).equals(first)).toBe(true)
})

test('a stream asks for one file at a time, and only when the one before has left', async () => {
  const asked: string[] = []
  async function* entries() {
    for (const name of ['a', 'b', 'c']) {
      asked.push(`say ${name}`)
      yield {
        name,
        isPacked: name === 'b',
        content: () => {
          asked.push(`read ${name}`)
          return Buffer.from(name.repeat(10))
        },
      }
    }
  }
  const packed = await buffer(zipStream(entries()))
  expect(asked).toEqual(['say a', 'read a', 'say b', 'read b', 'say c', 'read c'])
  const read = await unzip(packed, limits)
  expect([...read.keys()]).toEqual(['a', 'b', 'c'])
  expect(read.get('b')?.toString()).toBe('bbbbbbbbbb')
})
