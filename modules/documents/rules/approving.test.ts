import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barOf, current, deputises, inOrder, isDue, isSigned, type Line, passedPaths } from './approving.ts'
import { isCountersigned, maySpeak } from './countersigning.ts'
import { kindRules, numberOf, paperKinds, ranks } from './kinds.ts'
import { paperStates } from './moves.ts'
import { sealRefusal } from './sealing.ts'

const line = (path: string, ask: Line['ask'], outcome: string | null = null): Line => ({
  id: path,
  path,
  ask,
  outcome,
})

test('whoever is passed to stands before whoever passed, and both before the rest', () => {
  const paths = passedPaths('02')!
  const lines = [
    line('03', 'sign'),
    line(paths.back, 'review'),
    line('02', 'review', 'passed'),
    line(paths.to, 'review'),
  ]
  expect(inOrder(lines).map(({ path }) => path)).toEqual(['02', '02.01', '02.02', '03'])
  expect(current(lines)?.path).toBe('02.01')
  const deeper = passedPaths(paths.to)!
  expect(
    inOrder([...lines, line(deeper.back, 'review'), line(deeper.to, 'review')]).map(({ path }) => path),
  ).toEqual(['02', '02.01', '02.01.01', '02.01.02', '02.02', '03'])
})

test('passing on ends some time', () => {
  let path: string | undefined = '01'
  let times = 0
  for (; path && times < 100; times++) path = passedPaths(path)?.back
  expect(times).toBeLessThan(10)
})

test('signed is what somebody signed and nobody is left out of; readers hold nobody up', () => {
  expect(isSigned([line('01', 'review', 'approved'), line('02', 'sign')])).toBe(false)
  expect(isSigned([line('01', 'review'), line('02', 'sign', 'approved')])).toBe(false)
  expect(isSigned([line('01', 'review', 'seen'), line('02', 'sign', 'approved'), line('03', 'read')])).toBe(
    true,
  )
  expect(isSigned([line('01', 'review', 'approved')])).toBe(false)
  expect(isDue([line('01', 'review'), line('02', 'read')], line('02', 'read'))).toBe(true)
})

test('nobody who wrote a word approves it, in no name; one hand signs in one name', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd')
  const duties = fc.record({
    actor: person,
    principal: person,
    writers: fc.array(person, { maxLength: 3 }),
    approved: fc.array(fc.record({ by: person, name: person }), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(duties, (given) => {
      const bar = barOf(given)
      const wrote = given.writers.some((writer) => writer === given.actor || writer === given.principal)
      expect(bar === 'own_paper').toBe(wrote)
      if (bar === null)
        expect(given.approved.every((one) => one.by !== given.actor || one.name === given.principal)).toBe(
          true,
        )
    }),
  )
})

test('a deputising holds from its first day up to, not including, its last, and for its kinds', () => {
  const term = { fromOn: '2026-03-02', untilOn: '2026-03-09', endedOn: null, kinds: ['notice'] }
  expect(deputises(term, '2026-03-02', 'notice')).toBe(true)
  expect(deputises(term, '2026-03-09', 'notice')).toBe(false)
  expect(deputises(term, '2026-03-01', 'notice')).toBe(false)
  expect(deputises(term, '2026-03-03', 'letter')).toBe(false)
  expect(deputises({ ...term, endedOn: '2026-03-03' }, '2026-03-03', 'notice')).toBe(false)
  expect(deputises({ ...term, kinds: null }, '2026-03-03', 'letter')).toBe(true)
})

test('an objection without an answer lets nobody else speak and nothing be finished', () => {
  const asked = fc.array(
    fc.record({
      officeId: fc.uuid(),
      position: fc.integer({ min: 1, max: 9 }),
      stance: fc.constantFrom('agreed' as const, 'remarked' as const, 'objected' as const, null),
      answered: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(asked, fc.constantFrom('at_once' as const, 'in_order' as const), (offices, mode) => {
      const open = offices.some((one) => one.stance === 'objected' && !one.answered)
      const due = maySpeak(offices, mode)
      if (open) expect([due, isCountersigned(offices)]).toEqual([[], false])
      else expect(isCountersigned(offices)).toBe(due.length === 0)
      for (const one of due) expect(one.stance).toBeNull()
      if (mode === 'in_order')
        for (const one of due)
          for (const other of offices)
            if (other.stance === null) expect(other.position).toBeGreaterThanOrEqual(one.position)
    }),
  )
})

test('nothing is sealed that nobody signed, was changed since, or stands on no list', () => {
  for (const kind of paperKinds)
    for (const state of paperStates)
      for (const signedRank of [...ranks, null])
        for (const intact of [true, false])
          for (const rule of [null, { signedRank: 'leader' as const }, { signedRank: 'head' as const }])
            for (const inUse of [true, false]) {
              if (sealRefusal({ kind, state, signedRank, intact, rule, inUse }) !== null) continue
              expect([signedRank !== null, intact, rule !== null, inUse, kindRules[kind].sealed]).toEqual(
                Array(5).fill(true),
              )
              expect(
                kindRules[kind].numbered
                  ? ['numbered', 'sealed', 'issued']
                  : ['approved', 'sealed', 'issued'],
              ).toContain(state)
              if (rule?.signedRank === 'leader') expect(signedRank).toBe('leader')
            }
})

test('a number is written as the standard wants it', () => {
  expect(numberOf('桂街办', 2026, 12)).toBe('桂街办〔2026〕12号')
})
