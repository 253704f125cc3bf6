import {
  AlignmentType,
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  LineRuleType,
  type Paragraph,
  TabStopType,
} from 'docx'
import type { PaperBody } from '../contract/layout.ts'
import { linePitch, page, red, sheetOf, sizes, twips } from './page.ts'
import { breakTitle, widthOf } from './wording.ts'
import { blankLines, characters, line, run } from './writing.ts'

/** 7.2.4: large, but on one line: as many points as fit, then narrower signs, then fewer points. */
export function markOf(organ: string, mostPt: number): { pt: number; scale: number } {
  const fits = page.textWidth / 20 / Math.max(1, widthOf(organ))
  if (fits >= mostPt) return { pt: mostPt, scale: 100 }
  const narrowest = 0.62
  const pt = Math.min(mostPt, fits / narrowest)
  // Half points, rounded down, and a little air: the last sign must not fall to the next line.
  const size = Math.floor(pt * 2) / 2
  return { pt: size, scale: Math.max(1, Math.floor((fits / size) * 100) - 1) }
}

/** The red mark; several organs that issue together stand one below the other, all in the size of the longest (7.2.4). */
function redMark(organ: string, mostPt: number, before: number): Paragraph[] {
  const organs = organ.split('\n').filter((name) => name.trim() !== '')
  const longest = organs.reduce((a, b) => (widthOf(b) > widthOf(a) ? b : a), '')
  const { pt, scale } = markOf(longest, organs.length > 1 ? Math.min(mostPt, 36) : mostPt)
  return organs.map((name, index) =>
    line(run(name, { face: 'title', pt, color: red, ...(scale < 100 ? { scale } : {}) }), {
      alignment: AlignmentType.CENTER,
      spacing: {
        before: index === 0 ? before : 0,
        line: Math.round(pt * 20 * 1.15),
        lineRule: LineRuleType.EXACT,
      },
    }),
  )
}

/** 份号, 密级, 紧急程度: upper left, one below the other (7.2.1–7.2.3). */
function marksOf({ copyNumber, secrecy, urgency }: PaperBody): Paragraph[] {
  return [
    ...(copyNumber ? [line(run(copyNumber))] : []),
    ...(secrecy ? [line(run(secrecy, { face: 'black' }))] : []),
    ...(urgency ? [line(run(urgency, { face: 'black' }))] : []),
  ]
}

/** 7.2: everything above and including the red rule. */
export function redHead(body: PaperBody): Paragraph[] {
  if (body.form === 'letter') return letterHead(body)
  if (body.form === 'plain' || !body.organ) return []
  const marks = marksOf(body)
  // 7.2.4: the upper edge of the mark lies 35 mm below that of the text area.
  const before = Math.max(0, twips(35) - marks.length * linePitch)
  // 7.2.7: a rule 4 mm below the number, as wide as the text.
  const rule = { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 11 } }
  const number = body.number ?? ''
  const numberLine = body.signer
    ? line([...run(`　${number}\t`), ...run('签发人：'), ...run(body.signer, { face: 'kai' })], {
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth - characters(1) }],
        // The rule goes from margin to margin although the line begins one character in.
        border: rule,
      })
    : line(run(number), { alignment: AlignmentType.CENTER, border: rule })
  return [
    ...marks,
    ...redMark(body.organ, body.form === 'minutes' ? 46 : 50, before),
    ...blankLines(2),
    numberLine,
  ]
}

/** 10.1: of a letter the mark stands in the page's head; the number and the marks follow the double rule. */
function letterHead(body: PaperBody): Paragraph[] {
  const gap = { before: Math.round(sizes.三号 * 20 * 0.875) }
  const left = marksOf(body)
  const number = body.number
    ? [
        line(run(body.number), {
          alignment: AlignmentType.RIGHT,
          ...(left.length === 0 ? { spacing: gap } : {}),
        }),
      ]
    : []
  return [...left, ...number]
}

const doubleRule = { size: 24, color: red, space: 0 } as const

/** 10.1: the mark 30 mm below the edge of the page, 4 mm under it a double rule of 170 mm, thick above thin. */
export function letterMark(organ: string): Paragraph[] {
  const { pt, scale } = markOf(organ, 46)
  return [
    line(run(organ, { face: 'title', pt, color: red, ...(scale < 100 ? { scale } : {}) }), {
      alignment: AlignmentType.CENTER,
      spacing: { line: Math.round(pt * 20 * 1.15), lineRule: LineRuleType.EXACT },
      indent: { left: twips(20) - page.left, right: twips(20) - page.right },
      border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, ...doubleRule, space: 11 } },
    }),
    line(run('', { pt: 4 }), { spacing: { line: 80, lineRule: LineRuleType.EXACT } }),
  ]
}

/** 10.1: at the foot of a letter's first page another, thin above thick, 20 mm above the edge; there is no page number. */
export function letterFoot(): Paragraph[] {
  return [
    line(run('', { pt: 2 }), {
      frame: {
        type: 'absolute',
        position: { x: twips(20), y: twips(297 - 20) },
        width: twips(170),
        height: 80,
        rule: HeightRule.EXACT,
        wrap: FrameWrap.AROUND,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      },
      spacing: { line: 40, lineRule: LineRuleType.EXACT },
      border: { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, ...doubleRule } },
    }),
    line(run('', { pt: 2 })),
  ]
}

/** 7.3.1, 7.3.2: two lines below the rule the title, one line below it whom it is for. */
export function titleAndRecipients(body: PaperBody): Paragraph[] {
  const lines = breakTitle(body.title, Math.floor(sheetOf(body).textWidth / 20 / sizes.二号) - 0.5)
  const hasHead = body.form === 'letter' || (body.form !== 'plain' && body.organ !== null)
  return [
    ...blankLines(hasHead ? 2 : 0),
    line(run(lines.join('\n'), { face: 'title', pt: sizes.二号 }), {
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: 33 * 20, lineRule: LineRuleType.EXACT },
    }),
    ...blankLines(1, { keepNext: true }),
    ...(body.mainTo ? [line(run(`${body.mainTo}：`))] : []),
  ]
}
