import { sql } from 'kysely'
import { makeWorkbook, type Sheet } from '../../../platform/files/workbook.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { ProjectState } from '../contract/words.ts'
import { papers } from '../words/papers.zh-CN.ts'

const words = papers.responsibilities

interface Row {
  number: string | null
  category: string | null
  text: string
  state: ProjectState
  targets: { subject: string | null; quoted: string; due_on: string }[]
  leader: string | null
  lead: string | null
  joining: string[]
  contact: string | null
  budget_fen: number | null
}

/**
 * The table of responsibilities (责任分解表) of an adopted plan, in the order of the adopted text and in its words, with who answers
 * today. 404 unless the plan is adopted.
 */
export async function makeResponsibilities(tx: Tx, planId: string): Promise<{ name: string; bytes: Buffer }> {
  const { rows: plans } = await sql<{ title: string; basis: string; adopted_on: string; year: number }>`
    select title, basis, adopted_on, year from plans.plan where id = ${planId} and adopted_on is not null`.execute(
    tx.db,
  )
  const plan = found(plans[0])
  const { rows } = await sql<Row>`
    select s.number, s.category, s.text, p.state, p.budget_fen, lead.short_name as lead, contact.name as contact,
      (select l.name from plans.leader_term t join people.label l on l.id = t.person_id
        where t.project_id = p.id and t.during @> ${tx.today}::date) as leader,
      array(select l.short_name from plans.joining_office j join units.label l on l.id = j.office_id
        where j.project_id = p.id order by l.short_name) as joining,
      coalesce((select json_agg(json_build_object('subject', t.subject, 'quoted', t.quoted, 'due_on', t.due_on) order by t.position)
        from plans.target t where t.project_id = p.id), '[]') as targets
    from plans.project p join plans.passage s on s.id = p.passage_id
      left join units.label lead on lead.id = p.lead_office_id
      left join people.label contact on contact.id = p.contact_person_id
    where p.plan_id = ${planId} order by s.position`.execute(tx.db)

  const cell = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center', wrap: true } as const
  const middle = { ...cell, align: 'center' } as const
  const lines = rows.map((row, index) => [
    { ...middle, value: row.number ?? String(index + 1) },
    { ...middle, value: row.category },
    { ...cell, value: row.state === 'stopped' ? `${row.text}${words.stopped}` : row.text },
    {
      ...cell,
      value: row.targets.map(({ subject, quoted }) => `${subject ?? ''} ${quoted}`.trim()).join('\n'),
    },
    { ...middle, value: row.leader ?? words.unsaid },
    { ...middle, value: row.lead ?? words.unsaid },
    { ...middle, value: row.joining.join('、') },
    { ...middle, value: row.contact },
    { ...middle, value: dueOf(row, plan.year) },
    { ...middle, value: row.budget_fen === null ? null : row.budget_fen / 1_000_000, format: '#,##0.######' },
  ])
  const heading = { ...middle, fontWeight: 'bold', backgroundColor: '#F2F3F5' } as const
  const sheet: Sheet = {
    name: words.sheet,
    rows: [
      [
        { value: words.title(plan.title), fontWeight: 'bold', fontSize: 16, align: 'center', columnSpan: 10 },
        ...Array<null>(9).fill(null),
      ],
      [
        { value: words.basis(plan.basis, plan.adopted_on), align: 'right', columnSpan: 10 },
        ...Array<null>(9).fill(null),
      ],
      Object.values(words.columns).map((value) => ({ ...heading, value })),
      ...lines,
    ],
    columns: [6, 12, 52, 26, 10, 14, 18, 10, 13, 11].map((width) => ({ width })),
    stickyRows: 3,
    landscape: true,
  }
  return { name: words.file(plan.title), bytes: await makeWorkbook([sheet]) }
}

/** The last day on which something of it is due. */
function dueOf(row: Row, year: number): string {
  const days = row.targets.map((target) => target.due_on).sort()
  return days.at(-1) ?? `${year}-12-31`
}
