import { describe, expect, test } from 'vitest'
import {
  candidatesNeeded,
  fullYears,
  isShown,
  type MethodFacts,
  mayObject,
  mayRegister,
  methodFault,
  type RegisterFacts,
  registerObstacles,
  type StageFacts,
  stageOf,
  turnout,
} from './elections.ts'

const heldOn = '2026-06-20'
const method = (part: Partial<MethodFacts> = {}): MethodFacts => ({
  electors: 'voters',
  posts: [{ post: 'director', seats: 1, more: 0 }],
  winning: { share: [1, 2], strict: true, base: 'returned' },
  turnout: { share: [1, 2], strict: true },
  shownFrom: '2026-06-01',
  shownUntil: '2026-06-06',
  objectionsUntil: '2026-06-05',
  decidedWithinDays: 3,
  registrationUntil: null,
  ...part,
})

describe('a method', () => {
  test('without days is no fault, with some of them it is', () => {
    expect(methodFault(method(), heldOn)).toBeNull()
    const noDays = { shownFrom: null, shownUntil: null, objectionsUntil: null }
    expect(methodFault(method(noDays), heldOn)).toBeNull()
    expect(methodFault(method({ shownUntil: null }), heldOn)).toBe('days_missing')
  })

  test.each<[Partial<MethodFacts>, string]>([
    [{ winning: { share: [1, 0], strict: true, base: 'valid' } }, 'share'],
    [{ turnout: { share: [3, 2], strict: false } }, 'share'],
    [
      {
        posts: [
          { post: 'member', seats: 1, more: 0 },
          { post: 'member', seats: 2, more: 0 },
        ],
      },
      'post_twice',
    ],
    [{ shownUntil: '2026-06-01' }, 'days_order'],
    [{ objectionsUntil: '2026-05-31' }, 'days_order'],
    [{ shownUntil: '2026-06-21' }, 'days_after_polling'],
    [{ objectionsUntil: heldOn }, 'days_after_polling'],
    [{ objectionsUntil: '2026-06-18' }, 'too_few_days_to_decide'],
    [{ registrationUntil: heldOn }, 'days_after_polling'],
  ])('%j is at fault: %s', (part, fault) => {
    expect(methodFault(method(part), heldOn)).toBe(fault)
  })

  test('may leave the last objection exactly the days it takes', () => {
    expect(methodFault(method({ objectionsUntil: '2026-06-17' }), heldOn)).toBeNull()
    expect(methodFault(method({ registrationUntil: '2026-06-19' }), heldOn)).toBeNull()
  })
})

test('full years are counted by the birthday, also for somebody born on 29 February', () => {
  expect(fullYears('2008-06-20', heldOn)).toBe(18)
  expect(fullYears('2008-06-21', heldOn)).toBe(17)
  expect(fullYears('2008-02-29', '2026-02-28')).toBe(17)
  expect(fullYears('2008-02-29', '2026-03-01')).toBe(18)
})

describe('a register', () => {
  const full: RegisterFacts = { entered: 9, asked: 0, openObjections: 0, groups: [3, 3, 3] }
  const on = '2026-06-07'
  test('is frozen when the list was public, all is decided and somebody is on it', () => {
    expect(registerObstacles(method(), full, on)).toEqual([])
    expect(registerObstacles(method(), { ...full, entered: 0 }, on)).toEqual(['nobody'])
    expect(registerObstacles(method(), { ...full, asked: 1, openObjections: 2 }, on)).toEqual([
      'objections_open',
      'asked_open',
    ])
  })
  test('waits for the list to begin, to end, and for the last day of objections', () => {
    expect(registerObstacles(method({ shownFrom: null }), full, on)).toEqual(['not_shown'])
    expect(registerObstacles(method({ shownUntil: null }), full, on)).toEqual(['not_shown'])
    expect(registerObstacles(method(), full, '2026-05-31')).toEqual(['not_shown'])
    expect(registerObstacles(method(), full, '2026-06-05')).toEqual(['shown_still'])
    expect(registerObstacles(method(), full, '2026-06-06')).toEqual([])
    expect(registerObstacles(method({ objectionsUntil: '2026-06-07' }), full, on)).toEqual(['shown_still'])
    expect(registerObstacles(method({ objectionsUntil: null }), full, on)).toEqual([])
  })
  test('of representatives has two or three for each group, and only there', () => {
    const odd = (groups: number[]) => ({ ...full, groups })
    const by = method({ electors: 'representatives' })
    expect(registerObstacles(by, odd([2, 3]), on)).toEqual([])
    expect(registerObstacles(by, odd([1, 3]), on)).toEqual(['group_size'])
    expect(registerObstacles(by, odd([2, 4]), on)).toEqual(['group_size'])
    expect(registerObstacles(method(), odd([1, 40]), on)).toEqual([])
  })
})

test('the list, objections and registration each have their days', () => {
  const days = method({ registrationUntil: '2026-05-30' })
  const none = method({ shownFrom: null, shownUntil: null, objectionsUntil: null })
  expect(['2026-05-31', '2026-06-01', '2026-06-05', '2026-06-06'].map((on) => isShown(days, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(['2026-05-31', '2026-06-01', '2026-06-05', '2026-06-06'].map((on) => mayObject(days, on))).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(mayObject(none, '2026-06-01') || isShown(none, '2026-06-01')).toBe(false)
  expect(mayObject(method({ objectionsUntil: null }), '2026-06-01')).toBe(false)
  expect(isShown(method({ shownUntil: null }), '2026-06-01')).toBe(false)
  expect([
    mayRegister(days, '2026-05-30'),
    mayRegister(days, '2026-05-31'),
    mayRegister(none, '2026-05-01'),
  ]).toEqual([true, false, false])
})

test('the stage is the work of the day, the latest that has been reached', () => {
  const facts = (part: Partial<StageFacts> = {}): StageFacts => ({
    ...method(),
    entered: 3,
    isFrozen: false,
    candidatesShown: false,
    hasRun: false,
    pollingValid: null,
    hasResult: false,
    ...part,
  })
  const stage = (part: Partial<StageFacts>, today = '2026-05-20') => stageOf(facts(part), today)
  expect(stage({ entered: 0 })).toBe('method')
  expect(stage({ shownUntil: null })).toBe('register')
  expect(stage({})).toBe('register')
  expect(stage({}, '2026-06-01')).toBe('shown')
  expect(stage({}, '2026-06-06')).toBe('objections')
  expect(stage({ isFrozen: true })).toBe('frozen')
  expect(stage({ isFrozen: true, candidatesShown: true })).toBe('candidates')
  expect(stage({ hasRun: true })).toBe('polling')
  expect(stage({ hasRun: true, pollingValid: true })).toBe('counting')
  expect(stage({ hasRun: true, pollingValid: false })).toBe('failed')
  expect(stage({ hasRun: true, pollingValid: true, hasResult: true })).toBe('elected')
})

test('exactly half is not more than half, and a post needs its seats and the difference', () => {
  const half = { share: [1, 2], strict: true } as const
  expect(turnout(half, 30, 15)).toEqual({ needed: 16, isEnough: false })
  expect(turnout(half, 30, 16)).toEqual({ needed: 16, isEnough: true })
  expect(turnout(half, 0, 0).isEnough).toBe(false)
  expect(candidatesNeeded({ seats: 4, more: 1 })).toBe(5)
})
