import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  FrameWrap,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { PaperBody } from '../contract/layout.ts'
import { fontOf, page, sizes } from './page.ts'
import { breakCopies, daySaid, widthOf } from './wording.ts'
import { blankLine, blankLines, characters, indent, line, run } from './writing.ts'

/**
 * 7.3.5: a paper that is sealed has its date four characters from the right and the organ centred over it, so that the seal covers both;
 * one that is not sealed has the organ two characters from the right and the date two further in.
 */
export function signatureAndDate(body: PaperBody): Paragraph[] {
  const { signature, date } = body
  if (signature.length === 0 && date === null) return []
  const isSealed = body.form === 'document' || body.form === 'letter'
  const said = date ? daySaid(date) : ''
  const dateWidth = widthOf(said)
  const widest = Math.max(0, ...signature.map(widthOf))
  const right = (text: string, space: number, more: IParagraphOptions = {}) =>
    line(run(text), { alignment: AlignmentType.RIGHT, indent: { right: characters(space) }, ...more })
  // Where one is the longer, the other moves with it; nothing leaves the text area.
  const dateSpace = isSealed ? Math.max(4, (widest - dateWidth) / 2) : Math.max(2, 2 + widest - 2 - dateWidth)
  const spaceOf = (organ: string) =>
    isSealed
      ? Math.max(0, dateSpace + (dateWidth - widthOf(organ)) / 2)
      : Math.max(2, dateSpace + dateWidth + 2 - widest) + (widest - widthOf(organ))
  return [
    ...blankLines(isSealed ? 2 : 1, { keepNext: true }),
    ...signature.map((organ) => right(organ, spaceOf(organ), { keepNext: true })),
    ...(date ? [right(said, dateSpace)] : []),
  ]
}

/** 7.3.6: in brackets, two characters in, below the date. */
export function notesOf(body: PaperBody): Paragraph[] {
  return body.notes ? [line(run(`（${body.notes}）`), { indent: indent(2) })] : []
}

const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 }
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }
const copyLine = 500
/** What a rule and the air beside it add to a paragraph. */
const ruleHeight = 30

/**
 * 7.4: whom copies go to and who printed it, at the very foot of the last page, between rules: 0.35 mm at the ends, 0.25 mm between. A
 * letter has neither rules nor the printing line (10.1). Each of the two is a frame that hangs on the last line of the text and stands at a
 * fixed height; the lines of the first are broken here, so that its height is known.
 */
export function copiesBlock(body: PaperBody): Paragraph[] {
  const { copyTo } = body
  const printed = body.form === 'letter' ? null : body.printed
  if (!copyTo && !printed) return []
  const isRuled = body.form !== 'letter'
  const pt = sizes.四号
  const unit = pt * 20
  const copies = copyTo ? breakCopies(`${copyTo}。`, Math.floor((page.textWidth - 5 * unit) / unit)) : []
  const foot = page.height - page.bottom
  const printedTop = foot - (printed ? copyLine + 2 * ruleHeight : 0)
  const frame = (top: number): IParagraphOptions => ({
    frame: {
      type: 'absolute',
      position: { x: page.left, y: top },
      width: page.textWidth,
      height: 0,
      wrap: FrameWrap.AROUND,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
    spacing: { line: copyLine, lineRule: LineRuleType.EXACT },
    alignment: AlignmentType.LEFT,
  })
  return [
    ...(copies.length > 0
      ? [
          line(run(`　抄送：${copies.join('\n　　　　')}`, { pt }), {
            ...frame(printedTop - copies.length * copyLine - ruleHeight),
            ...(isRuled ? { border: { top: thick, ...(printed ? {} : { bottom: thick }) } } : {}),
          }),
        ]
      : []),
    ...(printed
      ? [
          line(run(`　${printed.organ}\t${daySaid(printed.on)}印发`, { pt }), {
            ...frame(printedTop),
            tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth - unit }],
            border: { top: copyTo ? thin : thick, bottom: thick },
          }),
        ]
      : []),
    // A frame hangs on the line that follows it; this one is as good as invisible.
    line(run('', { pt: 1 }), { spacing: { line: 20, lineRule: LineRuleType.EXACT } }),
  ]
}

/** 7.5: 四号 in Song, a dash on either side; on an odd page one character from the right, on an even page from the left. */
export function pageNumber(side: 'odd' | 'even'): Footer {
  const pt = sizes.四号
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: pt * 20 } : { left: pt * 20 },
        spacing: { before: 0, after: 0, line: 280, lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            font: { ...fontOf('song'), ascii: '宋体', hAnsi: '宋体' },
            size: pt * 2,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })
}

export const noPageNumber = (children: Paragraph[]) => new Footer({ children: [...children, blankLine()] })
