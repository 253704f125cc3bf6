import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import { askIndicators, eventsSince } from '../../indicators/index.ts'
import { recordsSince, tellTargets } from '../../plans/index.ts'
import type { Adjustment } from '../contract/told.ts'

// What a number said once is another number now. The difference is found by asking the same question again, by the same version of
// its definition; the events behind it are those which the snapshot of that time had not seen: exact, by transaction.

/** A number as it was told last, and by which report. */
export interface Telling {
  reportId: string
  reportTitle: string
  key: string
  /** Every number of that report that asks the same. */
  keys: string[]
  title: string
  unit: string | null
  decimals: number
  kind: 'target' | 'indicator'
  targetId: string | null
  projectId: string | null
  planId: string | null
  indicatorId: string | null
  versionId: string | null
  from: string | null
  until: string
  placeId: string | null
  value: number | null
  snapshot: string
}

/** The same question, whoever asked it. */
export const questionOf = (
  of: Pick<Telling, 'kind' | 'targetId' | 'indicatorId' | 'versionId' | 'from' | 'until' | 'placeId'>,
): string => [of.kind, of.targetId ?? of.indicatorId, of.versionId, of.from, of.until, of.placeId].join(' ')

/** The pinned numbers of a closed report, each question once, in the order of its text. What it adjusted is the older report's number. */
export async function tellingsOf(tx: Tx, reportId: string): Promise<Telling[]> {
  return distinct(await askTellings(tx, [reportId])).filter((telling) => telling.reportId === reportId)
}

/**
 * What the chain of closed reports that ends in this one told last of each of its questions: a correction that one of them
 * has already spoken of is told from there on.
 */
export async function chainOf(tx: Tx, lastId: string): Promise<Telling[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select r.id, r.follows_id, 1 as depth from reports.report r where r.id = ${lastId}
      union all
      select r.id, r.follows_id, chain.depth + 1 from chain join reports.report r on r.id = chain.follows_id
      where chain.depth < ${mostChained})
    select id from chain order by depth`.execute(tx.db)
  return distinct(
    await askTellings(
      tx,
      rows.map(({ id }) => id),
    ),
  )
}

/** Three years of quarters. What is older is history. */
const mostChained = 12

const distinct = (tellings: readonly Telling[]): Telling[] => {
  const newest = new Map<string, Telling>()
  for (const telling of tellings) {
    const question = questionOf(telling)
    const known = newest.get(question)
    if (!known) newest.set(question, { ...telling, keys: [telling.key] })
    else if (known.reportId === telling.reportId) known.keys.push(telling.key)
  }
  return [...newest.values()]
}

/** Pins and adjustments of these reports, those of the first report before those of the next; what was adjusted, as adjusted. */
async function askTellings(tx: Tx, reportIds: readonly string[]): Promise<Telling[]> {
  const { rows } = await sql<Omit<Telling, 'keys'>>`
    select r.id as "reportId", r.title as "reportTitle", p.key, p.title, p.unit, p.decimals, p.kind, p.target_id as "targetId",
      p.project_id as "projectId", p.plan_id as "planId", p.indicator_id as "indicatorId", p.version_id as "versionId",
      p.from_on as "from", p.until_on as until, p.place_id as "placeId", told.value, told.snapshot
    from unnest(${reportIds}::uuid[]) with ordinality as asked(id, at)
    join lateral (
      select asked.id as report_id, p.key, p.value, p.snapshot from reports.pin p where p.report_id = asked.id
      union all
      select a.of_report_id, a.of_key, a.became, a.snapshot from reports.adjustment a where a.report_id = asked.id
    ) told on true
    join reports.pin p on p.report_id = told.report_id and p.key = told.key
    join reports.report r on r.id = p.report_id
    where p.kind <> 'external'
    order by asked.at, p.report_id = asked.id desc, p.position`.execute(tx.db)
  return rows.map((row) => ({ ...row, keys: [] }))
}

/** Those of the tellings that are other numbers now, each with the events behind the difference. */
export async function changedSince(tx: Tx, tellings: readonly Telling[]): Promise<Adjustment[]> {
  const became = await askAgain(tx, tellings)
  const changed = tellings.flatMap((telling, at) =>
    became[at] === telling.value ? [] : [{ telling, became: became[at] ?? null }],
  )
  const ofTargets = changed.filter(({ telling }) => telling.kind === 'target')
  const records = await recordsSince(
    tx,
    ofTargets.map(({ telling }) => ({ ...targetAsk(telling), snapshot: telling.snapshot })),
  )
  const behind = new Map<Telling, Adjustment['events']>()
  ofTargets.forEach(({ telling }, at) => {
    behind.set(
      telling,
      (records[at] ?? []).map((event) => ({
        eventId: event.eventId,
        recordId: event.recordId,
        occurredOn: event.occurredOn,
        recordedAt: event.recordedAt,
        quantity: event.quantity,
        isReversal: event.reverses !== null,
        reason: event.reason,
        placeName: event.placeName,
      })),
    )
  })
  for (const { telling } of changed) {
    if (telling.kind !== 'indicator') continue
    const events = await eventsSince(tx, indicatorAsk(telling), telling.snapshot)
    behind.set(
      telling,
      events.slice(0, mostEvents).map((event) => ({
        eventId: event.eventId,
        recordId: null,
        occurredOn: event.occurredOn,
        recordedAt: event.recordedAt,
        quantity: event.quantity,
        isReversal: event.reverses !== null,
        reason: null,
        placeName: null,
      })),
    )
  }
  return changed.map(({ telling, became: now }) => ({
    reportId: telling.reportId,
    reportTitle: telling.reportTitle,
    key: telling.key,
    keys: telling.keys,
    title: telling.title,
    unit: telling.unit,
    decimals: telling.decimals,
    from: telling.from,
    until: telling.until,
    was: telling.value,
    became: now,
    targetId: telling.targetId,
    projectId: telling.projectId,
    planId: telling.planId,
    indicatorId: telling.indicatorId,
    events: behind.get(telling) ?? [],
  }))
}

const mostEvents = 200

const targetAsk = ({ targetId, from, until, placeId }: Telling) => ({
  targetId: targetId ?? '',
  from,
  until,
  placeId,
})
const indicatorAsk = ({ indicatorId, versionId, from, until, placeId }: Telling) => ({
  indicatorId: indicatorId ?? '',
  ...(versionId === null ? {} : { versionId }),
  from: from ?? until,
  until,
  ...(placeId === null ? {} : { placeId }),
})

/** The value each would be told with now, in the order of the tellings: two batches. */
async function askAgain(tx: Tx, tellings: readonly Telling[]): Promise<(number | null)[]> {
  const targets = tellings.filter(({ kind }) => kind === 'target')
  const indicators = tellings.filter(({ kind }) => kind === 'indicator')
  const figures = await tellTargets(tx, targets.map(targetAsk))
  const answers = await askIndicators(tx, indicators.map(indicatorAsk))
  const values = new Map<Telling, number | null>([
    ...targets.map((telling, at) => [telling, figures[at]?.figure.done ?? null] as const),
    ...indicators.map((telling, at) => [telling, answers[at]?.value ?? null] as const),
  ])
  return tellings.map((telling) => values.get(telling) ?? null)
}
