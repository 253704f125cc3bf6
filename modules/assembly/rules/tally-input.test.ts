import { describe, expect, test } from 'vitest'
import { readTally } from './tally-input.ts'
import { WrongInput } from './wrong-input.ts'

const whole = {
  kind: 'election',
  entitled: 146,
  present: 131,
  issued: 131,
  returned: 130,
  invalid: 2,
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'valid' },
  seats: 2,
  options: [
    { id: '甲', for: 80, against: 20, abstain: 3 },
    { id: '乙', for: 70 },
  ],
}
const marks = { satisfied: 1, mostly: 1, dissatisfied: 1, unknown: 1 }
const with_ = (changes: object) => ({ ...whole, ...changes })
const without = (key: string) => Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
const evaluation = (marks: unknown, more: object = {}) =>
  with_({ kind: 'evaluation', options: [{ id: '平安办', marks }], ...more })

/** The one line with which a count is refused. */
function refusal(value: unknown): string {
  try {
    readTally(value)
  } catch (error) {
    if (error instanceof WrongInput) return error.message
    throw error
  }
  return ''
}

describe('a count is read', () => {
  test('what may be left out is nothing', () => {
    const read = readTally(without('invalid'))
    expect(read.invalid).toBe(0)
    expect(read.options[1]).toEqual({ id: '乙', for: 70, against: 0, abstain: 0 })
    expect(
      readTally(evaluation({ satisfied: 1, mostly: 2, dissatisfied: 3 })).options[0]?.marks?.unknown,
    ).toBe(0)
  })

  test('what is not asked for is passed over', () => {
    expect(readTally(with_({ note: 'x', quorum: { ...whole.quorum, note: 1 } }))).not.toHaveProperty('note')
    expect(readTally(with_({ kind: 'motion', seats: 'two' }))).toMatchObject({ seats: 0 })
  })

  test('a choice without seats has no limit, read twice neither; an election with free names needs no option', () => {
    const open = readTally({ ...without('seats'), kind: 'choice' })
    expect(open).not.toHaveProperty('seats')
    expect(readTally(open)).toEqual(open)
    expect(readTally(with_({ options: [], ballots: [['丙']] })).options).toEqual([])
  })
})

describe('a count that cannot be true is refused with one line', () => {
  const cases: [string, unknown, RegExp][] = [
    ['no object', [], /JSON 对象/],
    ['nothing', null, /JSON 对象/],
    ['a number', 7, /JSON 对象/],
    ['an unknown kind', with_({ kind: 'lottery' }), /kind/],
    ['no kind', without('kind'), /kind/],
    ['no entitled', without('entitled'), /缺少应到人数/],
    ['no returned', without('returned'), /缺少收回票数/],
    ['a number as text', with_({ present: '131' }), /实到人数 present 应为/],
    ['a negative number', with_({ issued: -1 }), /发出票数/],
    ['half a person', with_({ entitled: 146.5 }), /应到人数/],
    ['more than can be counted', with_({ entitled: 2 ** 53 }), /应到人数/],
    ['null for a number', with_({ invalid: null }), /无效票数/],
    ['more present than entitled', with_({ present: 147 }), /多于应到/],
    ['more issued than present', with_({ issued: 132 }), /多于实到/],
    ['more void than returned', with_({ invalid: 131 }), /多于收回/],
    ['no quorum', without('quorum'), /缺少到会规定/],
    ['no rule', without('rule'), /缺少通过规定/],
    ['a rule that is no object', with_({ rule: 'half' }), /JSON 对象/],
    ['a zero denominator', with_({ rule: { ...whole.rule, share: [1, 0] } }), /分母是 0/],
    ['a share above one', with_({ quorum: { ...whole.quorum, share: [3, 2] } }), /大于 1/],
    ['a share in decimals', with_({ rule: { ...whole.rule, share: [0.5, 1] } }), /整数/],
    ['a share that is a number', with_({ rule: { ...whole.rule, share: 0.5 } }), /两个整数/],
    ['a share of three', with_({ rule: { ...whole.rule, share: [1, 2, 3] } }), /两个整数/],
    ['a share of text', with_({ rule: { ...whole.rule, share: ['1', '2'] } }), /整数/],
    ['no strictness', with_({ rule: { share: [1, 2], base: 'valid' } }), /strict/],
    ['an unknown base', with_({ rule: { ...whole.rule, base: 'cast' } }), /base/],
    ['a quorum of the present', with_({ quorum: { ...whole.quorum, base: 'present' } }), /entitled/],
    ['no options', without('options'), /options/],
    ['empty options', with_({ options: [] }), /空的/],
    ['an empty motion with ballots', with_({ kind: 'motion', options: [], ballots: [] }), /空的/],
    ['an option that is no object', with_({ options: ['甲'] }), /第 1 个/],
    ['an option without id', with_({ options: [{ for: 1 }] }), /没有名称/],
    ['an option with a blank id', with_({ options: [{ id: ' ', for: 1 }] }), /没有名称/],
    [
      'an option twice',
      with_({
        options: [
          { id: '甲', for: 1 },
          { id: '甲 ', for: 1 },
        ],
      }),
      /两次/,
    ],
    ['no votes for', with_({ options: [{ id: '甲' }] }), /缺少票数 for/],
    ['votes as text', with_({ options: [{ id: '甲', for: '80' }] }), /整数/],
    ['votes for above the ballots', with_({ options: [{ id: '甲', for: 131 }] }), /多于收回/],
    ['votes against above the ballots', with_({ options: [{ id: '甲', for: 1, against: 131 }] }), /多于收回/],
    ['abstentions above the ballots', with_({ options: [{ id: '甲', for: 1, abstain: 131 }] }), /多于收回/],
    ['marks above the ballots', evaluation({ ...marks, unknown: 131 }), /多于收回/],
    ['no marks', evaluation(undefined), /缺少各档票数/],
    ['marks that are no object', evaluation(5), /JSON 对象/],
    ['a missing mark', evaluation({ satisfied: 1, mostly: 2 }), /dissatisfied/],
    ['an evaluation by ballots', evaluation(marks, { ballots: [] }), /ballots/],
    ['a weight', with_({ weight: 2 }), /一票/],
    ['weights', with_({ weights: [1] }), /一票/],
    ['a weight on an option', with_({ options: [{ id: '甲', for: 1, weight: 2 }] }), /一票/],
    ['an election without seats', without('seats'), /seats/],
    ['no seats', with_({ seats: 0 }), /seats/],
    ['seats in decimals', with_({ seats: 1.5 }), /seats/],
    [
      'a choice of nothing without seats',
      { ...without('seats'), kind: 'choice', options: [], ballots: [] },
      /seats/,
    ],
    ['ballots that are no list', with_({ ballots: {} }), /ballots/],
    ['a ballot that is no list', with_({ options: [{ id: '甲' }], ballots: ['甲'] }), /第 1 张票/],
    ['a name that is no text', with_({ options: [{ id: '甲' }], ballots: [[], [7]] }), /第 2 张票/],
    ['a blank name', with_({ options: [{ id: '甲' }], ballots: [['']] }), /第 1 张票/],
    ['ballots and counts', with_({ ballots: [['甲']] }), /只留一种/],
    [
      'more ballots than returned',
      with_({ returned: 2, options: [{ id: '甲' }], ballots: [[], [], []] }),
      /多于收回/,
    ],
    [
      'a name written into a motion',
      with_({ kind: 'motion', options: [{ id: '甲' }], ballots: [['乙']] }),
      /不是表决事项/,
    ],
  ]
  test.each(cases)('%s', (_, value, says) => {
    const line = refusal(value)
    expect(line).toMatch(says)
    expect(line).not.toContain('\n')
  })

  test('the sample of this test itself is let through', () => {
    expect(refusal(whole)).toBe('')
    expect(refusal(evaluation(marks))).toBe('')
  })
})
