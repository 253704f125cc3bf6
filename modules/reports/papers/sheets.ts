import { type Cell, makeWorkbook, type Sheet } from '../../../platform/files/workbook.ts'
import type { PlanLine } from '../contract/told.ts'
import { lastDay } from '../rules/periods.ts'
import { filledIn } from '../rules/text.ts'
import { lines } from '../words/lines.zh-CN.ts'
import { completionRows, countedWords, type ToPrint, tableOf } from './body.ts'

const cell = { borderStyle: 'thin', borderColor: '#000000', alignVertical: 'center', wrap: true } as const
const middle = { ...cell, align: 'center' } as const
const heading = { ...middle, fontWeight: 'bold', backgroundColor: '#F2F3F5' } as const

const headOf = (titles: readonly string[]): Cell[] => titles.map((value) => ({ ...heading, value }))
const rowOf = (values: readonly (string | number | null)[]): Cell[] =>
  values.map((value) => ({ ...cell, value }))
const wide = (value: string, columns: number, style: Omit<Cell, 'value'> = {}) => [
  { value, columnSpan: columns, wrap: true, ...style },
  ...Array<null>(columns - 1).fill(null),
]

/** The name of a sheet as spreadsheet programs take it: without the signs they use themselves, short, and not twice. */
function sheetName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[\\/?*[\]:'"]/g, ' ')
      .trim()
      .slice(0, 28) || '表'
  let name = clean
  for (let n = 2; taken.has(name); n++) name = `${clean.slice(0, 25)} ${n}`
  taken.add(name)
  return name
}

function completionSheet(plan: PlanLine, until: string, name: string): Sheet {
  const columns = [lines.columns.number, lines.columns.project, lines.columns.done, lines.columns.share]
  return {
    name,
    rows: [
      wide(plan.title, 4, { fontWeight: 'bold', fontSize: 16, align: 'center' }),
      headOf(columns),
      ...completionRows(plan).map(({ number, title, done, share }) => [
        { ...middle, value: number },
        { ...cell, value: title },
        { ...cell, value: done },
        { ...middle, value: share },
      ]),
      wide(lines.tableNote(lastDay({ until })), 4),
    ],
    columns: [8, 40, 44, 14].map((width) => ({ width })),
    stickyRows: 2,
    landscape: true,
  }
}

/** The completion table of a plan as a workbook. */
export const completionWorkbook = (plan: PlanLine, until: string): Promise<Buffer> =>
  makeWorkbook([completionSheet(plan, until, lines.columns.done)])

/** The tables of a report, one sheet each, and a sheet of all its numbers with what they count. */
export function reportWorkbook(report: ToPrint): Promise<Buffer> {
  const { told, content } = report
  const taken = new Set<string>()
  const numbers = new Map(told.numbers.map((number) => [number.id, number]))
  const fill = (text: string) => filledIn(text, (id) => numbers.get(id)?.said.zh ?? '')
  const sheets: Sheet[] = []
  for (const block of content.blocks) {
    if (block.kind === 'completion') {
      const plan = told.plans.find(({ planId }) => planId === block.planId)
      if (plan) sheets.push(completionSheet(plan, report.until, sheetName(plan.title, taken)))
    }
    if (block.kind === 'table') {
      const table = tableOf(block, fill)
      sheets.push({
        name: sheetName(table.caption ?? '', taken),
        rows: [
          headOf(table.columns.map(({ title }) => title)),
          ...table.rows.map(rowOf),
          ...(table.note ? [wide(table.note, table.columns.length)] : []),
        ],
        columns: table.columns.map(() => ({ width: 20 })),
        stickyRows: 1,
      })
    }
  }
  if (told.adjustments.length > 0) {
    sheets.push({
      name: sheetName(lines.adjustments, taken),
      rows: [
        headOf(Object.values(lines.adjustmentColumns)),
        ...told.adjustments.map((one) =>
          rowOf([
            one.title,
            one.reportTitle,
            lines.value(one.was, one.unit, one.decimals),
            lines.value(one.became, one.unit, one.decimals),
            lines.behind(one),
          ]),
        ),
      ],
      columns: [30, 36, 16, 16, 40].map((width) => ({ width })),
      stickyRows: 1,
    })
  }
  sheets.push({
    name: sheetName(lines.numbers, taken),
    rows: [
      wide(report.title, 5, { fontWeight: 'bold', fontSize: 14, align: 'center' }),
      headOf([...Object.values(lines.numberColumns), lines.unreported])
        .slice(0, 4)
        .concat({ ...heading, value: '数值' }),
      ...told.numbers.map((number) =>
        rowOf([
          number.said.zh,
          number.title,
          lines.numberPeriod(number.from, lastDay(number)),
          countedWords(number),
          number.value,
        ]),
      ),
    ],
    columns: [18, 30, 34, 60, 14].map((width) => ({ width })),
    stickyRows: 2,
    landscape: true,
  })
  return makeWorkbook(sheets)
}
