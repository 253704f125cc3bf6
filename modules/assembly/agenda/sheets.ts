import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { blankPaper, type PaperBlock } from '../../documents/contract.ts'
import { layOutPaper } from '../../documents/index.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { saidInstant, agendaSheet as say } from '../words/booklet.zh-CN.ts'
import { chineseNumber } from '../words/titles.ts'

interface Row {
  title: string
  speaker: string | null
  minutes: number | null
  script: string
}

/** The agenda on one sheet for everybody; the script for whoever leads the day, with blanks where live numbers will stand. */
export async function makeAgendaPaper(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  what: 'agenda' | 'script',
): Promise<{ name: string; bytes: Buffer }> {
  const session = await sessionToRead(tx, actor, sessionId)
  if (what === 'script') demand(actor, 'assembly.read', session)
  const { rows: head } = await sql<{ opensAt: Date; venue: string | null; chair: string | null }>`
    select s.opens_at as "opensAt",
      (select v.name from assembly.venue v where v.session_id = s.id order by v.kind = 'main' desc, v.position limit 1) as venue,
      coalesce((select p.name from people.label p where p.id = s.chaired_by),
        (select p.name from assembly.duty d join people.label p on p.id = d.person_id
          where d.session_id = s.id and d.duty = 'chair' order by p.name limit 1)) as chair
    from assembly.session s where s.id = ${sessionId}`.execute(tx.db)
  const { rows: items } = await sql<Row>`
    select i.title, coalesce(p.name, i.speaker) as speaker, i.minutes, i.script
    from assembly.item i left join people.label p on p.id = i.speaker_id
    where i.session_id = ${sessionId} order by i.position`.execute(tx.db)
  const { opensAt, venue, chair } = head[0]!
  const title = say[what](session.title)
  const facts: PaperBlock[] = [
    { kind: 'labelled', label: say.when, text: saidInstant(opensAt) },
    ...(venue ? [{ kind: 'labelled' as const, label: say.where, text: venue }] : []),
    ...(chair ? [{ kind: 'labelled' as const, label: say.chair, text: chair }] : []),
  ]
  const blocks = what === 'agenda' ? [tableOf(items)] : items.flatMap((item) => scriptOf(item, session.title))
  return {
    name: `${title.replace('\n', '')}.docx`,
    bytes: await layOutPaper({ ...blankPaper(title), blocks: [...facts, ...blocks] }),
  }
}

const tableOf = (items: readonly Row[]): PaperBlock => ({
  kind: 'table',
  columns: say.columns.map((title, index) => ({ title, width: [1, 6, 2, 1][index] ?? 1 })),
  rows: items.map(({ title, speaker, minutes }, index) => [
    chineseNumber(index + 1),
    title,
    speaker ?? '',
    minutes === null ? '' : String(minutes),
  ]),
})

const scriptOf = ({ title, script, speaker }: Row, session: string): PaperBlock[] => [
  { kind: 'heading', level: 1, text: title },
  ...script
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      kind: 'paragraph' as const,
      text: line
        .replaceAll('{title}', session)
        .replaceAll('{item}', title)
        .replaceAll('{speaker}', speaker ?? say.blank)
        .replace(/\{\w+\}/g, say.blank),
    })),
]
