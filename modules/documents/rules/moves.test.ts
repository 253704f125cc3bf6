import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindRules, paperKinds } from './kinds.ts'
import { frozenStates, isOpen, landing, moves, type PaperState, paperStates } from './moves.ts'

const walks = fc.record({
  kind: fc.constantFrom(...paperKinds),
  tries: fc.array(fc.record({ move: fc.constantFrom(...moves), hasCountersigners: fc.boolean() }), {
    maxLength: 40,
  }),
})

/** Every move that was made, with the state before and after it. */
function walk({ kind, tries }: typeof walks extends fc.Arbitrary<infer W> ? W : never) {
  const made: { move: (typeof moves)[number]; from: PaperState; to: PaperState }[] = []
  let state: PaperState = 'draft'
  for (const { move, hasCountersigners } of tries) {
    const to = landing(kind, state, move, { hasCountersigners })
    if (to === null) continue
    made.push({ move, from: state, to })
    state = to
  }
  return { state, made }
}

describe('whatever is tried, in whatever order,', () => {
  test('nothing is numbered, sealed, sent out or filed that was not approved since its words were last open', () => {
    fc.assert(
      fc.property(walks, (tried) => {
        let approved = false
        for (const { move, to } of walk(tried).made) {
          if (move === 'approve') approved = true
          if (isOpen(to)) approved = false
          if (frozenStates.includes(to)) expect(approved).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('a paper bears a number only where its kind does, once, and never loses it to a new round', () => {
    fc.assert(
      fc.property(walks, (tried) => {
        const { made } = walk(tried)
        const numbers = made.filter(({ move }) => move === 'number').length
        expect(numbers).toBeLessThanOrEqual(kindRules[tried.kind].numbered ? 1 : 0)
        const at = made.findIndex(({ move }) => move === 'number')
        if (at >= 0) for (const { to } of made.slice(at)) expect(isOpen(to)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  test('it goes out under a seal exactly where its kind wants one', () => {
    fc.assert(
      fc.property(walks, (tried) => {
        const { made } = walk(tried)
        const issued = made.findIndex(({ move }) => move === 'issue')
        if (issued < 0) return
        const sealedBefore = made.slice(0, issued).some(({ move }) => move === 'seal')
        expect(sealedBefore).toBe(kindRules[tried.kind].sealed)
      }),
      { numRuns: 2_000 },
    )
  })

  test('what is void or filed stays so', () => {
    for (const kind of paperKinds)
      for (const move of moves)
        for (const state of ['void', 'filed'] as const)
          expect(landing(kind, state, move, { hasCountersigners: true })).toBeNull()
  })
})

test('every state but the end can be left, and every state can be reached', () => {
  const reached = new Set<PaperState>(['draft'])
  for (let round = 0; round < paperStates.length; round++)
    for (const kind of paperKinds)
      for (const state of [...reached])
        for (const move of moves)
          for (const hasCountersigners of [false, true]) {
            const to = landing(kind, state, move, { hasCountersigners })
            if (to) reached.add(to)
          }
  expect([...reached].sort()).toEqual([...paperStates].sort())
})
