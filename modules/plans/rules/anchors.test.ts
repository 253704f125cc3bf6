import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Anchored, findStray, placeAt, reanchor, stands } from './anchors.ts'

const on = (text: string, quoted: string, from = 0): Anchored => {
  const start = text.indexOf(quoted, from)
  return { id: `${quoted}@${start}`, quoted, start, end: start + quoted.length, isPlaced: true }
}
const wordsOf = (text: string, q: Anchored | undefined) => (q?.isPlaced ? text.slice(q.start, q.end) : 'asks')

test('words typed before a quantity push it along', () => {
  const before = '新建充电桩12个，培训3场。'
  const after = '今年计划新建充电桩12个，培训3场。'
  const [piles, trainings] = reanchor(before, after, [on(before, '12个'), on(before, '3场')])
  expect(piles).toMatchObject({ start: after.indexOf('12个'), isPlaced: true })
  expect(trainings).toMatchObject({ start: after.indexOf('3场'), isPlaced: true })
})

test('a quantity whose words were rewritten asks, its neighbour stays', () => {
  const before = '新建充电桩12个，培训3场。'
  const after = '新建充电桩若干，培训3场。'
  const moved = reanchor(before, after, [on(before, '12个'), on(before, '3场')])
  expect(moved.map((q) => wordsOf(after, q))).toEqual(['asks', '3场'])
})

test('of two equal quantities one of which was deleted, neither is guessed', () => {
  const before = '楼道12个，楼道12个。'
  const after = '楼道12个。'
  const moved = reanchor(before, after, [on(before, '12个'), on(before, '12个', 5)])
  expect(moved.map((q) => q.isPlaced)).toEqual([false, false])
})

test('a digit typed in front makes another number, so the quantity asks', () => {
  const before = '新建12个'
  for (const after of ['新建112个', '新建1.12个', '新建二12个'])
    expect(reanchor(before, after, [on(before, '12个')])[0]?.isPlaced, after).toBe(false)
  expect(reanchor('共4万', '共4万平方米', [on('共4万', '4万')])[0]?.isPlaced).toBe(true)
  expect(reanchor('共4', '共40', [on('共4', '4')])[0]?.isPlaced).toBe(false)
  expect(reanchor('共4', '共4.5', [on('共4', '4')])[0]?.isPlaced).toBe(false)
})

test('several edits at once leave a quantity whose neighbourhood survived', () => {
  const before = '今年新建便民充电桩12个，开展消防培训3场，慰问独居老人90名。'
  const after = '年内新建便民充电桩12个，组织消防培训3场，走访独居老人90名以上。'
  const moved = reanchor(before, after, [on(before, '12个'), on(before, '3场'), on(before, '90名')])
  expect(moved.map((q) => wordsOf(after, q))).toEqual(['12个', '3场', '90名'])
})

test('a quantity moved to a selection stands on the selected words', () => {
  const text = '新建充电桩12个'
  const placed = placeAt(text, { ...on(text, '12个'), isPlaced: false }, 5, 7)
  expect(placed).toMatchObject({ quoted: '12', isPlaced: true })
  expect(stands(text, placed)).toBe(true)
})

test('a quantity that stands beside its words is found', () => {
  const text = '新建充电桩12个'
  expect(findStray(text, [on(text, '12个')])).toBeUndefined()
  expect(findStray(text, [{ ...on(text, '12个'), start: 4 }])?.id).toBe('12个@5')
  expect(findStray(text, [{ ...on(text, '12个'), start: 4, isPlaced: false }])).toBeUndefined()
})

/** Few letters, so that equal words stand everywhere and every edit can be read in more than one way. */
const narrow = fc.string({ unit: fc.constantFrom('1', '2', '个', '，', '建'), maxLength: 24 })
const edits = narrow.chain((text) =>
  fc.record({
    text: fc.constant(text),
    at: fc.nat(text.length),
    removed: fc.nat(6),
    inserted: fc.string({ unit: fc.constantFrom('1', '2', '个', '，', '建'), maxLength: 5 }),
    spans: fc.array(fc.tuple(fc.nat(Math.max(0, text.length - 1)), fc.integer({ min: 1, max: 4 })), {
      maxLength: 6,
    }),
  }),
)

const withNeighbours = (text: string, { start, end }: Anchored) => [
  ...(start >= 3 ? [text.slice(start - 3, end)] : []),
  ...(end + 3 <= text.length ? [text.slice(start, end + 3)] : []),
]

test('the letters that another edit put there are not the words, unless their neighbours came with them', () => {
  const text = '，1个121个建'
  const one = { id: 'q', quoted: '1', start: 1, end: 2, isPlaced: true }
  expect(reanchor(text, '1个12个建', [one])[0]).toMatchObject({ start: 0, isPlaced: true })
  expect(reanchor(text, '1建12个建', [one])[0]?.isPlaced).toBe(false)
})

test('no single edit ever moves an anchor onto other words', () => {
  fc.assert(
    fc.property(edits, ({ text, at, removed, inserted, spans }) => {
      const until = Math.min(text.length, at + removed)
      const edited = text.slice(0, at) + inserted + text.slice(until)
      // Letters that were taken away and typed again are no change.
      let kept = 0
      while (kept < inserted.length && at + kept < until && inserted[kept] === text[at + kept]) kept++
      let keptBehind = 0
      while (
        keptBehind < inserted.length - kept &&
        at + kept < until - keptBehind &&
        inserted[inserted.length - 1 - keptBehind] === text[until - 1 - keptBehind]
      )
        keptBehind++
      const from = at + kept
      const cut = until - keptBehind
      const quantities = spans
        .filter(([start]) => start < text.length)
        .map(([start, length], index): Anchored => {
          const end = Math.min(text.length, start + length)
          return { id: `q${index}`, quoted: text.slice(start, end), start, end, isPlaced: true }
        })
      const moved = reanchor(text, edited, quantities)
      expect(moved).toHaveLength(quantities.length)
      for (const [index, quantity] of moved.entries()) {
        const before = quantities[index]!
        expect(quantity.quoted).toBe(before.quoted)
        if (!quantity.isPlaced) continue
        expect(edited.slice(quantity.start, quantity.end)).toBe(before.quoted)
        // The edit as it really was says where the words went; a placed anchor must be exactly there.
        if (before.end <= from) expect(quantity.start).toBe(before.start)
        else if (before.start >= cut) expect(quantity.start).toBe(before.start + edited.length - text.length)
        // It went through the words: they may only be placed where letters were added, never where any was taken. Words typed again
        // together with three of their neighbours are the same words: from the two texts nobody could tell.
        else if (!withNeighbours(text, before).some((words) => inserted.includes(words)))
          expect(cut).toBe(from)
      }
    }),
    { numRuns: 5_000 },
  )
})

test('several edits never move an anchor away from its own letters', () => {
  // Every letter is its own witness here: all letters differ, so where the words went is known exactly.
  const alphabet = Array.from({ length: 400 }, (_, i) => String.fromCharCode(0x4e00 + i * 7))
  const cases = fc.record({
    length: fc.integer({ min: 1, max: 60 }),
    spans: fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 5 })), { maxLength: 6 }),
    changes: fc.array(fc.tuple(fc.nat(80), fc.nat(5), fc.nat(4)), { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(cases, ({ length, spans, changes }) => {
      let fresh = length
      const text = alphabet.slice(0, length).join('')
      let edited = text
      for (const [at, removed, added] of changes) {
        const from = Math.min(at, edited.length)
        const inserted = alphabet.slice(fresh, fresh + added).join('')
        fresh += added
        edited = edited.slice(0, from) + inserted + edited.slice(from + removed)
      }
      const quantities = spans
        .filter(([start]) => start < length)
        .map(([start, size], index): Anchored => {
          const end = Math.min(length, start + size)
          return { id: `q${index}`, quoted: text.slice(start, end), start, end, isPlaced: true }
        })
      for (const quantity of reanchor(text, edited, quantities)) {
        if (quantity.isPlaced) expect(quantity.start).toBe(edited.indexOf(quantity.quoted))
      }
    }),
    { numRuns: 2_000 },
  )
})

test('an edit elsewhere keeps every anchor: asking about everything would be no guarantee', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('春', '夏', '秋'), maxLength: 8 }), (added) => {
      const before = '新建充电桩12个，培训3场。'
      const quantities = [on(before, '12个'), on(before, '3场')]
      for (const after of [`${added}${before}`, `${before}${added}`])
        expect(reanchor(before, after, quantities).map((q) => wordsOf(after, q))).toEqual(['12个', '3场'])
    }),
  )
})
