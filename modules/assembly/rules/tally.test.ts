import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TallyInput } from './counts.ts'
import { byCodePoint, tally } from './tally.ts'

/** A vote of 146 with 131 there, more than half of all needed. */
const conference = {
  entitled: 146,
  present: 131,
  issued: 131,
  returned: 131,
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'entitled' },
} as const
const motion = (more: Partial<TallyInput>): TallyInput => ({
  ...conference,
  kind: 'motion',
  options: [{ id: '决议', for: 100 }],
  ...more,
})
const election = (
  votes: Record<string, number>,
  seats: number,
  more: Partial<TallyInput> = {},
): TallyInput => ({
  ...conference,
  kind: 'election',
  seats,
  options: Object.entries(votes).map(([id, votes]) => ({ id, for: votes })),
  ...more,
})
const passes = (more: Partial<TallyInput>) => tally(motion(more)).options[0]?.passed

describe('motions', () => {
  test('exactly half of all representatives is not more than half', () => {
    expect(passes({ options: [{ id: '决议', for: 73 }] })).toBe(false)
    expect(passes({ options: [{ id: '决议', for: 74 }] })).toBe(true)
  })

  test('65 of 118 present win by those present and lose by all 146', () => {
    const count = { present: 118, issued: 118, returned: 118, options: [{ id: '决议', for: 65 }] }
    expect(passes({ ...count, rule: { share: [1, 2], strict: true, base: 'present' } })).toBe(true)
    expect(passes(count)).toBe(false)
  })

  test('ballots not returned and void ones leave the bases they belong to', () => {
    const count = { returned: 120, invalid: 20, options: [{ id: '决议', for: 60 }] }
    const by = (base: 'present' | 'returned' | 'valid') =>
      tally(motion({ ...count, rule: { share: [1, 2], strict: false, base } }))
    expect([by('present').needed, by('returned').needed, by('valid').needed]).toEqual([66, 60, 50])
    expect(by('valid').options[0]?.percent).toBe('60.00%')
  })

  test('seats are nothing to a motion', () => {
    const reply = tally(motion({ seats: 3 }))
    expect(reply).toMatchObject({ elected: [], tied: [], vacant: 0, next: null, void: null, quorate: true })
  })

  test('ballots of a motion name what they are for, without a limit', () => {
    const options = [{ id: '甲案' }, { id: '乙案' }, { id: '丙案' }]
    const ballots = Array.from({ length: 80 }, () => ['甲案', '乙案', '丙案'])
    const reply = tally(motion({ options, ballots }))
    expect(reply.options.map((option) => option.for)).toEqual([80, 80, 80])
    expect(reply.options.every((option) => option.passed)).toBe(true)
  })

  test('no valid ballot decides nothing and has no percentage', () => {
    const reply = tally(
      motion({
        returned: 10,
        invalid: 10,
        options: [{ id: '决议', for: 0 }],
        rule: { share: [0, 1], strict: true, base: 'valid' },
      }),
    )
    expect(reply.options[0]).toMatchObject({ percent: '', passed: false })
    expect(reply.needed).toBe(1)
  })
})

describe('void votes', () => {
  test('without a quorum the numbers are shown, nobody is elected and the vote is repeated', () => {
    const reply = tally(election({ 甲: 90, 乙: 80 }, 2, { present: 97, issued: 97, returned: 97 }))
    expect(reply).toMatchObject({ quorate: false, void: 'inquorate', next: 'repeat', vacant: 2, elected: [] })
    expect(reply.options.map((option) => [option.for, option.passed])).toEqual([
      [90, false],
      [80, false],
    ])
  })

  test('more ballots back than were issued make the vote void', () => {
    const reply = tally(election({ 甲: 120 }, 1, { issued: 130, returned: 131 }))
    expect(reply).toMatchObject({
      quorate: true,
      void: 'returned-exceeds-issued',
      next: 'repeat',
      vacant: 1,
      elected: [],
      tied: [],
    })
    expect(reply.options[0]).toMatchObject({ for: 120, percent: '82.19%', passed: false })
  })

  test('without a quorum that is what is named, whatever else is wrong', () => {
    expect(
      tally(motion({ present: 50, issued: 40, returned: 50, options: [{ id: 'x', for: 1 }] })).void,
    ).toBe('inquorate')
  })

  test('fewer ballots back than were issued are no fault', () => {
    expect(tally(motion({ returned: 130 })).void).toBeNull()
  })
})

describe('elections', () => {
  test('all who met the rule are elected when there are seats for them, the most votes first', () => {
    expect(tally(election({ 甲: 80, 乙: 120, 丙: 40 }, 3))).toMatchObject({
      elected: ['乙', '甲'],
      tied: [],
      vacant: 1,
      next: 'separate-election',
    })
  })

  test('a tie across the last seat elects those above and sends the tied to another vote', () => {
    expect(tally(election({ 甲: 90, 乙: 120, 丙: 90, 丁: 90, 戊: 80 }, 3))).toMatchObject({
      elected: ['乙'],
      tied: ['甲', '丙', '丁'],
      vacant: 2,
      next: 'revote',
    })
  })

  test('ties wholly above or below the last seat are harmless', () => {
    expect(tally(election({ 甲: 120, 乙: 120, 丙: 80, 丁: 80 }, 2))).toMatchObject({
      elected: ['甲', '乙'],
      tied: [],
      vacant: 0,
      next: null,
    })
  })

  test('a tie among those who missed the rule is no tie', () => {
    expect(tally(election({ 甲: 120, 乙: 70, 丙: 70 }, 2))).toMatchObject({
      elected: ['甲'],
      tied: [],
      vacant: 1,
      next: 'separate-election',
    })
  })

  test('who stands alone and misses the rule is not elected', () => {
    expect(tally(election({ 甲: 73 }, 1))).toMatchObject({
      elected: [],
      vacant: 1,
      next: 'separate-election',
    })
  })

  test('a choice without seats may pass everything it lists', () => {
    const reply = tally({ ...election({ 甲: 90, 乙: 74 }, 1), kind: 'choice', seats: undefined })
    expect(reply).toMatchObject({ elected: ['甲', '乙'], vacant: 0, next: null })
    const some = tally({ ...election({ 甲: 90, 乙: 73 }, 1), kind: 'choice', seats: undefined })
    expect(some, 'what fails leaves no place open').toMatchObject({ elected: ['甲'], vacant: 0, next: null })
    expect(some.verdict).toContain('通过1项：“甲”。')
    const voided = tally({
      ...election({ 甲: 90, 乙: 73 }, 1),
      kind: 'choice',
      seats: undefined,
      present: 10,
      issued: 10,
      returned: 10,
      options: [{ id: '甲', for: 3 }],
    })
    expect(voided).toMatchObject({ void: 'inquorate', vacant: 0, next: 'repeat' })
  })

  test('a choice without seats has no limit: names written in are neither over-marked nor tied', () => {
    const reply = tally({
      ...election({}, 1),
      kind: 'choice',
      seats: undefined,
      options: [{ id: '甲' }, { id: '乙' }],
      rule: { share: [1, 2], strict: true, base: 'valid' },
      returned: 2,
      ballots: [
        ['甲', '乙', '丙'],
        ['丙', '乙', '甲', '甲'],
      ],
    })
    expect(reply).toMatchObject({ elected: ['甲', '乙', '丙'], tied: [], vacant: 0, next: null })
    expect(reply.verdict).toContain('有效2票，无效0票')
  })
})

describe('ballots one by one', () => {
  const of = (ballots: string[][], seats: number, more: Partial<TallyInput> = {}) =>
    tally(
      election({}, seats, {
        options: [{ id: '甲' }, { id: '乙' }],
        rule: { share: [0, 1], strict: true, base: 'valid' },
        ballots,
        returned: ballots.length,
        ...more,
      }),
    )

  test('a name twice on a ballot counts once, and only then is the limit looked at', () => {
    const reply = of([['甲', '甲 ', ' 甲'], ['甲', '乙'], []], 1)
    expect(reply.options.map((option) => [option.id, option.for])).toEqual([
      ['甲', 1],
      ['乙', 0],
    ])
    expect(reply.verdict).toContain('有效2票，无效1票')
  })

  test('names written in follow the printed ones in an order that does not depend on who came first', () => {
    const expected = ['甲', '乙', 'Ä', '𬭎']
    expect(of([['𬭎'], ['A\u0308'], ['\u00c4']], 1).options.map((option) => option.id)).toEqual(expected)
    expect(of([['\u00c4'], ['A\u0308'], ['𬭎']], 1).options.map((option) => option.id)).toEqual(expected)
    expect(of([['\u00c4'], ['A\u0308'], ['𬭎']], 1).elected).toEqual(['Ä'])
  })

  test('ballots said to be void are first those that were not listed, then among the over-marked', () => {
    const over = ['甲', '乙']
    const valid = (more: Partial<TallyInput>) =>
      of([over, ['甲']], 1, { rule: { share: [1, 1], strict: false, base: 'valid' }, ...more }).needed
    // Two listed, one of them over-marked.
    expect(valid({ returned: 2 })).toBe(1)
    expect(valid({ returned: 5, invalid: 3 })).toBe(1)
    expect(valid({ returned: 5, invalid: 2 })).toBe(2)
    expect(valid({ returned: 5, invalid: 4 })).toBe(1)
    expect(valid({ returned: 10, invalid: 10 })).toBe(1)
    expect(valid({ returned: 2, invalid: 1 })).toBe(1)
    expect(valid({ returned: 10, invalid: 9 })).toBe(1)
    expect(valid({ returned: 10, invalid: 0 })).toBe(9)
  })

  test('order of characters is that of their numbers, and shorter names come first', () => {
    expect(['乙', '甲乙', '甲', 'b', '𬭎', '\ufb00', 'a'].sort(byCodePoint)).toEqual([
      'a',
      'b',
      '乙',
      '甲',
      '甲乙',
      '\ufb00',
      '𬭎',
    ])
    expect(byCodePoint('甲', '甲')).toBe(0)
    expect(byCodePoint('甲乙', '甲')).toBeGreaterThan(0)
    expect(byCodePoint('甲', '甲乙')).toBeLessThan(0)
  })
})

describe('evaluations', () => {
  const marks = (satisfied: number, mostly: number, dissatisfied: number, unknown?: number) => ({
    id: '平安办',
    marks: { satisfied, mostly, dissatisfied, unknown },
  })
  const graded = (...given: Parameters<typeof marks>) =>
    tally(motion({ kind: 'evaluation', options: [marks(...given)] })).options[0]

  test('the grade asks first for the satisfied, then for both, and exactly half is not enough', () => {
    expect(graded(74, 0, 57)).toMatchObject({ grade: 'satisfied', passed: true, percent: '50.68%' })
    expect(graded(73, 1, 57)).toMatchObject({
      grade: 'mostly',
      passed: true,
      for: 74,
      against: 57,
      abstain: 0,
    })
    expect(graded(73, 0, 50, 8)).toMatchObject({ grade: 'dissatisfied', passed: false, abstain: 8 })
  })

  test('a void vote gives no grade', () => {
    const reply = tally(
      motion({ kind: 'evaluation', options: [marks(40, 0, 0)], present: 50, issued: 50, returned: 50 }),
    )
    expect(reply.options[0]).toMatchObject({ grade: null, passed: false })
    expect(reply).toMatchObject({ vacant: 0, next: 'repeat' })
  })
})

describe('whatever is counted', () => {
  const names = fc.constantFrom('甲', '乙', '丙', '丁', '戊', ' 甲')
  const ballots = fc.array(fc.array(names, { maxLength: 4 }), { maxLength: 12 })
  const setting = fc.record({
    ballots,
    seats: fc.integer({ min: 1, max: 3 }),
    n: fc.nat(3),
    strict: fc.boolean(),
    base: fc.constantFrom('entitled', 'present', 'returned', 'valid'),
    invalid: fc.nat(3),
    unlisted: fc.nat(4),
  })
  const given = (s: {
    ballots: string[][]
    seats: number
    n: number
    strict: boolean
    base: string
    invalid: number
    unlisted: number
  }): TallyInput => {
    const returned = s.ballots.length + s.unlisted
    return {
      kind: 'election',
      entitled: 20,
      present: 16,
      issued: 16,
      returned,
      invalid: Math.min(s.invalid, returned),
      quorum: { share: [1, 2], strict: true, base: 'entitled' },
      rule: { share: [s.n, 4], strict: s.strict, base: s.base as 'valid' },
      seats: s.seats,
      options: [{ id: '甲' }, { id: '乙' }],
      ballots: s.ballots,
    }
  }

  test('the order of ballots and of the names on them changes nothing', () => {
    fc.assert(
      fc.property(setting, fc.nat(), (s, turn) => {
        const turned = s.ballots.map((ballot) => [...ballot].reverse())
        const at = s.ballots.length === 0 ? 0 : turn % s.ballots.length
        const moved = [...turned.slice(at), ...turned.slice(0, at)].reverse()
        expect(tally(given({ ...s, ballots: moved }))).toEqual(tally(given(s)))
      }),
    )
  })

  test('the order of the printed options changes neither who is elected nor who is tied', () => {
    fc.assert(
      fc.property(setting, (s) => {
        const input = given(s)
        const reply = tally(input)
        const turned = tally({ ...input, options: [...input.options].reverse() })
        expect(new Set(turned.elected)).toEqual(new Set(reply.elected))
        expect(new Set(turned.tied)).toEqual(new Set(reply.tied))
        expect([turned.vacant, turned.next]).toEqual([reply.vacant, reply.next])
      }),
    )
  })

  test('recounting the totals gives what counting the ballots gave', () => {
    fc.assert(
      fc.property(setting, (s) => {
        const input = given(s)
        const reply = tally(input)
        const said = /无效(\d+)票/.exec(reply.verdict)?.[1]
        const totals = reply.options.map(({ id, for: votes }) => ({ id, for: votes }))
        expect(tally({ ...input, ballots: undefined, invalid: Number(said), options: totals })).toEqual(reply)
      }),
    )
  })

  test('nobody is elected twice, elected and tied are apart, and all of them met the rule', () => {
    fc.assert(
      fc.property(setting, (s) => {
        const reply = tally(given(s))
        const met = new Set(reply.options.filter((option) => option.passed).map(({ id }) => id))
        const named = [...reply.elected, ...reply.tied]
        expect(new Set(named).size).toBe(named.length)
        expect(named.every((id) => met.has(id))).toBe(true)
        expect(reply.elected.length + reply.vacant).toBe(s.seats)
        expect(reply.tied.length === 0 || reply.tied.length > reply.vacant).toBe(true)
        expect(reply.tied.length > 0).toBe(reply.next === 'revote')
      }),
    )
  })
})
