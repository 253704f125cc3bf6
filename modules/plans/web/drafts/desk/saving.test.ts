import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toggleTarget } from './content.ts'
import { contentOf, sample } from './sample.ts'
import { openSaving } from './saving.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const [stale, gone, refused] = [new Error('stale'), new Error('network'), new Error('refused')]
const one = toggleTarget(sample, 'i1', 'q1')
const two = toggleTarget(one, 'i3', 'q3')

/** A server that answers when told to, and remembers what it was sent. */
function openServer() {
  const sent: { version: number; content: typeof sample; answer: (error?: Error) => Promise<void> }[] = []
  const saving = openSaving({
    version: 3,
    savedAt: 'before',
    content: sample,
    isStale: (error) => error === stale,
    mayRepeat: (error) => error === gone,
    send: (version, content) =>
      new Promise((resolve, reject) => {
        sent.push({
          version,
          content,
          async answer(error) {
            if (error) reject(error)
            else resolve({ version: version + 1, savedAt: `at ${version + 1}` })
            await vi.advanceTimersByTimeAsync(0)
          },
        })
      }),
  })
  return { saving, sent }
}

test('changes in a row are sent once, a moment after the last', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  await vi.advanceTimersByTimeAsync(800)
  saving.offer(two)
  await vi.advanceTimersByTimeAsync(800)
  expect(sent).toHaveLength(0)
  expect(saving.state().kind).toBe('waiting')
  await vi.advanceTimersByTimeAsync(800)
  expect(sent).toMatchObject([{ version: 3, content: two }])
  await sent[0]!.answer()
  expect(saving.state()).toEqual({ kind: 'saved', at: 'at 4' })
})

test('what changes while a request is on its way is sent after it, from the version it brought', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  await vi.advanceTimersByTimeAsync(2000)
  saving.offer(two)
  await vi.advanceTimersByTimeAsync(5000)
  expect(sent).toHaveLength(1)
  await sent[0]!.answer()
  expect(saving.state().kind).toBe('waiting')
  await vi.advanceTimersByTimeAsync(2000)
  expect(sent[1]).toMatchObject({ version: 4, content: two })
})

test('going back to what is saved needs no saving', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  saving.offer(sample)
  await vi.advanceTimersByTimeAsync(5000)
  expect(sent).toHaveLength(0)
  expect(saving.state().kind).toBe('saved')
})

test('a lost network is tried again by itself, with the newest content', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  await vi.advanceTimersByTimeAsync(2000)
  await sent[0]!.answer(gone)
  expect(saving.state()).toMatchObject({ kind: 'failed', again: true })
  await vi.advanceTimersByTimeAsync(7000)
  expect(sent).toHaveLength(2)
  await sent[1]!.answer()
  expect(saving.state().kind).toBe('saved')
})

test('a refusal waits for the next change', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  await vi.advanceTimersByTimeAsync(2000)
  await sent[0]!.answer(refused)
  expect(saving.state()).toMatchObject({ kind: 'failed', again: false, error: refused })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(1)
  saving.offer(two)
  await vi.advanceTimersByTimeAsync(2000)
  expect(sent[1]?.content).toBe(two)
})

test('over somebody else’s version nothing is sent until a person has decided', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  await vi.advanceTimersByTimeAsync(2000)
  await sent[0]!.answer(stale)
  expect(saving.state().kind).toBe('conflict')
  saving.offer(two)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(1)
  expect(await saving.now()).toBe(null)
  const theirs = contentOf(sample.items[2]!)
  saving.offer(theirs)
  saving.rebase(9, 'theirs', theirs)
  expect(saving.state()).toEqual({ kind: 'saved', at: 'theirs' })
  // One undo later one's own content is sent from their version.
  saving.offer(two)
  await vi.advanceTimersByTimeAsync(2000)
  expect(sent[1]).toMatchObject({ version: 9, content: two })
})

test('asked to save now, it answers with the version that then holds everything', async () => {
  const { saving, sent } = openServer()
  saving.offer(one)
  const version = saving.now()
  await vi.advanceTimersByTimeAsync(0)
  saving.offer(two)
  await sent[0]!.answer()
  await sent[1]!.answer()
  expect(await version).toBe(5)
  expect(sent.map(({ content }) => content)).toEqual([one, two])
})
