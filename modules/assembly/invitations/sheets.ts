import { AlignmentType, Document, ImageRun, LineRuleType, Packer, PageBreak, Paragraph, TextRun } from 'docx'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { inGroups } from '../contract/card-digits.ts'
import { cardPicture } from '../presence/card-picture.ts'
import { cardsOf } from '../presence/index.ts'
import { preparing } from '../sessions/preparing.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { saidInstant, invitation as say } from '../words/booklet.zh-CN.ts'
import { chineseNumber } from '../words/titles.ts'

interface Row {
  id: string
  name: string
  standing: 'entitled' | 'observer'
  venue: string | null
  group: string | null
  seat: string | null
}

const face = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
const black = { ...face, eastAsia: '黑体' }
// A name came from a file somebody else wrote: what XML cannot hold is left out.
const print = (text: string, pt: number, font = face) =>
  new TextRun({ text: text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' '), size: pt * 2, font })
const line = (
  text: string,
  how: { pt?: number; font?: typeof face; center?: boolean; after?: number; fresh?: boolean } = {},
) =>
  new Paragraph({
    alignment: how.center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: 0, after: how.after ?? 120, line: 400, lineRule: LineRuleType.AT_LEAST },
    children: [...(how.fresh ? [new PageBreak()] : []), print(text, how.pt ?? 15, how.font)],
  })

/** The invitations put down at one moment, one sheet each, in large print, with the agenda and the card of the person. */
export async function makeInvitations(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  printedAt: string,
): Promise<{ name: string; bytes: Buffer }> {
  const session = await sessionToRead(tx, actor, sessionId)
  // The cards on them open the door in somebody's name.
  demand(actor, preparing(session.kind), session)
  const { rows } = await sql<Row>`
    select a.id, p.name, a.standing, v.name as venue, g.name as "group", a.seat
    from assembly.invitation n join assembly.attendee a on a.id = n.attendee_id and a.removed_at is null
      join people.label p on p.id = a.person_id
      left join assembly.venue v on v.id = a.venue_id left join assembly.discussion_group g on g.id = a.group_id
    where a.session_id = ${sessionId} and date_trunc('milliseconds', n.printed_at) = ${printedAt}::timestamptz
    order by a.constituency collate "zh-x-icu" nulls last, p.name collate "zh-x-icu", a.id`.execute(tx.db)
  const { rows: head } = await sql<{ opensAt: Date; office: string }>`
    select s.opens_at as "opensAt", o.name as office from assembly.session s join units.label o on o.id = s.office_id
    where s.id = ${sessionId}`.execute(tx.db)
  const { rows: items } = await sql<{ title: string }>`
    select title from assembly.item where session_id = ${sessionId} order by position`.execute(tx.db)
  const cards = await cardsOf(
    tx,
    vault,
    rows.map(({ id }) => id),
  )
  const { opensAt, office } = head[0]!
  const children: Paragraph[] = []
  for (const [index, row] of rows.entries()) {
    const card = cards.get(row.id)
    children.push(
      line(say.title, { pt: 26, font: black, center: true, after: 300, fresh: index > 0 }),
      line(say.dear(row.name), { pt: 18 }),
      line(row.standing === 'entitled' ? say.entitled(session.title) : say.observer(session.title), {
        pt: 18,
        after: 240,
      }),
      ...[
        [say.when, saidInstant(opensAt)],
        [say.where, row.venue ?? say.notSaid],
        ...(row.seat ? [[say.seat, row.seat]] : []),
        ...(row.group ? [[say.group, row.group]] : []),
      ].map(([label, text]) => line(`${label}：${text}`, { pt: 18, font: black })),
      line(say.agenda, { font: black }),
      ...items.map(({ title }, at) => line(`${chineseNumber(at + 1)}、${title}`, { after: 40 })),
      line(say.leave, { after: 240 }),
    )
    if (card) {
      children.push(
        line(say.card),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: await cardPicture(card.code, 8),
              transformation: { width: 130, height: 130 },
            }),
          ],
        }),
        line(inGroups(card.code), { pt: 18, font: black }),
      )
    }
    children.push(line(say.from(office), { center: false }))
  }
  const document = new Document({
    title: `${session.title}${say.title}`,
    creator: 'Lilong',
    lastModifiedBy: 'Lilong',
    description: '',
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_134, bottom: 850, left: 1_304, right: 1_304 },
          },
        },
        children,
      },
    ],
  })
  return { name: `${session.title}${say.title}.docx`, bytes: await Packer.toBuffer(document) }
}
