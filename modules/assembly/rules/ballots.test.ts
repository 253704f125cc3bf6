import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BallotMarks } from './ballot.ts'
import { type BallotRule, countBallots, ordersOf, readBallot } from './ballots.ts'

const options = [
  { id: 'a', name: '单立群' },
  { id: 'b', name: '仇雅萍' },
  { id: 'c', name: '解建国' },
]
const election: BallotRule = { kind: 'election', mode: 'approve', most: 2, writeIns: 'instead-of', options }
const approve = (lines: BallotMarks['lines'], writeIns?: BallotMarks['writeIns']): BallotMarks => ({
  mode: 'approve',
  lines,
  writeIns,
})
const counts = (ballot: BallotMarks, poll = election) =>
  readBallot(ballot, poll).lines.map((line) => line.counts)
const faults = (ballot: BallotMarks, poll = election) =>
  readBallot(ballot, poll).lines.map((line) => line.fault)

describe('yes, no or abstain on each line', () => {
  test('a line without a mark is an abstention, and a blank ballot is valid', () => {
    expect(counts(approve({ a: 'y', b: 'n' }))).toEqual(['for', 'against', 'abstain'])
    expect(readBallot({ mode: 'approve' }, election)).toMatchObject({ fault: null })
    expect(counts({ mode: 'approve' })).toEqual(['abstain', 'abstain', 'abstain'])
    expect(counts(approve({ a: 'a' }))).toEqual(['abstain', 'abstain', 'abstain'])
  })

  test('more names than seats make the whole ballot void, fewer do not', () => {
    expect(readBallot(approve({ a: 'y', b: 'y', c: 'y' }), election)).toEqual({
      fault: 'over-marked',
      lines: [],
    })
    expect(readBallot(approve({ a: 'y' }), election).fault).toBeNull()
    expect(
      readBallot(approve({ a: 'y', b: 'y', c: 'n' }, [{ name: '乐文娟', insteadOf: 'c' }]), election).fault,
    ).toBe('over-marked')
  })

  test('a motion has no such limit', () => {
    const motion: BallotRule = { ...election, kind: 'motion', most: 1, writeIns: 'none' }
    expect(counts(approve({ a: 'y', b: 'y', c: 'y' }), motion)).toEqual(['for', 'for', 'for'])
  })
})

describe('other persons', () => {
  test('only who votes against somebody may name another, and once for each vote against', () => {
    const ballot = approve({ a: 'n', b: 'a', c: 'y' }, [
      { name: ' 乐文娟 ', insteadOf: 'a' },
      { name: '曾小满', insteadOf: 'a' },
      { name: '尤书晏', insteadOf: 'b' },
      { name: '王秀英', insteadOf: null },
    ])
    const reading = readBallot(ballot, election)
    expect(reading.lines[3]).toEqual({ option: '乐文娟', counts: 'for', writtenIn: true, fault: null })
    expect(reading.lines.slice(4).map((line) => [line.counts, line.fault])).toEqual([
      [null, 'write-in-without-vote-against'],
      [null, 'write-in-without-vote-against'],
      [null, 'write-in-without-vote-against'],
    ])
    // The legible part counts.
    expect(counts(ballot).slice(0, 3)).toEqual(['against', 'abstain', 'for'])
  })

  test('a name without letters, a printed name and a name written twice do not count', () => {
    const free: BallotRule = { ...election, writeIns: 'free', most: 5 }
    const names = ['', '仇雅萍', '乐文娟', '乐文娟 '].map((name) => ({ name, insteadOf: null }))
    expect(faults(approve({}, names), free).slice(3)).toEqual([
      'write-in-unnamed',
      'write-in-is-printed',
      null,
      'repeated',
    ])
  })

  test('the id of a printed line written in as a name is no second vote for it', () => {
    const free: BallotRule = { ...election, writeIns: 'free' }
    const ballot = approve({ a: 'y' }, [{ name: ' a', insteadOf: null }])
    expect(countBallots([ballot], free).options).toEqual([
      { id: 'a', for: 1, against: 0, abstain: 0 },
      { id: 'b', for: 0, against: 0, abstain: 1 },
      { id: 'c', for: 0, against: 0, abstain: 1 },
    ])
  })

  test('a name is refused where none may be written', () => {
    const ballot = approve({}, [{ name: '乐文娟', insteadOf: null }])
    expect(readBallot(ballot, { ...election, writeIns: 'none' })).toEqual({
      fault: 'write-ins-not-allowed',
      lines: [],
    })
    expect(readBallot(approve({}, []), { ...election, writeIns: 'none' }).fault).toBeNull()
  })
})

describe('what can never be counted', () => {
  test('a line that the poll does not have', () => {
    expect(readBallot(approve({ z: 'y' }), election).fault).toBe('unknown-option')
    expect(readBallot({ mode: 'pick', picks: ['z'] }, { ...election, mode: 'pick' }).fault).toBe(
      'unknown-option',
    )
    const graded: BallotRule = { ...election, kind: 'evaluation', mode: 'grades' }
    expect(readBallot({ mode: 'grades', grades: { z: 'mostly' } }, graded).fault).toBe('unknown-option')
  })

  test('a ballot of another kind, or with parts of another kind', () => {
    expect(readBallot({ mode: 'pick', picks: ['a'] }, election).fault).toBe('wrong-mode')
    expect(readBallot({ mode: 'approve', picks: ['a'] }, election).fault).toBe('wrong-mode')
    expect(readBallot({ mode: 'approve', grades: {} }, election).fault).toBe('wrong-mode')
    expect(readBallot({ mode: 'pick', lines: {} }, { ...election, mode: 'pick' }).fault).toBe('wrong-mode')
  })

  test('names that every object has are no lines', () => {
    const lines = JSON.parse('{"__proto__":"y","a":"y"}')
    expect(readBallot(approve(lines), election).fault).toBe('unknown-option')
    const odd = { ...election, options: [{ id: 'toString', name: '甲' }] }
    expect(counts(approve({}), odd)).toEqual(['abstain'])
  })
})

describe('at most so many, an order, four boxes', () => {
  const pick: BallotRule = { ...election, kind: 'choice', mode: 'pick', writeIns: 'free' }
  const rank: BallotRule = { ...election, kind: 'ranked', mode: 'rank', writeIns: 'none' }
  const graded: BallotRule = { ...election, kind: 'evaluation', mode: 'grades', writeIns: 'none' }

  test('picking one twice counts once, picking too many not at all', () => {
    expect(counts({ mode: 'pick', picks: ['a', 'a', 'b'] }, pick)).toEqual(['for', null, 'for'])
    expect(faults({ mode: 'pick', picks: ['a', 'a'] }, pick)).toEqual([null, 'repeated'])
    const three = {
      mode: 'pick',
      picks: ['a', 'b'],
      writeIns: [{ name: '乐文娟', insteadOf: null }],
    } as const
    expect(readBallot(three, pick).fault).toBe('over-marked')
    expect(readBallot(three, { ...pick, most: 3 }).lines).toHaveLength(3)
    expect(readBallot({ mode: 'pick' }, pick)).toEqual({ fault: null, lines: [] })
  })

  test('an order counts by places, without holes where one was named twice', () => {
    expect(counts({ mode: 'rank', picks: ['c', 'c', 'a'] }, rank)).toEqual([{ rank: 1 }, null, { rank: 2 }])
    expect(readBallot({ mode: 'rank', picks: ['c', 'b', 'a'] }, rank).fault).toBe('over-marked')
    expect(
      ordersOf(
        [
          { mode: 'rank', picks: ['c', 'c', 'a'] },
          { mode: 'rank', picks: ['c', 'b', 'a'] },
          { mode: 'rank' },
        ],
        rank,
      ),
    ).toEqual({ invalid: 1, orders: [['c', 'a'], []] })
  })

  test('a work without a box ticked does not count, and the rest of the ballot does', () => {
    const ballot: BallotMarks = { mode: 'grades', grades: { a: 'satisfied', c: 'unknown' } }
    expect(counts(ballot, graded)).toEqual(['satisfied', null, 'unknown'])
    expect(faults(ballot, graded)).toEqual([null, 'unmarked', null])
    expect(countBallots([ballot], graded).options).toEqual([
      { id: 'a', marks: { satisfied: 1, mostly: 0, dissatisfied: 0, unknown: 0 } },
      { id: 'b', marks: { satisfied: 0, mostly: 0, dissatisfied: 0, unknown: 0 } },
      { id: 'c', marks: { satisfied: 0, mostly: 0, dissatisfied: 0, unknown: 1 } },
    ])
  })

  test('a ranked list has no totals of votes', () => {
    expect(countBallots([{ mode: 'rank', picks: ['a'] }], rank).options[0]).toMatchObject({ id: 'a', for: 0 })
  })
})

test('a heap of ballots adds up, and nothing shows in which order they came', () => {
  const heap = [
    approve({ a: 'n' }, [{ name: '曾小满', insteadOf: 'a' }]),
    approve({ a: 'n', b: 'y' }, [{ name: '乐文娟', insteadOf: 'a' }]),
    approve({ a: 'y', b: 'y', c: 'y' }),
    approve({ a: 'n' }, [{ name: '乐文娟', insteadOf: 'a' }]),
  ]
  const counted = {
    returned: 4,
    invalid: 1,
    options: [
      { id: 'a', for: 0, against: 3, abstain: 0 },
      { id: 'b', for: 1, against: 0, abstain: 2 },
      { id: 'c', for: 0, against: 0, abstain: 3 },
      { id: '乐文娟', for: 2, against: 0, abstain: 0 },
      { id: '曾小满', for: 1, against: 0, abstain: 0 },
    ],
  }
  expect(countBallots(heap, election)).toEqual(counted)
  fc.assert(
    fc.property(fc.shuffledSubarray(heap, { minLength: heap.length }), (turned) => {
      expect(countBallots(turned, election)).toEqual(counted)
    }),
  )
})
