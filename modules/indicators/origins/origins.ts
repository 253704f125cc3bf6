import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type Asked, answerAll } from '../answers/asking.ts'
import { askByParts, partsBelow, rootOf } from '../answers/parts.ts'
import { chosen, scopeNamed } from '../answers/tables.ts'
import type { Ask } from '../contract/answers.ts'
import type {
  listEventsBehind as eventsEndpoint,
  NumberOrigin,
  getNumberOrigin as originEndpoint,
  getTimeline as timelineEndpoint,
} from '../contract/origins.ts'
import type { View } from '../contract/words.ts'
import { findLabels, sentenceOf } from '../definitions/sentences.ts'
import { cut, cutOffOf } from '../rules/periods.ts'
import { askBeneath, countBehind, eventSeen, eventsBehind, inWords, reasonInWords } from './behind.ts'
import { beneath, meantBy } from './beneath.ts'

type Query = QueryOf<typeof originEndpoint>

const askOf = (indicatorId: string, query: Query): Ask => ({ indicatorId, ...query })

const mostCorrections = 200

/** Where a number comes from, from its definition down to the sums by place and month and what was corrected. 404 when there is none. */
export async function getNumberOrigin(tx: Tx, indicatorId: string, query: Query): Promise<NumberOrigin> {
  await demandIndicator(tx, indicatorId)
  const ask = await meantBy(tx, askOf(indicatorId, query))
  const { meant } = ask
  const view: View = query.view ?? 'then'
  const whereId = query.placeId ?? (meant.areaId !== null ? meant.placeId : await rootOf(tx, 'place'))
  const cutOffOn = cutOffOf(query, tx.today)
  const months = cut({ from: query.from, until: query.until }, 'month') ?? []
  const [scope, units, labels, monthly, ratio, corrections, head] = await Promise.all([
    scopeNamed(tx, query),
    partsBelow(tx, whereId, cutOffOn, undefined),
    findLabels(tx, [meant.definition.rule]),
    answerAll(
      tx,
      months.map((month) => ({ ...ask, ...month })),
    ),
    partsOfRatio(tx, ask),
    askCorrections(tx, ask),
    ownerOf(tx, indicatorId),
  ])
  const byPlace = await askByParts(tx, { ...ask, placeId: ask.placeId }, 'place', units)
  return {
    indicator: {
      id: indicatorId,
      name: meant.definition.name,
      versionId: meant.versionId,
      version: meant.number,
      owner: head,
    },
    definition: meant.definition,
    sentence: sentenceOf(meant.definition, labels),
    answer: byPlace.whole,
    ...ratio,
    byPlace: byPlace.rows.filter(({ answer }) => answer.value !== null),
    elsewhere: byPlace.elsewhere,
    parts: byPlace.parts,
    byMonth: months.map((month, index) => ({ ...month, answer: monthly[index]! })),
    corrections,
    ...scope,
    view,
    cutOffOn,
    asOf: tx.now.toISOString(),
  }
}

/** 404 rather than 422 where the address itself names nothing. */
async function demandIndicator(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql`select 1 from indicators.indicator where id = ${id}`.execute(tx.db)
  found(rows[0])
}

async function ownerOf(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await sql<{ id: string; name: string }>`
    select l.id, l.short_name as name from indicators.indicator i join units.label l on l.id = i.office_id
    where i.id = ${id}`.execute(tx.db)
  return found(rows[0])
}

async function partsOfRatio(tx: Tx, ask: Asked): Promise<Pick<NumberOrigin, 'numerator' | 'denominator'>> {
  const { definition, numerator, denominator } = ask.meant
  const { rule } = definition
  if (rule.kind !== 'ratio' || !numerator) return { numerator: null, denominator: null }
  const [above, below] = await answerAll(
    tx,
    [numerator, ...(denominator ? [denominator] : [])].map((meant) => ({ ...ask, meant })),
  )
  return {
    numerator: { indicatorId: numerator.indicatorId, name: numerator.definition.name, answer: above! },
    denominator: denominator
      ? {
          indicatorId: denominator.indicatorId,
          name: denominator.definition.name,
          answer: below ?? null,
          source: null,
        }
      : 'number' in rule.denominator
        ? {
            indicatorId: null,
            name: String(rule.denominator.number),
            answer: null,
            source: rule.denominator.source,
          }
        : null,
  }
}

async function askCorrections(tx: Tx, ask: Asked): Promise<NumberOrigin['corrections']> {
  const condition = await beneath(tx, ask, 'both')
  if (!condition) return []
  const { rows } = await sql<{
    id: string
    kind: string
    reverses: string
    recorded_at: Date
    occurred_on: string
    quantity: number | null
    measure: string | null
    place_id: string
    place_name: string
    reason: string
  }>`
    select e.id, e.kind, e.reverses, e.recorded_at, e.occurred_on, e.quantity, e.measure, e.place_id, place.short_name as place_name,
      e.reason
    from ledger.event e join units.label place on place.id = e.place_id
    where ${condition} and e.reverses is not null order by e.seq desc limit ${mostCorrections}`.execute(tx.db)
  return rows.map((row) => ({
    id: row.id,
    reverses: row.reverses,
    recordedAt: row.recorded_at.toISOString(),
    occurredOn: row.occurred_on,
    quantity: row.quantity,
    measure: row.measure,
    place: { id: row.place_id, name: row.place_name },
    reason: reasonInWords(row.kind, row.reason),
  }))
}

/** The events beneath a number, as far as this actor may open them; the others are counted. */
export async function listEventsBehind(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
  query: QueryOf<typeof eventsEndpoint>,
): Promise<ReplyOf<typeof eventsEndpoint>> {
  await demandIndicator(tx, indicatorId)
  const { after, limit = 50, ...rest } = query
  const ask = askOf(indicatorId, rest)
  const [page, counts] = await Promise.all([
    eventsBehind(tx, actor, ask, { after, limit }),
    countBehind(tx, actor, ask),
  ])
  return { ...page, ...counts, asOf: tx.now.toISOString() }
}

/** What happened beneath several indicators, newest first: each event once, with the indicators it lies beneath. */
export async function getTimeline(
  tx: Tx,
  actor: Actor,
  query: QueryOf<typeof timelineEndpoint>,
): Promise<ReplyOf<typeof timelineEndpoint>> {
  const { ids, after, limit = 50, ...rest } = query
  const meant = await chosen(tx, ids)
  const conditions = await Promise.all(
    meant.map(async (version) => ({
      id: version.indicatorId,
      condition: await beneath(tx, { meant: version, ...rest }),
    })),
  )
  const known = conditions.flatMap(({ id, condition }) => (condition ? [{ id, condition }] : []))
  if (known.length === 0) return { events: [], next: null, asOf: tx.now.toISOString() }
  const any = sql<boolean>`(${sql.join(
    known.map(({ condition }) => condition),
    sql` or `,
  )})`
  const { rows, next } = await askBeneath(tx, sql`${any} and ${eventSeen(tx, actor)}`, { after, limit })
  const beneathWhich = sql.join(
    known.map(({ id, condition }) => sql`case when ${condition} then ${id}::uuid end`),
    sql`, `,
  )
  const { rows: owners } = await sql<{ id: string; indicators: string[] }>`
    select e.id, array_remove(array[${beneathWhich}], null) as indicators from ledger.event e
    where e.id = any (${rows.map((row) => row.id)}::uuid[])`.execute(tx.db)
  const indicatorsOf = new Map(owners.map((row) => [row.id, row.indicators]))
  const events = await inWords(tx, actor, rows)
  return {
    events: events.map((event) => ({ ...event, indicatorIds: indicatorsOf.get(event.id) ?? [] })),
    next,
    asOf: tx.now.toISOString(),
  }
}
