import { blankPaper, type PaperBlock, type PaperBody } from '../../documents/contract.ts'
import type { Block, ReportContent } from '../contract/content.ts'
import type { NumberTold, PlanLine, ProjectLine, Told } from '../contract/told.ts'
import { nameIn } from '../rules/lines.ts'
import { lastDay } from '../rules/periods.ts'
import { groupsOf, officesOf } from '../rules/progress.ts'
import { numberIn, sharesOf } from '../rules/shares.ts'
import { filledIn } from '../rules/text.ts'
import { lines } from '../words/lines.zh-CN.ts'

// A report as a paper: the same parts as on the page, in Chinese, in the order of the text.

export interface ToPrint {
  title: string
  content: ReportContent
  told: Told
  until: string
  organ: string
  on: string
  corrects: string | null
}

export function bodyOf(report: ToPrint): PaperBody {
  const { told } = report
  const numbers = new Map(told.numbers.map((number) => [number.id, number]))
  const fill = (text: string) => filledIn(text, (id) => numbers.get(id)?.said.zh ?? '')
  const last = lastDay({ until: report.until })
  return {
    ...blankPaper(report.title),
    blocks: [
      ...(report.corrects ? [paragraph(lines.corrects(report.corrects))] : []),
      ...report.content.blocks.flatMap((block) => blocksOf(block, told, fill, last)),
      ...adjustmentsOf(told),
      ...countedOf(report.content, told.numbers),
    ],
    signature: [report.organ],
    date: report.on,
  }
}

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const heading = (level: 1 | 2 | 3, text: string): PaperBlock => ({ kind: 'heading', level, text })

function blocksOf(block: Block, told: Told, fill: (text: string) => string, last: string): PaperBlock[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, fill(block.text))]
    case 'paragraph':
      return block.text.trim() === '' ? [] : [paragraph(fill(block.text))]
    case 'list':
      return [{ kind: 'list', items: block.items.filter((item) => item.trim() !== '').map(fill) }]
    case 'table':
      return [tableOf(block, fill)]
    default: {
      const plan = told.plans.find(({ planId }) => planId === block.planId)
      return plan ? planBlocks(block, plan, last) : []
    }
  }
}

/** A table of the text, with the shares of its distribution where one column is one. */
export function tableOf(
  block: Extract<Block, { kind: 'table' }>,
  fill: (text: string) => string,
): Extract<PaperBlock, { kind: 'table' }> {
  const rows = block.rows.map((row) => block.columns.map((_, at) => fill(row[at] ?? '')))
  const titles = block.columns.map((title) => ({ title: fill(title) }))
  const caption = block.title.trim() ? { caption: fill(block.title) } : {}
  const { sharesOf: column } = block
  if (column === null) return { kind: 'table', ...caption, columns: titles, rows }
  const shares = sharesOf(rows.map((row) => numberIn(row[column] ?? '')))
  if (!shares) return { kind: 'table', ...caption, columns: titles, rows, note: lines.sharesNone }
  return {
    kind: 'table',
    ...caption,
    columns: [...titles, { title: lines.sharesColumn }],
    rows: rows.map((row, at) => [...row, shares[at] ?? '']),
    note: lines.sharesNote,
  }
}

export function planBlocks(
  block: Extract<Block, { planId: string }>,
  plan: PlanLine,
  last: string,
): PaperBlock[] {
  if (block.kind === 'completion') return [completionTable(plan, last)]
  if (block.kind === 'narrative')
    return plan.narrative.flatMap(({ category, zh }) => [
      ...(category ? [heading(2, withoutNumber(category))] : []),
      paragraph(zh),
    ])
  if (block.kind === 'promises') return promisesOf(plan)
  return [
    ...groupsOf(plan).flatMap(({ group, projects }) => [
      paragraph(`${lines.groupLead(group, projects.length)}：`),
      ...projects.map((project) => paragraph(progressLine(project, group))),
    ]),
    paragraph(lines.inOrder),
    ...(block.byOffice ? [officeTable(plan, block.byOffice.reason)] : []),
  ]
}

/** A project of a circular: its number in the list, its words, who leads it, and why it is late. */
function progressLine(project: ProjectLine, group: string): string {
  const isLate = group === 'late' || group === 'at_risk' || group === 'not_begun'
  const why = isLate
    ? project.targets
        .filter(({ standing }) => standing === group)
        .map((target) => `${target.quoted}：${target.why.zh.join('')}`)
    : []
  const office = project.office ? `（${project.office.name}）` : ''
  return `${project.number ? lines.ofList(project.number) : ''}${project.title}${office}。${why.join('')}`
}

/** "一、老房子住得更稳" carries the number of the list; the paper numbers its own headings. */
export const withoutNumber = (category: string): string =>
  category.replace(/^[（(]?[一二三四五六七八九十百\d]+[）)]?[、.．]\s*/, '')

function completionTable(plan: PlanLine, last: string): PaperBlock {
  return {
    kind: 'table',
    columns: [
      { title: lines.columns.number, width: 0.6, align: 'center' },
      { title: lines.columns.project, width: 3, align: 'left' },
      { title: lines.columns.done, width: 3, align: 'left' },
      { title: lines.columns.share, width: 1.2, align: 'center' },
    ],
    rows: completionRows(plan).map(({ number, title, done, share }) => [number, title, done, share]),
    note: lines.tableNote(last),
  }
}

/** The rows of the completion table: one for each target; number and project stand with the first. */
export function completionRows(
  plan: PlanLine,
): { number: string; title: string; done: string; share: string }[] {
  return plan.passages.flatMap(({ project }) => {
    if (!project) return []
    const head = { number: project.number ?? '', title: project.title }
    if (project.targets.length === 0) return [{ ...head, done: lines.unreported, share: lines.unreported }]
    return project.targets.map((target, at) => ({
      ...(at === 0 ? head : { number: '', title: '' }),
      done: `${nameIn(project, target)}${lines.done(target)}`,
      share: lines.share(target),
    }))
  })
}

/** The adopted text word for word, each promised number followed by what became of it. */
function promisesOf(plan: PlanLine): PaperBlock[] {
  let category: string | null = null
  return plan.passages.flatMap((passage) => {
    const opens = passage.category !== category
    category = passage.category
    let text = passage.text
    const targets = [...(passage.project?.targets ?? [])].sort((a, b) => b.end - a.end)
    for (const target of targets)
      text = `${text.slice(0, target.end)}〔${lines.became(target)}〕${text.slice(target.end)}`
    return [
      ...(opens && category ? [heading(2, withoutNumber(category))] : []),
      paragraph([passage.number, text].filter(Boolean).join('. ')),
    ]
  })
}

function officeTable(plan: PlanLine, reason: string): PaperBlock {
  const columns = lines.byOfficeColumns
  return {
    kind: 'table',
    caption: lines.byOffice,
    columns: Object.values(columns).map((title) => ({ title })),
    rows: officesOf(plan).map(({ office, projects, counts }) => [
      office?.name ?? lines.noOffice,
      String(projects),
      String(counts.met + counts.ahead + counts.on_track),
      String(counts.late + counts.at_risk),
      String(counts.not_begun),
    ]),
    note: lines.byOfficeNote(reason),
  }
}

function adjustmentsOf({ follows, adjustments }: Told): PaperBlock[] {
  if (!follows) return []
  if (adjustments.length === 0)
    return [heading(1, lines.adjustments), paragraph(lines.adjustmentsNone(follows.title))]
  const columns = lines.adjustmentColumns
  return [
    heading(1, lines.adjustments),
    paragraph(lines.adjustmentsLead(follows.title, adjustments.length)),
    {
      kind: 'table',
      columns: [
        { title: columns.number, width: 2 },
        { title: columns.report, width: 2.4 },
        { title: columns.was, width: 1 },
        { title: columns.became, width: 1 },
        { title: columns.why, width: 2.4 },
      ],
      rows: adjustments.map((one) => [
        one.title,
        one.reportTitle,
        lines.value(one.was, one.unit, one.decimals),
        lines.value(one.became, one.unit, one.decimals),
        lines.behind(one),
      ]),
    },
  ]
}

/** What each number of the sentences counts, and until when: nobody has to ask by telephone. */
function countedOf(content: ReportContent, numbers: readonly NumberTold[]): PaperBlock[] {
  if (content.numbers.length === 0) return []
  const columns = lines.numberColumns
  return [
    heading(1, lines.numbers),
    {
      kind: 'table',
      columns: [
        { title: columns.number, width: 1.2 },
        { title: columns.title, width: 2 },
        { title: columns.period, width: 2 },
        { title: columns.counted, width: 3, align: 'left' },
      ],
      rows: numbers.map((number) => [
        number.said.zh,
        number.title,
        lines.numberPeriod(number.from, lastDay(number)),
        countedWords(number),
      ]),
    },
  ]
}

export const countedWords = (number: NumberTold): string =>
  number.source ? lines.external(number.source.title, number.source.on) : (number.counted ?? '')
