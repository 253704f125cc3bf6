import { AlignmentType, PageBreak, Paragraph, TabStopType } from 'docx'
import type { PaperBlock, PaperBody } from '../contract/layout.ts'
import { drawTable } from './tables.ts'
import { numberHeadings, widthOf } from './wording.ts'
import { blankLine, characters, type Hand, indent, line, run } from './writing.ts'

/** A paragraph of the text for every line of it: two characters in, back to the margin after that (7.3.3). */
function paragraphs(text: string, isLast: boolean): Paragraph[] {
  const parts = text.split(/\n+/).filter((part) => part.trim() !== '')
  return parts.map((part, index) =>
    line(run(part.trim()), {
      indent: indent(0, 2),
      // A long one would go to the next page as a whole in some programs, and leave the first page without text.
      ...(isLast && index === parts.length - 1 && widthOf(part) < 6 * 28 ? { keepNext: true } : {}),
    }),
  )
}

const handOf = { 1: { face: 'black' }, 2: { face: 'kai' }, 3: {}, 4: {} } as const satisfies Record<
  number,
  Hand
>

function drawBlock(block: PaperBlock, number: string, isLast: boolean): Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [
        line(
          [...run(`${number}${block.text}`, handOf[block.level]), ...(block.runOn ? run(block.runOn) : [])],
          {
            indent: indent(0, 2),
            outlineLevel: block.level - 1,
            // A heading does not stay behind alone at the foot of a page.
            ...(block.runOn ? {} : { keepNext: true }),
          },
        ),
      ]
    case 'paragraph':
      if (block.align)
        return block.text
          .split('\n')
          .map((part) => line(run(part), { alignment: AlignmentType[upper(block.align ?? 'left')] }))
      return paragraphs(block.text, isLast)
    case 'labelled': {
      const width = widthOf(block.label) + 1
      return [
        line([...run(`${block.label}：`, { face: 'black' }), ...run(block.text)], {
          indent: indent(2 + width, -width),
        }),
      ]
    }
    case 'list':
      return block.items.map((item, index) =>
        line(run(`${index + 1}.${item.replace(/\s*\n\s*/g, ' ')}`), { indent: indent(0, 2) }),
      )
    case 'table':
      return drawTable(block)
    case 'page_break':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

const upper = (align: 'left' | 'center' | 'right') =>
  (({ left: 'LEFT', center: 'CENTER', right: 'RIGHT' }) as const)[align]

/** The text. Its last lines stay with the signature: a page that has a seal has text too (7.3.5.5). */
export function bodyText(body: PaperBody): Paragraph[] {
  const numbers = numberHeadings(body.blocks)
  const last = body.signature.length > 0 || body.date !== null ? body.blocks.length - 1 : -1
  return body.blocks.flatMap((block, index) => drawBlock(block, numbers[index] ?? '', index === last))
}

/**
 * 7.3.4: one line below the text, two characters in, "附件：" and the names, numbered when there are several, without a stop; a name that goes
 * on to the next line begins there under its own first character.
 */
export function attachmentsNote(attachments: readonly string[]): Paragraph[] {
  if (attachments.length === 0) return []
  const before = 2 + 3
  if (attachments.length === 1)
    return [
      blankLine({ keepNext: true }),
      line(run(`附件：${attachments[0]}`), {
        alignment: AlignmentType.LEFT,
        indent: indent(before, -3),
        keepNext: true,
      }),
    ]
  const number = attachments.length > 9 ? 1.5 : 1
  const tabStops = [{ type: TabStopType.LEFT, position: characters(before + number) }]
  return [
    blankLine({ keepNext: true }),
    ...attachments.map((name, index) =>
      line(run(`${index === 0 ? '附件：' : ''}${index + 1}.\t${name}`), {
        alignment: AlignmentType.LEFT,
        indent: indent(before + number, index === 0 ? -(3 + number) : -number),
        tabStops,
        keepNext: true,
      }),
    ),
  ]
}
