import { describe, expect, test } from 'vitest'
import { type OpeningFacts, secretLeast } from './obstacles.ts'
import { cautions, mayOpen } from './opening.ts'

const ready: OpeningFacts = {
  kind: 'election',
  mode: 'approve',
  secrecy: 'secret',
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'entitled' },
  seats: 2,
  most: 2,
  writeIns: 'instead-of',
  options: [
    { id: 'a', name: '单立群', person: 'p1' },
    { id: 'b', name: '仇雅萍', person: null },
    { id: 'c', name: '解建国' },
  ],
  entitled: 146,
  present: 131,
  assigned: { phone: 100, paper: 31, hands: 0 },
  boxes: [
    { name: '主会场', assigned: 21, tellers: ['t1', 't2'] },
    { name: '第一分会场', assigned: 10, tellers: ['t3', 't4', 't3'] },
  ],
  scrutineers: ['s1'],
}
const stops = (changes: Partial<OpeningFacts>) => mayOpen({ ...ready, ...changes })
const named = (changes: Partial<OpeningFacts>) => stops(changes).map(({ name }) => name)
const boxes = (...assigned: number[]) =>
  assigned.map((assigned, at) => ({ name: `${at}`, assigned, tellers: ['t1', 't2'] }))

test('a poll in order may open', () => {
  expect(mayOpen(ready)).toEqual([])
})

describe('who is there', () => {
  test('without a quorum a poll stays closed, and the number that is missing is said', () => {
    const assigned = { phone: 70, paper: 27, hands: 0 }
    expect(stops({ present: 97, assigned, boxes: boxes(27) })).toEqual([
      { name: 'inquorate', present: 97, needed: 98 },
    ])
  })
  test('somebody must have a ballot, and nobody who is not there', () => {
    expect(named({ assigned: { phone: 0, paper: 0, hands: 0 }, boxes: [] })).toEqual(['nobody-assigned'])
    expect(stops({ assigned: { phone: 101, paper: 31, hands: 0 } })).toEqual([
      { name: 'assigned-exceeds-present', assigned: 132, present: 131 },
    ])
  })
  test('more present than entitled is a fault of the list', () => {
    expect(stops({ entitled: 130 })).toEqual([
      { name: 'present-exceeds-entitled', present: 131, entitled: 130 },
    ])
  })
})

describe('the rule', () => {
  test('a share that cannot be one is found in rule and quorum', () => {
    expect(stops({ rule: { ...ready.rule, share: [1, 0] } })).toEqual([{ name: 'bad-share', of: 'rule' }])
    expect(stops({ quorum: { ...ready.quorum, share: [1, 0] } })).toEqual([
      { name: 'bad-share', of: 'quorum' },
    ])
  })
  test('seats and limits are whole numbers from one', () => {
    expect(stops({ seats: 0 })).toEqual([{ name: 'bad-seats', seats: 0 }])
    expect(stops({ seats: 1.5 })).toEqual([{ name: 'bad-seats', seats: 1.5 }])
    expect(stops({ most: 0 })).toEqual([{ name: 'bad-limit', most: 0 }])
    expect(stops({ most: 0.5 })).toEqual([{ name: 'bad-limit', most: 0.5 }])
  })
  test('each kind of poll has its kinds of ballot', () => {
    expect(stops({ mode: 'grades' })).toContainEqual({
      name: 'mode-does-not-fit',
      mode: 'grades',
      kind: 'election',
    })
    expect(named({ kind: 'ranked', mode: 'rank', writeIns: 'none' })).toEqual([])
    expect(named({ kind: 'evaluation', mode: 'grades', writeIns: 'none' })).toEqual([])
    expect(named({ kind: 'motion', mode: 'pick', writeIns: 'none' })).toEqual(['mode-does-not-fit'])
    expect(named({ kind: 'choice', mode: 'pick', writeIns: 'none' })).toEqual([])
  })
  test('names are written into elections only, and against somebody only where one can vote against', () => {
    expect(named({ kind: 'choice' })).toEqual(['write-ins-do-not-fit'])
    expect(named({ mode: 'pick' })).toEqual(['write-ins-do-not-fit'])
    expect(named({ mode: 'pick', writeIns: 'free' })).toEqual([])
  })
})

describe('the lines', () => {
  test('there must be some, or free names', () => {
    expect(named({ options: [] })).toEqual(['no-options'])
    const twice = ['a', 'b', 'c'].map((id) => ({
      id,
      name: `王芳${id}`,
      person: id === 'c' ? 'other' : 'same',
    }))
    expect(stops({ options: twice })).toEqual([{ name: 'repeated-option', option: '王芳b' }])
    expect(named({ options: [], writeIns: 'free' })).toEqual([])
  })
  test('none stands twice', () => {
    const options = [
      { id: 'a', name: '甲' },
      { id: 'a ', name: '乙' },
    ]
    expect(stops({ options })).toEqual([{ name: 'repeated-option', option: 'a ' }])
  })
})

describe('secrecy', () => {
  test('each part of a mixed secret poll has ten voters', () => {
    const assigned = { phone: 122, paper: 9, hands: 0 }
    expect(stops({ assigned, boxes: boxes(9) })).toEqual([
      { name: 'small-channel', channel: 'paper', assigned: 9, least: secretLeast },
    ])
    expect(stops({ assigned: { phone: 9, paper: 20, hands: 0 }, boxes: boxes(20) })).toEqual([
      { name: 'small-channel', channel: 'phone', assigned: 9, least: 10 },
    ])
    expect(stops({ secrecy: 'named', assigned, boxes: boxes(9) })).toEqual([])
  })
  test('a box of its own has ten too; small ones are counted together', () => {
    expect(stops({ boxes: boxes(22, 9) })).toEqual([{ name: 'small-box', box: '1', assigned: 9, least: 10 }])
    expect(stops({ boxes: boxes(31) })).toEqual([])
  })
  test('a small body may vote in secret as a whole', () => {
    const small = { entitled: 7, present: 7, assigned: { phone: 0, paper: 7, hands: 0 }, boxes: boxes(7) }
    expect(stops(small)).toEqual([])
    expect(stops({ ...small, assigned: { phone: 7, paper: 0, hands: 0 }, boxes: [] })).toEqual([])
  })
  test('hands are seen by everybody', () => {
    expect(named({ assigned: { phone: 90, paper: 31, hands: 10 } })).toEqual(['hands-cannot-be-secret'])
    expect(
      named({ secrecy: 'hands', assigned: { phone: 0, paper: 0, hands: 131 }, boxes: [], scrutineers: [] }),
    ).toEqual([])
  })
})

describe('duties', () => {
  test('a candidate neither counts nor watches', () => {
    const counting = ready.boxes.map((box) => ({ ...box, tellers: ['p1', 't2'] }))
    expect(stops({ boxes: counting })).toEqual([{ name: 'candidate-counts', person: 'p1', duty: 'teller' }])
    expect(stops({ scrutineers: ['p1'] })).toEqual([
      { name: 'candidate-counts', person: 'p1', duty: 'scrutineer' },
    ])
  })
  test('who counts does not watch the count', () => {
    expect(stops({ scrutineers: ['t1'] })).toEqual([{ name: 'teller-scrutinises', person: 't1' }])
  })
  test('paper needs a box for every voter, two tellers each and somebody who watches', () => {
    expect(named({ boxes: [] })).toEqual(['no-box'])
    expect(stops({ boxes: boxes(30) })).toEqual([
      { name: 'boxes-differ-from-assigned', boxes: 30, assigned: 31 },
    ])
    expect(stops({ boxes: [{ name: '主会场', assigned: 31, tellers: ['t1', 't1'] }] })).toEqual([
      { name: 'too-few-tellers', box: '主会场', tellers: 1, least: 2 },
    ])
    expect(named({ scrutineers: [] })).toEqual(['no-scrutineer'])
  })
})

describe('what is said before it opens', () => {
  const warned = (changes: Partial<OpeningFacts>) => cautions({ ...ready, ...changes })
  test('agreement of all shows how each voted', () => {
    expect(warned({})).toEqual([{ name: 'unanimity-reveals-everybody' }])
    expect(warned({ secrecy: 'named' })).toEqual([])
  })
  test('a rule that even all votes together would miss', () => {
    const never = { share: [1, 1], strict: true } as const
    for (const base of ['entitled', 'present', 'returned'] as const)
      expect(warned({ secrecy: 'named', rule: { ...never, base } })).toEqual([{ name: 'rule-cannot-be-met' }])
    expect(warned({ secrecy: 'named', rule: { ...never, base: 'valid', share: [1, 0] } })).toEqual([])
  })
  test('some present who have no ballot', () => {
    expect(warned({ secrecy: 'named', assigned: { phone: 90, paper: 31, hands: 0 } })).toEqual([
      { name: 'some-not-assigned', missing: 10 },
    ])
  })
})
