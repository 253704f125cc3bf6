import { addDays } from '../../../platform/civil.ts'
import type { QueryOf } from '../../../platform/contract.ts'
import { makeWorkbook, type Sheet, type Value } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { chosen, getValues, type Values } from '../answers/tables.ts'
import type { Meant } from '../answers/versions.ts'
import type { Answer, getValues as valuesEndpoint } from '../contract/answers.ts'
import type { BehindEvent, getNumberSheet, NumberOrigin } from '../contract/origins.ts'
import { findLabels, sentenceOf } from '../definitions/sentences.ts'
import { say } from '../rules/showing.ts'
import { csvText } from '../rules/tabular.ts'
import { papers } from '../words/papers.zh-CN.ts'
import { getNumberOrigin, listEventsBehind } from './origins.ts'

// Tables that leave the house. A number never goes alone: its definition, its 口径, its cut-off day and its source stand beside it.

const { head } = papers
/** Events in one file; beyond it a table is not read, and the page still opens them all. */
const mostEvents = 2_000

/** The number as a number where it is one; a bound, or no value, as it is said. */
function cellOf(answer: Answer): Value {
  if (answer.value === null) return answer.why === null ? null : papers.why[answer.why]
  if (answer.bound !== undefined && answer.bound !== 'exact') return said(answer)
  return Number(
    say({ ...answer, value: answer.value, bound: 'exact' }, 'zh-CN')
      .replaceAll(',', '')
      .replace('−', '-'),
  )
}

const said = (answer: Answer) => say({ ...answer, value: answer.value ?? 0 }, 'zh-CN')

/** What a reader must know about one answer: flags, how many are known by name, the source of a published figure. */
function noteOf(answer: Answer): string {
  return [
    answer.exceeds ? papers.exceeds : '',
    answer.identified !== undefined && answer.n > 0 ? papers.identified(answer.identified, answer.n) : '',
    answer.source ? papers.source(answer.source.title, answer.source.on) : '',
  ]
    .filter((note) => note !== '')
    .join('；')
}

const lastDay = (until: string) => addDays(until, -1)
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
const instant = (at: string) => shanghai.format(new Date(at))

async function sentencesOf(tx: Tx, meant: readonly Meant[]): Promise<Map<string, string>> {
  const labels = await findLabels(
    tx,
    meant.map((version) => version.definition.rule),
  )
  return new Map(
    meant.map((version) => [version.indicatorId, sentenceOf(version.definition, labels)['zh-CN']]),
  )
}

const scopeLines = (
  values: Pick<Values, 'place' | 'office' | 'view' | 'cutOffOn' | 'asOf'>,
): [string, string][] => [
  [head.place, values.place?.name ?? papers.street],
  ...(values.office ? [[head.office, values.office.name] as [string, string]] : []),
  [head.view, values.view === 'now' ? papers.viewNow : papers.viewThen],
  [head.cutOff, values.cutOffOn],
  [head.madeAt, instant(values.asOf)],
]

type TableQuery = QueryOf<typeof valuesEndpoint>
interface Made<T> {
  name: string
  content: T
}

/** The matrix as a workbook: numbers by period, and beside each the definition it stands on. */
export async function makeValuesSheet(tx: Tx, query: TableQuery): Promise<Made<Buffer>> {
  const [values, meant] = await Promise.all([getValues(tx, query), chosen(tx, query.ids)])
  const sentences = await sentencesOf(tx, meant)
  const bold = (value: Value) => ({ value, fontWeight: 'bold' as const })
  const sheet: Sheet = {
    name: papers.table,
    rows: [
      ...scopeLines(values).map(([name, value]) => [bold(name), value]),
      [],
      [
        ...[head.indicator, head.unit].map(bold),
        ...values.periods.map((period) => bold(periodName(period, query.step))),
        ...[head.whole, head.note, head.countedHow, head.definition, head.version].map(bold),
      ],
      ...values.rows.map((row, index) => [
        row.name,
        row.whole.unit,
        ...row.answers.map(cellOf),
        cellOf(row.whole),
        noteOf(row.whole),
        row.countedHow,
        sentences.get(row.indicatorId) ?? '',
        papers.version(meant[index]?.number ?? 1),
      ]),
    ],
    columns: [
      { width: 28 },
      { width: 8 },
      ...values.periods.map(() => ({ width: 11 })),
      ...[12, 20, 50, 70, 8].map((width) => ({ width })),
    ],
    landscape: true,
  }
  return { name: papers.file(papers.table, values.cutOffOn), content: await makeWorkbook([sheet]) }
}

function periodName({ from, until }: { from: string; until: string }, step: TableQuery['step']): string {
  if (step === 'day') return from
  if (step === 'month' && from.endsWith('-01') && until.endsWith('-01')) return from.slice(0, 7)
  return `${from}—${lastDay(until)}`
}

/** The matrix as csv: one line per indicator and period, each with everything a reader needs. */
export async function makeValuesCsv(tx: Tx, query: TableQuery): Promise<Made<string>> {
  const [values, meant] = await Promise.all([getValues(tx, query), chosen(tx, query.ids)])
  const sentences = await sentencesOf(tx, meant)
  const columns = [
    head.indicator,
    head.from,
    head.until,
    head.value,
    head.unit,
    head.numerator,
    head.denominator,
    head.note,
    head.place,
    head.cutOff,
    head.version,
    head.countedHow,
    head.definition,
  ]
  const lines = values.rows.flatMap((row, index) =>
    [...values.periods, { from: query.from, until: query.until }].map((period, at) => {
      const answer = row.answers[at] ?? row.whole
      const cell = cellOf(answer)
      return [
        row.name,
        period.from,
        lastDay(period.until),
        typeof cell === 'number' || typeof cell === 'string' ? cell : null,
        answer.unit,
        answer.numerator ?? null,
        answer.denominator ?? null,
        noteOf(answer),
        values.place?.name ?? papers.street,
        values.cutOffOn,
        papers.version(meant[index]?.number ?? 1),
        row.countedHow,
        sentences.get(row.indicatorId) ?? '',
      ]
    }),
  )
  return { name: papers.file(papers.table, values.cutOffOn), content: csvText([columns, ...lines]) }
}

type NumberQuery = QueryOf<typeof getNumberSheet>

/** One number, from its definition to the events this actor may open. */
async function readNumber(tx: Tx, actor: Actor, id: string, query: NumberQuery) {
  const origin = await getNumberOrigin(tx, id, query)
  const events: BehindEvent[] = []
  let others = 0
  for (let after: string | undefined; events.length < mostEvents; ) {
    const page = await listEventsBehind(tx, actor, id, { ...query, limit: 200, ...(after ? { after } : {}) })
    events.push(...page.events)
    others = page.others
    if (page.next === null) break
    after = page.next
  }
  return { origin, events, others }
}

function headLines({
  origin,
  others,
}: {
  origin: NumberOrigin
  others: number
}): [string, string | number | null][] {
  const cell = cellOf(origin.answer)
  return [
    [head.indicator, origin.indicator.name],
    [head.value, typeof cell === 'string' || typeof cell === 'number' ? cell : null],
    [head.unit, origin.answer.unit],
    ...(origin.answer.numerator === undefined
      ? []
      : ([
          [head.numerator, origin.answer.numerator],
          [head.denominator, origin.answer.denominator ?? null],
        ] as [string, number | null][])),
    [head.note, noteOf(origin.answer)],
    [head.definition, origin.sentence['zh-CN']],
    [head.countedHow, origin.definition.countedHow],
    [head.version, papers.version(origin.indicator.version)],
    [head.owner, origin.indicator.owner.name],
    ...scopeLines(origin),
    ...(others > 0 ? ([['', papers.others(others)]] as [string, string][]) : []),
  ]
}

const eventColumns = [
  head.day,
  head.kind,
  head.byPlace,
  head.office,
  head.quantity,
  head.measure,
  head.by,
  head.subject,
  head.correction,
  head.evidence,
]

const eventLine = (event: BehindEvent): (string | number | null)[] => [
  event.occurredOn,
  event.kindName['zh-CN'],
  event.place.name,
  event.office?.name ?? null,
  event.quantity,
  event.measure,
  event.by,
  event.subject.title,
  event.reverses === null
    ? event.isReversed
      ? papers.takenBack
      : null
    : papers.reversal(event.reason?.['zh-CN'] ?? ''),
  event.evidence.length,
]

export async function makeNumberSheet(
  tx: Tx,
  actor: Actor,
  id: string,
  query: NumberQuery,
): Promise<Made<Buffer>> {
  const read = await readNumber(tx, actor, id, query)
  const { origin, events } = read
  const bold = (value: Value) => ({ value, fontWeight: 'bold' as const })
  const residual = origin.parts.how === 'overlaps' && origin.parts.residual ? origin.parts.residual : null
  const number: Sheet = {
    name: papers.number,
    rows: [
      ...headLines(read).map(([name, value]) => [bold(name), value]),
      [],
      [bold(head.month), bold(head.value)],
      ...origin.byMonth.map(({ from, answer }) => [from.slice(0, 7), cellOf(answer)]),
      [],
      [bold(head.byPlace), bold(head.value)],
      ...origin.byPlace.map(({ unit, answer }) => [unit.name, cellOf(answer)]),
      ...(origin.elsewhere ? [[papers.elsewhere, cellOf(origin.elsewhere)]] : []),
      ...(residual === null ? [] : [[papers.overlaps(String(residual))]]),
    ],
    columns: [{ width: 18 }, { width: 60 }],
  }
  const list: Sheet = {
    name: papers.events,
    rows: [eventColumns.map(bold), ...events.map(eventLine)],
    columns: [12, 24, 18, 18, 10, 10, 12, 44, 20, 10].map((width) => ({ width })),
    stickyRows: 1,
    landscape: true,
  }
  return {
    name: papers.file(origin.indicator.name, origin.cutOffOn),
    content: await makeWorkbook([number, list]),
  }
}

export async function makeNumberCsv(
  tx: Tx,
  actor: Actor,
  id: string,
  query: NumberQuery,
): Promise<Made<string>> {
  const read = await readNumber(tx, actor, id, query)
  return {
    name: papers.file(read.origin.indicator.name, read.origin.cutOffOn),
    content: csvText([...headLines(read), [], eventColumns, ...read.events.map(eventLine)]),
  }
}
