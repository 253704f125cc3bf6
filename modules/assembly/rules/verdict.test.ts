import { describe, expect, test } from 'vitest'
import type { TallyInput } from './counts.ts'
import type { Rule } from './polls.ts'
import { factsOf, tally } from './tally.ts'
import { sayBar, sayVerdict } from './verdict.ts'
import { sayBarInEnglish, sayVerdictInEnglish } from './verdict-english.ts'

const count = {
  entitled: 146,
  present: 131,
  issued: 131,
  returned: 130,
  invalid: 2,
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'entitled' },
} as const
const said = (more: Partial<TallyInput>) => {
  const input: TallyInput = { ...count, kind: 'motion', options: [], ...more }
  const reply = tally(input)
  return { zh: reply.verdict, en: sayVerdictInEnglish(factsOf(input), reply) }
}
const opening = '应到146人，实到131人，符合规定人数。发出131票，收回130票，有效128票，无效2票。'

describe('the official sentence', () => {
  test('a motion that passes and one that does not', () => {
    const { zh, en } = said({
      options: [
        { id: '决议', for: 100, against: 20, abstain: 8 },
        { id: '办法', for: 73, against: 50 },
      ],
    })
    expect(zh).toBe(
      `${opening}“决议”赞成100票，反对20票，弃权8票，超过全体代表的半数（需74票），通过。“办法”赞成73票，反对50票，弃权0票，未超过全体代表的半数（需74票），未通过。`,
    )
    expect(en).toBe(
      '131 of 146 entitled are present; this is a quorum. Ballots: 131 issued, 130 returned, 128 valid, 2 void. Needed: 74, more than half of all representatives. 决议: 100 for, 20 against, 8 abstaining; enough. 办法: 73 for, 50 against, 0 abstaining; not enough.',
    )
  })

  test('an election with a tie at the last seat', () => {
    const { zh, en } = said({
      kind: 'election',
      seats: 2,
      options: [
        { id: '单立群', for: 120 },
        { id: '仇雅萍', for: 90 },
        { id: '解建国', for: 90 },
        { id: '乐文娟', for: 10 },
      ],
    })
    expect(zh).toContain('“单立群”得120票，超过全体代表的半数（需74票），当选。')
    expect(zh).toContain('“仇雅萍”得90票，超过全体代表的半数（需74票），得票相同，待再次投票。')
    expect(zh).toContain('“乐文娟”得10票，未超过全体代表的半数（需74票），未当选。')
    expect(zh).toMatch(/应选2人，当选1人：“单立群”。“仇雅萍”、“解建国”得票相同，就余下的1人再次投票。$/)
    expect(en).toMatch(
      /Elected: 1 of 2: 单立群\. 仇雅萍, 解建国 have equal votes and stand again for the 1 left\.$/,
    )
  })

  test('seats left, of an election and of a list', () => {
    const options = [{ id: '甲', for: 10 }]
    const election = said({ kind: 'election', seats: 1, options })
    expect(election.zh).toMatch(/应选1人，当选0人。尚缺1人，另行选举。$/)
    expect(election.en).toMatch(/Elected: 0 of 1\. 1 left open for a further vote\.$/)
    const choice = said({ kind: 'choice', seats: 1, options })
    expect(choice.zh).toMatch(/未通过。名额1项，通过0项。尚缺1项，另行表决。$/)
    expect(choice.en).toMatch(/Adopted: 0 of 1\. 1 left open/)
  })

  test('a full list says what passed and nothing more', () => {
    const { zh, en } = said({ kind: 'choice', options: [{ id: '加装电梯', for: 101 }] })
    expect(zh).toMatch(/，通过。通过1项：“加装电梯”。$/)
    expect(en).toMatch(/Adopted: 1 of 1: 加装电梯\.$/)
  })

  test('a plurality has no bar to speak of, and where nobody can vote against nothing is said of it', () => {
    const { zh } = said({
      kind: 'election',
      seats: 1,
      rule: { share: [0, 1], strict: true, base: 'valid' },
      options: [
        { id: '甲', for: 9 },
        { id: '乙', for: 4 },
      ],
    })
    expect(zh).toContain('“甲”得9票，当选。“乙”得4票，得票少于前列，未当选。')
  })

  test('who met the rule without a seat is not elected', () => {
    const { zh } = said({
      kind: 'election',
      seats: 1,
      options: [
        { id: '甲', for: 90 },
        { id: '乙', for: 89 },
      ],
    })
    expect(zh).toContain('“乙”得89票，超过全体代表的半数（需74票），得票少于前列，未当选。')
  })

  test('void votes say why and what follows', () => {
    const options = [{ id: '决议', for: 40 }]
    const few = said({ present: 50, issued: 50, returned: 50, options })
    expect(few.zh).toContain('应到146人，实到50人，未达到规定人数。')
    expect(few.zh).toMatch(/“决议”赞成40票，反对0票，弃权0票。到会人数不足，本次表决无效，重新进行。$/)
    expect(few.en).toMatch(/no quorum\..*Without a quorum the vote is void and is held again\.$/)
    const many = said({ issued: 129, options })
    expect(many.zh).toMatch(/收回的票多于发出的票，本次表决无效，重新进行。$/)
    expect(many.en).toMatch(/More ballots came back than were issued; the vote is void and is held again\.$/)
  })

  test('an evaluation gives its grade', () => {
    const marked = (satisfied: number, mostly: number) =>
      said({
        kind: 'evaluation',
        options: [{ id: '平安办', marks: { satisfied, mostly, dissatisfied: 9, unknown: 3 } }],
      })
    expect(marked(74, 10).zh).toMatch(/“平安办”满意和基本满意84票，不满意9票，不了解3票，评为满意。$/)
    expect(marked(73, 10).zh).toMatch(/评为基本满意。$/)
    expect(marked(63, 10).zh).toMatch(/评为不满意。$/)
    expect(marked(63, 10).en).toMatch(
      /平安办: 73 satisfied or mostly satisfied, 9 dissatisfied, 3 did not know; unsatisfactory\.$/,
    )
  })

  test('ids are read out by name', () => {
    const input: TallyInput = {
      ...count,
      kind: 'motion',
      invalid: undefined,
      options: [{ id: 'a1', for: 100 }],
    }
    const reply = tally(input)
    expect(sayVerdict(input, reply, () => '决议')).toContain('有效130票，无效0票。“决议”赞成100票')
    expect(sayVerdictInEnglish(input, reply, () => '决议')).toContain('130 valid, 0 void. Needed: 74')
    expect(sayVerdictInEnglish(input, reply, () => '决议')).toContain('决议: 100 for')
  })
})

describe('how a bar is said', () => {
  const cases: [Rule, string, string][] = [
    [
      { share: [1, 2], strict: true, base: 'present' },
      '超过到会代表的半数',
      'more than half of those present',
    ],
    [
      { share: [1, 2], strict: false, base: 'returned' },
      '达到收回票的二分之一以上',
      'at least half of the ballots returned',
    ],
    [
      { share: [2, 4], strict: true, base: 'valid' },
      '超过有效票的半数',
      'more than half of the valid ballots',
    ],
    [
      { share: [2, 3], strict: false, base: 'entitled' },
      '达到全体代表的三分之二以上',
      'at least 2/3 of all representatives',
    ],
    [
      { share: [2, 3], strict: true, base: 'entitled' },
      '超过全体代表的三分之二',
      'more than 2/3 of all representatives',
    ],
    [
      { share: [4, 5], strict: false, base: 'entitled' },
      '达到全体代表的五分之四以上',
      'at least 4/5 of all representatives',
    ],
    [
      { share: [3, 10], strict: false, base: 'valid' },
      '达到有效票的十分之三以上',
      'at least 3/10 of the valid ballots',
    ],
    [
      { share: [11, 20], strict: true, base: 'valid' },
      '超过有效票的二十分之十一',
      'more than 11/20 of the valid ballots',
    ],
    [
      { share: [1, 25], strict: true, base: 'valid' },
      '超过有效票的二十五分之一',
      'more than 1/25 of the valid ballots',
    ],
    [
      { share: [501, 1000], strict: true, base: 'valid' },
      '超过有效票的1000分之501',
      'more than 501/1000 of the valid ballots',
    ],
    [{ share: [3, 3], strict: false, base: 'present' }, '达到到会代表的全数', 'all of those present'],
    [
      { share: [1, 1], strict: true, base: 'present' },
      '超过到会代表的总数',
      'more than all of those present',
    ],
    [{ share: [0, 7], strict: true, base: 'valid' }, '有效票中有票赞成', 'at least one of the valid ballots'],
  ]
  test.each(cases)('%j', (rule, zh, en) => {
    expect(sayBar(rule)).toBe(zh)
    expect(sayBarInEnglish(rule)).toBe(en)
  })
})
