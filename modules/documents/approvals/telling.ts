import { sql } from 'kysely'
import { Id, oneOf, type Static, Type } from '../../../platform/contract.ts'
import type { Tx } from '../../../platform/tx.ts'
import { messageKind, settle, tell } from '../../messages/index.ts'
import type { LockedPaper } from '../papers/locked.ts'
import * as en from '../words/telling.en.ts'
import * as zh from '../words/telling.zh-CN.ts'

const waits = ['approve', 'returned', 'approved', 'objected', 'refused'] as const
const Waits = Type.Object({ paper: Id, why: oneOf(waits), round: Type.Integer(), line: Type.String() })

/** A paper waits for somebody, or came back. Its title is looked up when somebody reads. */
export const paperWaits = messageKind('documents.paper_waits', {
  data: Waits,
  channel: 'inbox',
  words: { 'zh-CN': zh.paperWaits, en: en.paperWaits },
  opens: { staff: '/documents/papers/:paper' },
  once: ['paper', 'why', 'round', 'line'],
  async lookUp(tx: Tx, many: readonly Static<typeof Waits>[]) {
    const { rows } = await sql<{ id: string; title: string; urgent: boolean }>`
      select id, title, urgency is not null as urgent from documents.paper
      where id = any (${many.map(({ paper }) => paper)}::uuid[])`.execute(tx.db)
    const papers = new Map(rows.map((row) => [row.id, row]))
    return many.map(({ paper, why }) => {
      const row = papers.get(paper)
      return row ? { title: row.title, isUrgent: row.urgent, why } : null
    })
  },
})

export const messages = [paperWaits]

/** Tells whoever is next on the approval sheet, and whoever deputises for that person today. */
export async function tellApprover(tx: Tx, paper: Pick<LockedPaper, 'id' | 'round' | 'kind'>): Promise<void> {
  const { rows } = await sql<{ person: string; line: string }>`
    with next as (
      select a.person_id, a.id from documents.approval a
      where a.paper_id = ${paper.id} and a.round = ${paper.round} and a.outcome is null and a.ask <> 'read'
      order by a.path collate "C" limit 1)
    select person_id as person, id as line from next
    union
    select person_id, id from documents.approval
      where paper_id = ${paper.id} and round = ${paper.round} and outcome is null and ask = 'read'
    union
    select d.deputy_id, next.id from next join documents.deputy_term d on d.person_id = next.person_id
      where d.from_on <= ${tx.today}::date and ${tx.today}::date < d.until_on and (d.ended_on is null or ${tx.today}::date < d.ended_on)
        and (d.kinds is null or ${paper.kind} = any (d.kinds))`.execute(tx.db)
  for (const { person, line } of rows)
    await tell(tx, person, paperWaits, { paper: paper.id, why: 'approve', round: paper.round, line })
}

/** Tells the drafter what became of a paper. */
export async function tellDrafter(
  tx: Tx,
  paper: Pick<LockedPaper, 'id' | 'round' | 'draftedBy'>,
  why: Exclude<(typeof waits)[number], 'approve'>,
  line = '',
): Promise<void> {
  await tell(tx, paper.draftedBy, paperWaits, { paper: paper.id, why, round: paper.round, line })
}

/** The line is decided: nobody who was told of it need read that it waits. */
export const settleApprover = (
  tx: Tx,
  paper: Pick<LockedPaper, 'id' | 'round'>,
  line: string,
): Promise<void> => settle(tx, paperWaits, { paper: paper.id, why: 'approve', round: paper.round, line })
