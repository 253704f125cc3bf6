import { CivilDate, oneOf, orNull, type Static, shape, Type } from '../../../platform/contract.ts'

// What an official paper consists of, before it has any look. The elements and their order are those of GB/T 9704-2012
// (党政机关公文格式), chapter 7; how each is drawn is the business of `layout/`.

/** 通用格式 · 信函格式 · 纪要格式 · a page of ours without a red head (a table, a report to be read inside the house). */
export const paperForms = ['document', 'letter', 'minutes', 'plain'] as const
export const PaperForm = oneOf(paperForms)
export type PaperForm = Static<typeof PaperForm>

const line = Type.String({ maxLength: 200 })
const paragraph = Type.String({ maxLength: 20_000 })

/** 结构层次 "一、" "（一）" "1." "（1）" (7.3.3): the layout writes the number, the text has none. */
export const PaperHeading = shape({
  kind: Type.Literal('heading'),
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4)]),
  text: Type.String({ maxLength: 500 }),
  /** Written without a number: for a heading whose words carry one of their own. */
  unnumbered: Type.Optional(Type.Boolean()),
  /** Text that goes on in the same line, as after a heading of the third or fourth level. */
  runOn: Type.Optional(paragraph),
})
export const PaperParagraph = shape({
  kind: Type.Literal('paragraph'),
  text: paragraph,
  /** Absent: both margins, the first line two characters in. */
  align: Type.Optional(oneOf(['left', 'center', 'right'])),
})
/** "出席：……" of minutes, "联系人：……": a word in black letter, then plain text. */
export const PaperLabelled = shape({
  kind: Type.Literal('labelled'),
  label: Type.String({ maxLength: 30 }),
  text: paragraph,
})
export const PaperList = shape({
  kind: Type.Literal('list'),
  items: Type.Array(Type.String({ maxLength: 5_000 }), { maxItems: 500 }),
})
export const PaperTable = shape({
  kind: Type.Literal('table'),
  caption: Type.Optional(Type.String({ maxLength: 200 })),
  columns: Type.Array(
    shape({
      title: Type.String({ maxLength: 60 }),
      /** Share of the width against the other columns; 1 when absent. */
      width: Type.Optional(Type.Number({ minimum: 0.1, maximum: 20 })),
      /** Absent: numbers to the right, short words in the middle, text to the left, by what stands in the column. */
      align: Type.Optional(oneOf(['left', 'center', 'right'])),
    }),
    { minItems: 1, maxItems: 20 },
  ),
  rows: Type.Array(Type.Array(Type.String({ maxLength: 5_000 }), { maxItems: 20 }), { maxItems: 5_000 }),
  /** The last row is a sum: set apart. */
  hasTotal: Type.Optional(Type.Boolean()),
  /** Stands below the table: cut-off day, what is counted. */
  note: Type.Optional(Type.String({ maxLength: 2_000 })),
})
export const PaperPageBreak = shape({ kind: Type.Literal('page_break') })
export const PaperBlock = Type.Union([
  PaperHeading,
  PaperParagraph,
  PaperLabelled,
  PaperList,
  PaperTable,
  PaperPageBreak,
])
export type PaperBlock = Static<typeof PaperBlock>

export const PaperBody = shape({
  form: PaperForm,
  /** A plain page that lies on its side, for a table of many columns. */
  landscape: Type.Optional(Type.Boolean()),
  /** 发文机关标志: the red words at the head, "××街道办事处文件"; of minutes "××会议纪要". Null on a plain page. */
  organ: orNull(line),
  /** 份号, 密级和保密期限, 紧急程度: upper left, in this order. */
  copyNumber: orNull(Type.String({ maxLength: 20 })),
  secrecy: orNull(Type.String({ maxLength: 20 })),
  urgency: orNull(Type.String({ maxLength: 20 })),
  /** 发文字号 as it is written, "沪桂办发〔2026〕3号"; null until it has one. */
  number: orNull(Type.String({ maxLength: 60 })),
  /** 签发人: only on a paper that goes up; the number then stands to the left. */
  signer: orNull(Type.String({ maxLength: 60 })),
  /** 标题; a line break says where to break it, otherwise it is broken by itself. */
  title: Type.String({ minLength: 1, maxLength: 300 }),
  /** 主送机关, without the colon. */
  mainTo: orNull(Type.String({ maxLength: 1_000 })),
  blocks: Type.Array(PaperBlock, { maxItems: 2_000 }),
  /** 附件说明: the names of what is attached. */
  attachments: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 50 }),
  /** 发文机关署名: one organ, or several that issue together. */
  signature: Type.Array(line, { maxItems: 12 }),
  /** 成文日期. */
  date: orNull(CivilDate),
  /** 附注, without the brackets. */
  notes: orNull(Type.String({ maxLength: 500 })),
  /** 抄送机关, without the final stop. */
  copyTo: orNull(Type.String({ maxLength: 1_000 })),
  /** 印发机关和印发日期: the last line of a paper. */
  printed: orNull(shape({ organ: line, on: CivilDate })),
})
export type PaperBody = Static<typeof PaperBody>

/** A paper with a title and nothing else yet; what a verb builds on. */
export function blankPaper(title: string, form: PaperForm = 'plain'): PaperBody {
  return {
    form,
    organ: null,
    copyNumber: null,
    secrecy: null,
    urgency: null,
    number: null,
    signer: null,
    title,
    mainTo: null,
    blocks: [],
    attachments: [],
    signature: [],
    date: null,
    notes: null,
    copyTo: null,
    printed: null,
  }
}
