import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import { countables, type DimValue, type OpenSubject, type Said } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import type { Ask } from '../contract/answers.ts'
import type { BehindEvent } from '../contract/origins.ts'
import { beneath, meantBy } from './beneath.ts'

// From a number to its events, as far as somebody may open them.

export interface EventBeneath {
  id: string
  seq: number
  kind: string
  occurred_on: string
  recorded_at: Date
  place_id: string
  place_name: string
  office_id: string
  office_name: string | null
  by_name: string | null
  quantity: number | null
  measure: string | null
  is_identified: boolean
  reverses: string | null
  reason: string | null
  is_reversed: boolean
  dims: Record<string, DimValue>
  subject_kind: string
  subject_id: string
  evidence: { id: string; isImage: boolean; widthPx: number | null; heightPx: number | null }[]
}

/** What a person may open: events of places and offices within reach. A correction is seen with what it corrects. */
export const eventSeen = (tx: Tx, actor: Actor): RawBuilder<boolean> =>
  withinReach(tx, actor.reach('indicators.read'), 'e.place_id', 'e.office_id')

/** Where a page ends: the day of the deed and the place in the ledger. */
function afterOf(after: string | undefined): RawBuilder<boolean> {
  const [, on, seq] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,18})$/.exec(after ?? '') ?? []
  return on && seq ? sql<boolean>`(e.occurred_on, e.seq) < (${on}::date, ${seq}::bigint)` : sql<boolean>`true`
}

/** Events that fit, newest deed first, with what a reader needs. Whoever acted is named only where it is somebody's work: a resident is not. */
export async function askBeneath(
  tx: Tx,
  condition: RawBuilder<unknown>,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: EventBeneath[]; next: string | null }> {
  const { rows } = await sql<EventBeneath>`
    select e.id, e.seq, e.kind, e.occurred_on, e.recorded_at, e.place_id, place.short_name as place_name, e.office_id,
      office.short_name as office_name,
      case when exists (select from people.works_for w where w.person_id = e.actor_id) then actor.name end as by_name, e.quantity, e.measure,
      num_nonnulls(e.person_id, e.household_id) > 0 as is_identified, e.reverses, e.reason,
      exists (select from ledger.event back where back.reverses = e.id) as is_reversed, e.dims, e.subject_kind, e.subject_id,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'isImage', f.media_type like 'image/%', 'widthPx', f.width_px,
          'heightPx', f.height_px) order by array_position(e.evidence, f.id))
        from platform.file f where f.id = any (e.evidence)), '[]') as evidence
    from ledger.event e
    join units.label place on place.id = e.place_id
    left join units.label office on office.id = e.office_id
    left join people.label actor on actor.id = e.actor_id
    where ${condition} and ${afterOf(page.after)}
    order by e.occurred_on desc, e.seq desc limit ${page.limit + 1}`.execute(tx.db)
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    rows: shown,
    next: rows.length > page.limit && last ? `${last.occurred_on}.${last.seq}` : null,
  }
}

/** The rows with the names and pages that their modules give them. */
export async function inWords(tx: Tx, actor: Actor, rows: readonly EventBeneath[]): Promise<BehindEvent[]> {
  const [labels, subjects] = await Promise.all([labelsOf(tx, rows), subjectsOf(tx, actor, rows)])
  return rows.map((row) => {
    const words = countables.get(row.kind)
    const subject = subjects.get(`${row.kind}/${row.subject_id}`)
    return {
      id: row.id,
      kind: row.kind,
      kindName: words?.name ?? { 'zh-CN': row.kind, en: row.kind },
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at.toISOString(),
      place: { id: row.place_id, name: row.place_name },
      office: row.office_name === null ? null : { id: row.office_id, name: row.office_name },
      by: row.by_name,
      quantity: row.quantity,
      measure: row.measure,
      isIdentified: row.is_identified,
      reverses: row.reverses,
      reason: row.reason === null ? null : reasonInWords(row.kind, row.reason),
      isReversed: row.is_reversed,
      dims: Object.entries(row.dims).flatMap(([key, value]) => {
        const dim = words?.dims[key]
        return dim && value !== null
          ? [{ name: dim.name, value: labels.get(labelKey(row.kind, key, value)) ?? plain(value) }]
          : []
      }),
      subject: {
        kind: row.subject_kind,
        id: row.subject_id,
        title: subject?.title ?? null,
        path: subject?.path ?? null,
      },
      evidence: row.evidence,
    }
  })
}

const otherReason: Said = { 'zh-CN': '更正', en: 'a correction' }

/** Why an event was taken back, in the words of the module that did it. */
export const reasonInWords = (kind: string, reason: string): Said =>
  countables.get(kind)?.reasons?.[reason] ?? otherReason

const plain = (value: DimValue): Said => ({ 'zh-CN': String(value), en: String(value) })
const labelKey = (kind: string, dim: string, value: DimValue) => JSON.stringify([kind, dim, value])

async function labelsOf(tx: Tx, rows: readonly EventBeneath[]): Promise<Map<string, Said>> {
  const wanted = new Set(
    rows.flatMap((row) => Object.keys(row.dims).map((dim) => JSON.stringify([row.kind, dim]))),
  )
  const labels = new Map<string, Said>()
  await Promise.all(
    [...wanted].map(async (pair) => {
      const [kind, dim] = JSON.parse(pair) as [string, string]
      for (const { value, label } of (await countables.get(kind)?.dims[dim]?.values?.(tx)) ?? [])
        labels.set(labelKey(kind, dim, value), label)
    }),
  )
  return labels
}

async function subjectsOf(
  tx: Tx,
  actor: Actor,
  rows: readonly EventBeneath[],
): Promise<Map<string, OpenSubject>> {
  const found = new Map<string, OpenSubject>()
  await Promise.all(
    [...Map.groupBy(rows, (row) => row.kind)].map(async ([kind, events]) => {
      const ids = [...new Set(events.map((event) => event.subject_id))]
      for (const [id, subject] of (await countables.get(kind)?.open?.(tx, actor, ids)) ?? [])
        found.set(`${kind}/${id}`, subject)
    }),
  )
  return found
}

/**
 * The events beneath an answer that this actor may open, newest deed first, page by page. Of a ratio those of its numerator. Refuses
 * an indicator that does not exist; an external figure has none.
 */
export async function eventsBehind(
  tx: Tx,
  actor: Actor,
  ask: Ask,
  page: { after?: string | undefined; limit: number },
): Promise<{ events: BehindEvent[]; next: string | null }> {
  const condition = await beneath(tx, await meantBy(tx, ask))
  if (!condition) return { events: [], next: null }
  const { rows, next } = await askBeneath(tx, sql`${condition} and ${eventSeen(tx, actor)}`, page)
  return { events: await inWords(tx, actor, rows), next }
}

/** How many events lie beneath an answer, and how many of them this actor may not open. */
export async function countBehind(
  tx: Tx,
  actor: Actor,
  ask: Ask,
): Promise<{ total: number; others: number }> {
  const condition = await beneath(tx, await meantBy(tx, ask))
  if (!condition) return { total: 0, others: 0 }
  const { rows } = await sql<{ total: number; others: number }>`
    select count(*) as total, count(*) filter (where not ${eventSeen(tx, actor)}) as others
    from ledger.event e where ${condition}`.execute(tx.db)
  return rows[0] ?? { total: 0, others: 0 }
}
