import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { getBooklet as getBookletEndpoint } from '../contract/prepare-agenda.ts'
import { sessionToRead } from '../sessions/sight.ts'
import { booklet as say } from '../words/booklet.zh-CN.ts'
import { chineseNumber } from '../words/titles.ts'
import type { TextPart } from './docx-text.ts'

type Booklet = ReplyOf<typeof getBookletEndpoint>

interface Row {
  title: string
  speaker: string | null
  papers: { id: string; title: string; parts: TextPart[] }[]
}

/** Agenda and papers of a session as one text. A paper that is no text (a scan) is named, and said to be bound apart. */
export async function getBooklet(tx: Tx, actor: Actor, sessionId: string): Promise<Booklet> {
  const session = await sessionToRead(tx, actor, sessionId)
  const { rows: head } = await sql<{ opensAt: Date }>`
    select opens_at as "opensAt" from assembly.session where id = ${sessionId}`.execute(tx.db)
  const { rows: items } = await sql<Row>`
    select i.title, i.speaker,
      coalesce((select json_agg(json_build_object('id', k.id, 'title', k.title, 'parts', k.parts) order by k.position, k.id)
        from assembly.item_paper k where k.item_id = i.id and k.removed_at is null), '[]') as papers
    from assembly.item i where i.session_id = ${sessionId} order by i.position`.execute(tx.db)
  const parts: Booklet['parts'] = [
    { kind: 'heading', text: say.agenda },
    ...items.map(({ title, speaker }, index) => ({
      kind: 'item' as const,
      text: say.item(chineseNumber(index + 1), title, speaker),
    })),
  ]
  for (const paper of items.flatMap(({ papers }) => papers)) {
    parts.push({ kind: 'heading', text: paper.title })
    if (paper.parts.length === 0) parts.push({ kind: 'apart', text: say.apart })
    // The title mostly stands at the head of the paper itself once more.
    const same = (text: string) => text.replace(/\s/g, '') === paper.title.replace(/\s/g, '')
    parts.push(
      ...paper.parts
        .filter(({ text }, index) => index > 0 || !same(text))
        .map(({ kind, text }) => ({
          kind: kind === 'heading' ? ('item' as const) : ('paragraph' as const),
          text,
        })),
    )
  }
  return {
    title: session.title,
    heldOn: session.heldOn,
    opensAt: head[0]!.opensAt.toISOString(),
    parts,
    papers: items.flatMap(({ papers }) => papers.filter((one) => one.parts.length > 0).map(({ id }) => id)),
  }
}

/** Points of the large print: half as large again as an official paper, for people who read it on their knees. */
const sizes = { title: 36, heading: 28, body: 22 }
const face = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '黑体' }
const print = (text: string, pt: number, bold = false) =>
  new TextRun({
    text,
    size: pt * 2,
    sizeComplexScript: pt * 2,
    font: face,
    bold,
    language: { eastAsia: 'zh-CN' },
  })

/** The booklet to print: A4, black letter, wide lines, each paper on a page of its own, numbered pages. */
export async function makeBooklet(
  tx: Tx,
  actor: Actor,
  sessionId: string,
): Promise<{ name: string; bytes: Buffer }> {
  const { title, heldOn, parts } = await getBooklet(tx, actor, sessionId)
  const line = (
    text: string,
    pt: number,
    how: { bold?: boolean; center?: boolean; indent?: boolean; fresh?: boolean } = {},
  ) =>
    new Paragraph({
      alignment: how.center ? AlignmentType.CENTER : AlignmentType.LEFT,
      spacing: {
        before: pt * 8,
        after: pt * 4,
        line: Math.round(pt * 20 * 1.7),
        lineRule: LineRuleType.AT_LEAST,
      },
      ...(how.indent ? { indent: { firstLine: pt * 40 } } : {}),
      children: [...(how.fresh ? [new PageBreak()] : []), print(text, pt, how.bold ?? false)],
    })
  const document = new Document({
    title,
    creator: 'Lilong',
    lastModifiedBy: 'Lilong',
    description: '',
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 1_134, bottom: 1_134, left: 1_134, right: 1_134 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT], size: 32, font: face })],
              }),
            ],
          }),
        },
        children: [
          line('', sizes.title),
          line(title, sizes.title, { bold: true, center: true }),
          line(say.booklet, sizes.heading, { center: true }),
          line(say.day(heldOn), sizes.body, { center: true }),
          ...parts.map(({ kind, text }) =>
            kind === 'heading'
              ? line(text, sizes.heading, { bold: true, center: true, fresh: true })
              : line(text, sizes.body, { bold: kind === 'item', indent: kind === 'paragraph' }),
          ),
        ],
      },
    ],
  })
  return { name: `${title}材料汇编（大字）.docx`, bytes: await Packer.toBuffer(document) }
}
