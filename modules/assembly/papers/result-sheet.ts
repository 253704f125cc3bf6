import { blankPaper, type PaperBlock, type PaperBody } from '../../documents/index.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { sayBar, strokeOrder } from '../rules.ts'
import { papers } from '../words/papers.zh-CN.ts'
import type { SessionFacts } from './facts.ts'

// The sheet that is signed: what a round was about, its numbers, its verdict, and the digest of its published file.

type Line = NonNullable<RoundFacts['reply']>['options'][number]

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text, align: 'left' })
const labelled = (label: string, text: string): PaperBlock => ({ kind: 'labelled', label, text })

/** What a line is called: its own label, or the name that was written in. */
export function labelOf(round: RoundFacts, id: string): string {
  const option = round.options.find((one) => one.id === id)
  return option ? option.label : `${id}${papers.writtenIn}`
}

export function resultSheet(facts: SessionFacts, round: RoundFacts): PaperBody {
  const { reply } = round
  return {
    ...blankPaper(papers.sheetTitles[round.kind]),
    blocks: [
      ...(facts.isRehearsal ? [paragraph(papers.rehearsal)] : []),
      labelled(papers.labels.session, facts.organ),
      labelled(papers.labels.number, papers.numberOf(round.number)),
      labelled(papers.labels.question, `${round.question}${papers.causes[round.cause]}`),
      labelled(papers.labels.method, papers.secrecies[round.secrecy]),
      labelled(papers.labels.rule, sayBar(round.rule)),
      ...(round.kind === 'election' || round.kind === 'choice'
        ? [labelled(papers.labels.seats, String(round.seats))]
        : []),
      ...(round.sums ? [sumsOf(round)] : []),
      ...(reply ? [linesOf(round, reply), paragraph(reply.verdict)] : []),
      ...(round.voidReason ? [paragraph(papers.voided(round.voidReason))] : []),
      ...(round.digest ? [paragraph(papers.digest(round.digest))] : []),
      paragraph(
        papers.signScrutineers(papers.named(strokeOrder(facts.duties.scrutineer)) || papers.signLine),
      ),
      paragraph(papers.signTellers(papers.named(strokeOrder(facts.duties.teller)) || papers.signLine)),
    ],
    date: facts.session.heldOn,
  }
}

function sumsOf({ frozen, sums }: RoundFacts): PaperBlock {
  const row = [frozen.entitled, frozen.present, sums!.issued, sums!.returned, sums!.valid, sums!.invalid]
  return {
    kind: 'table',
    columns: papers.sums.map((title) => ({ title, align: 'center' as const })),
    rows: [row.map(String)],
  }
}

function linesOf(round: RoundFacts, reply: NonNullable<RoundFacts['reply']>): PaperBlock {
  const { lines, grades, rank } = papers
  const name = (line: Line) => labelOf(round, line.id)
  const table = (titles: readonly string[], cells: (line: Line) => string[], note?: string): PaperBlock => ({
    kind: 'table',
    columns: [
      { title: lines.ordinal, align: 'center' },
      { title: lines.name, align: 'left' },
      ...titles.map((title) => ({ title, align: 'center' as const })),
    ],
    rows: reply.options.map((line, at) => [String(at + 1), name(line), ...cells(line)]),
    ...(note ? { note } : {}),
  })
  if (round.kind === 'evaluation')
    return table(
      [grades.satisfied, grades.mostly, grades.dissatisfied, grades.unknown, papers.grade],
      (line) => [
        ...(['satisfied', 'mostly', 'dissatisfied', 'unknown'] as const).map((mark) =>
          String(line.marks?.[mark] ?? 0),
        ),
        line.grade ? grades[line.grade] : '',
      ],
    )
  if (round.kind === 'ranked')
    return table([rank.sum, rank.place, lines.result], (line) => [
      String(line.sum ?? ''),
      String(line.place ?? ''),
      resultOf(round, reply, line),
    ])
  if (round.mode === 'pick')
    return table(
      [lines.votes, lines.percent, lines.result],
      (line) => [String(line.for), line.percent, resultOf(round, reply, line)],
      papers.percentNote(papers.bases[round.rule.base]),
    )
  return table(
    [lines.for, lines.against, lines.abstain, lines.percent, lines.result],
    (line) => [
      String(line.for),
      String(line.against),
      String(line.abstain),
      line.percent,
      resultOf(round, reply, line),
    ],
    papers.percentNote(papers.bases[round.rule.base]),
  )
}

/** One word for what became of a line. A void vote decides nothing about any. */
function resultOf(round: RoundFacts, reply: NonNullable<RoundFacts['reply']>, line: Line): string {
  if (reply.void !== null || round.state === 'void') return ''
  if (reply.tied.includes(line.id)) return papers.tied
  if (round.kind === 'election') return reply.elected.includes(line.id) ? papers.elected : papers.notElected
  const chosen = round.kind === 'motion' ? line.passed : reply.elected.includes(line.id)
  return chosen ? papers.passed : papers.failed
}
