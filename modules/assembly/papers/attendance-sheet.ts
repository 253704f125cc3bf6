import { blankPaper, type PaperBody } from '../../documents/index.ts'
import type { Count } from '../contract/core.ts'
import { sayQuorum, strokeOrder } from '../rules.ts'
import { papers } from '../words/papers.zh-CN.ts'
import type { SessionFacts } from './facts.ts'

const fields = [
  'entitled',
  'leave',
  'absent',
  'present',
  'observers',
] as const satisfies readonly (keyof Count)[]

/** 应到、请假、缺席、实到 by venue, with the sentence that is read out. */
export function attendanceSheet(facts: SessionFacts): PaperBody {
  const { attendance } = facts
  const words = papers.attendance
  const row = (name: string, count: Count) => [name, ...fields.map((field) => String(count[field]))]
  return {
    ...blankPaper(`${facts.organ}\n${words.title}`),
    blocks: [
      ...(facts.isRehearsal ? [{ kind: 'paragraph' as const, text: papers.rehearsal }] : []),
      {
        kind: 'paragraph',
        text: `${sayQuorum(attendance.entitled, attendance.present, attendance.quorate)}。`,
      },
      {
        kind: 'table',
        columns: [
          { title: words.venue, width: 3, align: 'left' },
          ...words.columns.map((title) => ({ title, align: 'center' as const })),
        ],
        rows: [
          ...attendance.venues.map((count) => row(count.venue.name, count)),
          row(words.total, attendance),
        ],
        hasTotal: true,
      },
      { kind: 'labelled', label: words.onLeave, text: strokeOrder(facts.onLeave).join('、') || words.none },
    ],
    date: facts.session.heldOn,
  }
}
