import type { BallotMarks } from '../rules/ballot.ts'
import type { PublishedBox, PublishedFacts, PublishedLine } from '../rules/published.ts'
import { recount } from '../rules/recounting.ts'

// Closed polls of invented people, for tests of the file and of whoever reads it.

const hex = (seed: number) => (seed * 2_654_435_761).toString(16).padStart(32, '0').slice(-32)

/** Everything but what differs between the samples; the result is what the votes add up to. */
function closed(
  poll: Partial<PublishedFacts['poll']>,
  votes: Pick<PublishedFacts, 'options' | 'ballots' | 'boxes' | 'hands'>,
  assigned: PublishedFacts['attendance']['assigned'],
): PublishedFacts {
  const facts = {
    poll: {
      body: '桂渡桥街道社区代表会议',
      session: '第三届社区代表会议第二次会议',
      number: 3,
      question: '选举社区委员会委员',
      kind: 'election',
      mode: 'approve',
      stage: 'formal',
      secrecy: 'secret',
      quorum: { share: [2, 3], strict: false, base: 'entitled' },
      rule: { share: [1, 2], strict: true, base: 'entitled' },
      seats: 2,
      most: 2,
      writeIns: 'instead-of',
      ties: 'revote',
      draft: null,
      ...poll,
    },
    round: {
      id: '0199a000-0000-7000-8000-000000000001',
      ordinal: 2,
      cause: 'repeat',
      openedAt: '2026-01-16T06:00:00.000Z',
      endedAt: '2026-01-16T06:05:00.000Z',
      closedAt: '2026-01-16T06:30:00.000Z',
      former: [{ number: 2, ordinal: 1, digest: null }],
    },
    attendance: {
      entitled: 60,
      present: assigned.phone + assigned.paper + assigned.hands,
      arrived: 1,
      left: 0,
      assigned,
      doubtful: 0,
    },
    signatures: [
      { name: '欧阳𬭎', signs: true, words: null },
      { name: '曾小满', signs: false, words: '第一分会场的票箱没有封条' },
    ],
    voided: null,
    ...votes,
  } satisfies Omit<PublishedFacts, 'sums' | 'result'>
  return { ...facts, ...recount(facts) }
}

export function boxOf(
  names: string[],
  issued: number,
  returned: number,
  invalid: number,
  lines: PublishedLine[],
  orders: string[][] = [],
): PublishedBox {
  const counted = { issued, returned, invalid, lines, orders }
  return {
    names,
    ...counted,
    entries: [
      { teller: '尤书晏', ...counted },
      { teller: '王秀英', ...counted, lines: [...lines].reverse() },
    ],
  }
}

const people = [
  { id: 'o1', label: '单立群', note: '党政办', parts: [] },
  { id: 'o2', label: '仇雅萍', note: null, parts: [] },
  { id: 'o3', label: '解建国', note: null, parts: [] },
]

/** A secret election by phones and two boxes, with somebody written in. */
export function secretElection(): PublishedFacts {
  const marks: BallotMarks[] = Array.from({ length: 24 }, (_, at) => ({
    mode: 'approve',
    lines: { o1: 'y', o2: at % 3 === 0 ? 'n' : 'y', o3: 'n' },
    ...(at % 6 === 0 ? { writeIns: [{ name: '乐文娟', insteadOf: 'o3' }] } : {}),
  }))
  return closed(
    {},
    {
      options: people,
      ballots: marks.map((marks, at) => ({ id: hex(at + 1), marks })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      boxes: [
        boxOf(['主会场'], 14, 14, 1, [
          { option: 'o1', for: 9, against: 2, abstain: 2 },
          { option: 'o2', for: 11, against: 1, abstain: 1 },
          { option: '曾小满', for: 1 },
        ]),
        boxOf(['第一分会场', '第二分会场'], 12, 11, 0, [
          { option: 'o1', for: 8, against: 3 },
          { option: '乐文娟 ', for: 2 },
        ]),
      ],
      hands: [],
    },
    { phone: 25, paper: 26, hands: 0 },
  )
}

/** A named evaluation by phones: every vote is published. */
export function namedEvaluation(): PublishedFacts {
  const boxes = ['satisfied', 'satisfied', 'mostly', 'dissatisfied', 'unknown'] as const
  return closed(
    {
      question: '评议派出机构',
      kind: 'evaluation',
      mode: 'grades',
      secrecy: 'named',
      seats: 1,
      most: 1,
      writeIns: 'none',
    },
    {
      options: [
        { id: 'o1', label: '市场监管所', note: null, parts: [] },
        { id: 'o2', label: '房管办', note: null, parts: [] },
      ],
      ballots: Array.from({ length: 45 }, (_, at) => ({
        id: hex(at + 1),
        marks: { mode: 'grades' as const, grades: { o1: boxes[at % 2]!, o2: boxes[at % 5]! } },
        voter: { id: `v${at}`, name: at < 2 ? '王秀英' : `代表${at}` },
      })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      boxes: [],
      hands: [],
    },
    { phone: 50, paper: 0, hands: 0 },
  )
}

/** A list put in order by phones and one box. */
export function rankedList(): PublishedFacts {
  const orders = [['o2', 'o1', 'o3'], ['o2'], ['o1', 'o2']]
  return closed(
    {
      question: '实事项目排序',
      kind: 'ranked',
      mode: 'rank',
      seats: 1,
      most: 3,
      writeIns: 'none',
      secrecy: 'secret',
    },
    {
      options: people.map((person, at) => ({ ...person, label: ['加装电梯', '社区食堂', '停车棚'][at]! })),
      ballots: Array.from({ length: 40 }, (_, at) => ({
        id: hex(at + 1),
        marks: { mode: 'rank' as const, picks: orders[at % 3]! },
      })).sort((a, b) => (a.id < b.id ? -1 : 1)),
      boxes: [
        boxOf(
          ['主会场'],
          10,
          10,
          0,
          [],
          Array.from({ length: 10 }, () => ['o3', 'o2', 'o1']),
        ),
      ],
      hands: [],
    },
    { phone: 40, paper: 10, hands: 0 },
  )
}

/** A motion by show of hands in two halls. */
export function handsMotion(): PublishedFacts {
  return closed(
    { question: '通过会议决议', kind: 'motion', secrecy: 'hands', seats: 1, most: 1, writeIns: 'none' },
    {
      options: [{ id: 'o1', label: '会议决议', note: null, parts: ['报告', '名单'] }],
      ballots: [],
      boxes: [],
      hands: [
        {
          name: '主会场',
          teller: '尤书晏',
          voters: 30,
          how: 'derived',
          lines: [{ option: 'o1', for: 28, against: 1, abstain: 1 }],
        },
        {
          name: '第一分会场',
          teller: '曾小满',
          voters: 15,
          how: 'unanimous',
          lines: [{ option: 'o1', for: 15 }],
        },
      ],
    },
    { phone: 0, paper: 0, hands: 45 },
  )
}
