import {
  AlignmentType,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  TextRun,
} from 'docx'
import { bodyPt, characterPitch, type Face, fontOf, linePitch } from './page.ts'
import { printable } from './wording.ts'

// The smallest parts: a run in a face, and a line of the page.

/** A width in characters of the body, in twips. */
export const characters = (n: number) => Math.round(n * characterPitch)

/**
 * Twips taken off every character of the text: 28 × 16 pt are 158 mm and the line has 156. The grid of the page says the same, but of the
 * programs in use one leaves a grid alone whose cells are narrower than a character and sets 14 in a line; so the text steps out of the
 * grid and carries the measure itself, a trifle more than needed, and full lines are spread to both margins.
 */
const tightening = -6

export interface Hand {
  face?: Face
  pt?: number
  color?: string
  bold?: boolean
  /** Width of the signs in percent, for a red head that has to fit. */
  scale?: number
}

/** Text in one face. A tab is a tab, a line break a line break, in the same paragraph. */
export function run(text: string, { face = 'body', pt = bodyPt, color, bold, scale }: Hand = {}): TextRun[] {
  const look: IRunOptions = {
    font: fontOf(face),
    size: pt * 2,
    sizeComplexScript: pt * 2,
    snapToGrid: false,
    ...(pt === bodyPt && !scale ? { characterSpacing: tightening } : {}),
    language: { value: 'en-US', eastAsia: 'zh-CN' },
    ...(color ? { color } : {}),
    ...(bold ? { bold } : {}),
    ...(scale ? { scale } : {}),
  }
  return printable(text)
    .split('\n')
    .flatMap((line, index) => {
      const parts = line.split('\t')
      return parts.map(
        (part, at) =>
          new TextRun({
            ...look,
            ...(index > 0 && at === 0 ? { break: 1 } : {}),
            children: at === 0 ? [part] : [new Tab(), part],
          }),
      )
    })
}

/** One line of the page is exactly one line of the grid, whatever face the machine has. */
export function line(children: readonly ParagraphChild[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    // A line of a table's note or a long name may end in a sign that closes; it hangs out rather than pulling a character down.
    overflowPunctuation: true,
    ...options,
    spacing: { before: 0, after: 0, line: linePitch, lineRule: LineRuleType.EXACT, ...options.spacing },
    children: [...children],
  })
}

export const blankLine = (options: IParagraphOptions = {}) => line(run(''), options)
export const blankLines = (count: number, options: IParagraphOptions = {}) =>
  Array.from({ length: count }, () => blankLine(options))

/** Left so many characters in; the first line as much more, or (negative) as much less. */
export function indent(left: number, first = 0) {
  return {
    left: characters(left),
    ...(first >= 0 ? { firstLine: characters(first) } : { hanging: characters(-first) }),
  }
}
