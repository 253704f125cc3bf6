import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectStates } from '../contract/words.ts'
import { nextAct } from '../wishes/progress.ts'
import {
  candidateOf,
  pairsOf,
  paragraphId,
  takesMergers,
  type WishAct,
  type WishState,
  wishActs,
  wishMoved,
  wishStates,
  wishTransitions,
} from './wishes.ts'

const walk = (acts: readonly WishAct[]): WishState[] => {
  const states: WishState[] = ['waiting']
  for (const act of acts) {
    const next = wishMoved(states.at(-1)!, act)
    if (next) states.push(next)
  }
  return states
}
const anyActs = fc.array(fc.constantFrom(...wishActs), { maxLength: 30 })

describe('the states of a suggestion', () => {
  test('whatever is tried in whatever order, a suggestion is always in a known state', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        for (const state of walk(acts)) expect(wishStates).toContain(state)
      }),
    )
  })

  test('nothing is published, weighed or voted that was not looked at', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        let state: WishState = 'waiting'
        let isLookedAt = false
        for (const act of acts) {
          const next = wishMoved(state, act)
          if (!next) continue
          // Whoever passes something on has looked at it.
          if (act === 'publish' || act === 'move_on') isLookedAt = true
          if (act === 'reconsider') isLookedAt = false
          if (['published', 'candidate', 'listed', 'adopted', 'under_way'].includes(next))
            expect(isLookedAt).toBe(true)
          state = next
        }
      }),
    )
  })

  test('nothing comes into the list that was not a candidate, and nothing is done that was neither voted nor passed on', () => {
    fc.assert(
      fc.property(anyActs, (acts) => {
        const states = walk(acts)
        states.forEach((state, at) => {
          const before = states.slice(0, at)
          if (state === 'adopted') expect(before).toContain('candidate')
          if (state === 'done') expect(before.some((one) => one === 'adopted' || one === 'moved')).toBe(true)
        })
      }),
    )
  })

  test('what was withdrawn stays withdrawn, and what was merged moves only with the one that speaks for it', () => {
    for (const act of wishActs) {
      expect(wishMoved('withdrawn', act)).toBeNull()
      expect(wishMoved('merged', act)).toBeNull()
    }
    expect(takesMergers).not.toContain('merged')
  })

  test('every state but the first is reached by some act, and every step the public sees is told to somebody', () => {
    const reached = new Set(wishActs.map((act) => wishTransitions[act].to))
    for (const state of wishStates) if (state !== 'waiting') expect(reached).toContain(state)
    for (const act of wishActs) {
      const { by, tells } = wishTransitions[act]
      if (by !== 'suggester') expect(tells).not.toBe('nobody')
    }
  })

  test('after what its project says was followed, there is nothing more to follow', () => {
    for (const project of projectStates) {
      for (const isReached of [true, false]) {
        for (const state of wishStates) {
          const act = nextAct({ state }, project, isReached)
          if (!act) continue
          const next = wishMoved(state, act)
          expect(next, `${state} cannot ${act}`).not.toBeNull()
          expect(nextAct({ state: next! }, project, isReached), `${state} ${project} ${isReached}`).toBeNull()
        }
      }
    }
  })
})

describe('what two suggestions share', () => {
  const shared = (a: string, b: string) => {
    const pairs = new Set(pairsOf(a))
    return pairsOf(b).filter((pair) => pairs.has(pair)).length
  }
  test('words about one matter share pairs of characters that trigrams do not see', () => {
    expect(shared('弄堂口路灯坏了', '希望在弄堂口装一盏路灯')).toBeGreaterThanOrEqual(2)
    expect(shared('想装电梯', '三号楼希望加装一部电梯')).toBeGreaterThanOrEqual(1)
    expect(shared('食堂太远', '路灯不亮')).toBe(0)
  })
  test('politeness makes no two texts alike', () => {
    expect(shared('我们小区居民希望街道能否解决', '建议街道问问居民，我们小区没有问题')).toBe(0)
  })
  test('any text has pairs, each once and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const pairs = pairsOf(text)
        expect(new Set(pairs).size).toBe(pairs.length)
        for (const pair of pairs) expect(pair.isWellFormed()).toBe(true)
      }),
    )
  })
})

test('the id of a paragraph says which candidate it came from, and no other item’s does', () => {
  const id = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000'
  expect(candidateOf(paragraphId(id))).toBe(id)
  expect(paragraphId(id).length).toBeLessThanOrEqual(40)
  for (const other of ['i1', 'q7', 'c_', 'c_nothing']) expect(candidateOf(other)).toBeNull()
})
