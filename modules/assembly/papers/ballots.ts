import { blankPaper, type PaperBlock, type PaperBody } from '../../documents/index.ts'
import type { PollOption, RoundFacts } from '../contract/polls-shapes.ts'
import { papers } from '../words/papers.zh-CN.ts'

// Ballots and tellers' sheets to print. A ballot carries no number and no mark by which it could be known again.

/** What a ballot is printed from: a poll that is prepared, or a round that is open. */
export interface Printed
  extends Pick<RoundFacts, 'question' | 'kind' | 'mode' | 'seats' | 'most' | 'writeIns' | 'options'> {
  organ: string
}

const line = (text: string, align: 'left' | 'center' = 'left'): PaperBlock => ({
  kind: 'paragraph',
  text,
  align,
})

/** Empty lines for persons who are not printed: as many as there are seats, five at most on one sheet. */
const emptyLines = (poll: Printed) => (poll.writeIns === 'none' ? 0 : Math.min(poll.seats, 5))

function columnsOf(poll: Printed): string[] {
  const { lines, grades, ballot } = papers
  if (poll.mode === 'approve') return [lines.for, lines.against, lines.abstain]
  if (poll.mode === 'grades') return [grades.satisfied, grades.mostly, grades.dissatisfied, grades.unknown]
  return [poll.mode === 'rank' ? ballot.place : ballot.mark]
}

function named({ label, note, parts }: PollOption): string {
  return [note ? `${label}（${note}）` : label, ...parts.map((part, at) => `${at + 1}．${part}`)].join('\n')
}

function one(poll: Printed): PaperBlock[] {
  const { ballot, lines } = papers
  const columns = columnsOf(poll)
  const how = ballot.how[poll.mode]
  const empty = columns.map(() => '')
  const rows = [
    ...poll.options.map((option, at) => [String(at + 1), named(option), ...empty]),
    ...Array.from({ length: emptyLines(poll) }, () => ['', ballot.other, ...empty]),
  ]
  return [
    line(poll.question, 'center'),
    {
      kind: 'table',
      columns: [
        { title: lines.ordinal, width: 1, align: 'center' },
        { title: lines.name, width: 8, align: 'left' },
        ...columns.map((title) => ({ title, width: 1.6, align: 'center' as const })),
      ],
      rows,
    },
    line(typeof how === 'function' ? how(poll.most) : how),
    ...(poll.writeIns === 'none' ? [] : [line(ballot.writeIn[poll.writeIns])]),
    line(ballot.none),
    line(ballot.seal, 'center'),
  ]
}

/** A ballot, to be laid out as a loose sheet: so often as there are copies, all alike. */
export function ballotPaper(poll: Printed): PaperBody {
  return { ...blankPaper(`${poll.organ}\n${papers.ballotTitles[poll.kind]}`), blocks: one(poll) }
}

/** The blank sheet a teller fills before entering it. */
export function countingPaper(poll: Printed): PaperBody {
  const { counting, lines } = papers
  const titles = poll.mode === 'pick' ? [lines.votes] : columnsOf(poll)
  const empty = titles.map(() => '')
  return {
    ...blankPaper(`${counting.title}\n${poll.question}`),
    blocks: [
      ...counting.heads.map((text) => line(text)),
      {
        kind: 'table',
        columns: counting.sums.map((title) => ({ title, align: 'center' as const })),
        rows: [counting.sums.map(() => '')],
      },
      {
        kind: 'table',
        columns: [
          { title: lines.ordinal, width: 1, align: 'center' },
          { title: lines.name, width: 6, align: 'left' },
          ...titles.map((title) => ({ title, width: 1.6, align: 'center' as const })),
        ],
        rows: [
          ...poll.options.map(({ label }, at) => [String(at + 1), label, ...empty]),
          ...Array.from({ length: emptyLines(poll) * 2 }, () => ['', papers.ballot.other, ...empty]),
        ],
        note: counting.note,
      },
    ],
  }
}
