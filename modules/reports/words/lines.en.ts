import { verdictOf } from '../rules/lines.ts'
import { sayValue } from '../rules/percent.ts'
import type { PeriodName } from '../rules/periods.ts'
import type { Lines } from './lines.zh-CN.ts'

const amount = (value: number, unit: string | null) =>
  unit === '%' || unit === '‰'
    ? `${sayValue(value, 2)}${unit}`
    : `${sayValue(value, 2)}${unit ? ` ${unit}` : ''}`
const said = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
})
const date = (on: string) => said.format(new Date(`${on}T00:00:00Z`))
const listed = (words: readonly string[]) => words.join(', ')
const months = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' })

function period(name: PeriodName): string {
  switch (name.kind) {
    case 'year':
      return String(name.year)
    case 'half':
      return `${name.half === 1 ? 'first' : 'second'} half of ${name.year}`
    case 'quarter':
      return `${['first', 'second', 'third', 'fourth'][name.quarter - 1]} quarter of ${name.year}`
    case 'month':
      return months.format(new Date(Date.UTC(name.year, name.month - 1, 1)))
    default:
      return `${date(name.from)} to ${date(name.last)}`
  }
}

const of = (n: number) => (n === 1 ? '1 project' : `${n} projects`)

export const lines: Lines = {
  date,
  period,
  amount,
  columns: { number: 'No.', project: 'Project', done: 'Done', share: 'Of the year’s plan' },
  unreported: 'not reported',
  done: (target) => {
    if (target.done === null && target.covered === null) return `not reported (promised ${target.quoted})`
    if (target.measuredBy === 'share' && target.covered !== null && target.whole !== null)
      return `${sayValue(target.covered, 2)} of ${sayValue(target.whole, 2)} covered (promised ${target.quoted})`
    return `${amount(target.done ?? 0, target.unit)} (promised ${target.quoted})`
  },
  share: (target) =>
    target.share ??
    {
      kept: 'reached',
      not_yet: 'not reached',
      holds: 'within bound',
      exceeded: 'beyond bound',
      unreported: 'not reported',
    }[verdictOf(target)],
  became: (target) => {
    if (target.done === null && target.covered === null) return 'not reported'
    if (target.measuredBy === 'share' && target.covered !== null && target.whole !== null)
      return `${sayValue(target.covered, 2)} of ${sayValue(target.whole, 2)} covered`
    const now = amount(target.done ?? 0, target.unit)
    return target.share === null ? `now ${now}` : `${now} done, ${target.share}`
  },
  groups: {
    met: 'Done',
    ahead: 'Ahead of schedule',
    on_track: 'On schedule',
    late: 'Behind schedule',
    at_risk: 'May not be reached',
    not_begun: 'Not begun',
  },
  groupLead: (group, n) =>
    ({
      met: `${of(n)} done`,
      ahead: `${of(n)} ahead of schedule`,
      on_track: `${of(n)} on schedule`,
      late: `${of(n)} behind schedule`,
      at_risk: `${of(n)} that may not be reached at the present pace`,
      not_begun: `${of(n)} not begun`,
    })[group],
  ofList: (number) => `No. ${number}: `,
  counts: {
    count: 'Records, once accepted by another person, added up by the day of the deed',
    change: 'The starting point and every accepted change',
    share: 'What is covered, once accepted, over the whole',
    reading: 'The latest accepted reading, never added up',
    indicator: 'As its indicator counts',
  },
  inOrder: 'Each group stands in the order of the list; none comes before another.',
  byOffice: 'By lead office',
  byOfficeColumns: {
    office: 'Lead office',
    projects: 'Projects',
    onTime: 'Done or in time',
    late: 'Behind',
    notBegun: 'Not begun',
  },
  byOfficeNote: (reason) =>
    `Those with the larger part in time come first. Shown by permission, because: ${reason}.`,
  noOffice: 'No lead office yet',
  cutOff: (on) => `Figures up to ${date(on)}`,
  tableNote: (on) =>
    `Up to ${date(on)}, from accepted records; “not reported” means there is no record, which is not zero. Shares of the plan have one decimal and never round up to 100%.`,
  sharesColumn: 'Share (%)',
  sharesNote:
    'Shares have two decimals and add to 100.00: what rounding leaves goes to the largest remainders, of equal ones to the earlier row.',
  sharesNone: 'These rows are not parts of one whole, or some are not reported; no shares are given.',
  noteSums: 'Total',
  adjustments: 'Corrections to earlier reports',
  adjustmentsNone: (title) => `No number of “${title}” was corrected since.`,
  adjustmentsLead: (title, n) =>
    n === 1
      ? `Of the numbers in “${title}” and earlier reports, one was corrected since:`
      : `Of the numbers in “${title}” and earlier reports, ${n} were corrected since:`,
  adjustmentColumns: { number: 'Number', report: 'Report', was: 'Was', became: 'Is', why: 'Why' },
  value: (value, unit, decimals) =>
    value === null
      ? 'not reported'
      : `${sayValue(value, decimals)}${unit && unit !== '%' ? ` ${unit}` : (unit ?? '')}`,
  behind: (adjustment) => {
    const back = adjustment.events.filter((event) => event.isReversal)
    const late = adjustment.events.filter((event) => !event.isReversal)
    const days = (list: typeof back) =>
      listed([...new Set(list.map((event) => date(event.occurredOn)))].slice(0, 3))
    const records = (n: number) => (n === 1 ? '1 record' : `${n} records`)
    const parts = [
      ...(back.length > 0 ? [`${records(back.length)} taken back (${days(back)})`] : []),
      ...(late.length > 0 ? [`${records(late.length)} added later (${days(late)})`] : []),
    ]
    return parts.length > 0 ? parts.join(', ') : 'what it is counted over changed'
  },
  numbers: 'What the numbers count',
  numberColumns: { number: 'Number', title: 'Name', period: 'Days', counted: 'What counts' },
  numberPeriod: (from, last) => (from === null ? `up to ${date(last)}` : `${date(from)} to ${date(last)}`),
  external: (title, on) => `Published by others: ${title}, ${date(on)}`,
  corrects: (title) => `This is the corrected edition of “${title}”.`,
  sealed: (day, hash) => `Closed ${day}, check sum ${hash}`,
}
