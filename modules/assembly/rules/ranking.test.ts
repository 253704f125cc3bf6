import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countRanks, type RankInput } from './ranking.ts'
import { sayRanks } from './verdict-ranks.ts'
import { WrongInput } from './wrong-input.ts'

const ranked = (orders: string[][], seats: number, more: Partial<RankInput> = {}): RankInput => ({
  entitled: 10,
  present: 8,
  issued: 8,
  returned: orders.length,
  invalid: 0,
  quorum: { share: [1, 2], strict: true, base: 'entitled' },
  seats,
  options: ['电梯', '食堂', '车棚'],
  orders,
  ...more,
})

describe('an order of projects', () => {
  test('places add up, what is left out stands last, and the lowest sums pass', () => {
    const reply = countRanks(ranked([['食堂', '电梯', '车棚'], ['食堂'], ['电梯', '食堂']], 2))
    expect(reply.options).toEqual([
      { id: '电梯', sum: 6, place: 2, passed: true },
      { id: '食堂', sum: 4, place: 1, passed: true },
      { id: '车棚', sum: 9, place: 3, passed: false },
    ])
    expect(reply).toMatchObject({ elected: ['食堂', '电梯'], tied: [], vacant: 0, next: null, void: null })
    expect(reply.verdict).toBe(
      '应到10人，实到8人，符合规定人数。发出8票，收回3票，有效3票，无效0票。“电梯”名次合计6，排第2。“食堂”名次合计4，排第1。“车棚”名次合计9，排第3。名额2项，通过2项：“食堂”、“电梯”。',
    )
  })

  test('equal sums at the last place go to another vote', () => {
    const reply = countRanks(
      ranked(
        [
          ['电梯', '食堂', '车棚'],
          ['食堂', '电梯', '车棚'],
        ],
        1,
      ),
    )
    expect(reply).toMatchObject({ elected: [], tied: ['电梯', '食堂'], vacant: 1, next: 'revote' })
    expect(reply.options.map(({ place }) => place)).toEqual([1, 1, 3])
    expect(reply.verdict).toMatch(/名额1项，通过0项。“电梯”、“食堂”名次合计相同，就余下的1项再次投票。$/)
  })

  test('void votes and votes without a valid ballot pass nothing', () => {
    const few = countRanks(ranked([['电梯']], 1, { present: 5, issued: 5 }))
    expect(few).toMatchObject({ void: 'inquorate', elected: [], vacant: 1, next: 'repeat' })
    expect(few.verdict).toMatch(/到会人数不足，本次表决无效，重新进行。$/)
    const many = countRanks(ranked([['电梯'], ['电梯']], 1, { issued: 1 }))
    expect(many).toMatchObject({ void: 'returned-exceeds-issued', elected: [], next: 'repeat' })
    expect(many.verdict).toMatch(/收回的票多于发出的票，本次表决无效，重新进行。$/)
    expect(countRanks(ranked([], 1))).toMatchObject({
      void: null,
      elected: [],
      tied: [],
      vacant: 1,
      next: null,
    })
  })

  test('names are read out', () => {
    const input = ranked([['电梯']], 1)
    expect(sayRanks(input, countRanks(input), (id) => `加装${id}`)).toContain('“加装电梯”名次合计1')
  })

  test('the order in which ballots come changes nothing', () => {
    const order = fc.shuffledSubarray(['电梯', '食堂', '车棚'])
    fc.assert(
      fc.property(fc.array(order, { maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (orders, seats) => {
        expect(countRanks(ranked([...orders].reverse(), seats))).toEqual(countRanks(ranked(orders, seats)))
      }),
    )
  })

  const wrong: [string, RankInput][] = [
    ['half a person', ranked([], 1, { entitled: 9.5 })],
    ['less than nobody', ranked([], 1, { present: -1 })],
    ['a zero denominator', ranked([], 1, { quorum: { share: [1, 0], strict: true, base: 'entitled' } })],
    ['more present than entitled', ranked([], 1, { present: 11 })],
    ['more issued than present', ranked([], 1, { issued: 9 })],
    ['more void than returned', ranked([], 1, { invalid: 1 })],
    ['no seats', ranked([], 0)],
    ['seats in decimals', ranked([], 1.5)],
    ['more orders than valid ballots', ranked([['电梯']], 1, { invalid: 1 })],
    ['a project twice in the list', ranked([], 1, { options: ['电梯', '电梯'] })],
    ['a project twice in an order', ranked([['电梯', '电梯']], 1)],
    ['a project that is not in the list', ranked([['泳池']], 1)],
  ]
  test.each(wrong)('%s is refused', (_, input) => {
    expect(() => countRanks(input)).toThrow(WrongInput)
  })
})
