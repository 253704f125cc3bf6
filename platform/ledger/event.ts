import { sql } from 'kysely'
import type { Static, TObject } from 'typebox'
import Type from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import { civilDate } from '../civil.ts'
import type { Actor } from '../http/actor.ts'
import { newId } from '../id.ts'
import type { Tx } from '../tx.ts'

/** What kind of act an event tells of, declared once per module in `events.ts`. */
export interface EventKind<D extends TObject = TObject> {
  readonly kind: `${string}.${string}`
  readonly version: number
  /** Ids, enumerations and numbers only: no names, phones or free text, so that personal data stays deletable. */
  readonly data: D
  /** The fields of `data` by which its quantities are summed. */
  readonly dims: readonly string[]
  readonly check: Validator
}

export function eventKind<D extends TObject = TObject<Record<never, never>>>(
  kind: `${string}.${string}`,
  shape: { version?: number; data?: D; dims?: readonly (keyof Static<D> & string)[] } = {},
): EventKind<D> {
  const data = shape.data ?? (Type.Object({}, { additionalProperties: false }) as unknown as D)
  return { kind, version: shape.version ?? 1, data, dims: shape.dims ?? [], check: Compile(data) }
}

/** Where an act happened and whose it is: every protected row carries both. */
export interface Standing {
  placeId: string
  officeId: string
}

export interface NewEvent<D extends TObject> extends Standing {
  subject: { kind: string; id: string }
  actor: Actor
  /** The civil day of the deed; today when absent. */
  occurredOn?: string
  occurredAt?: Date
  personId?: string | null
  householdId?: string | null
  /** Present only when the event counts; `measure` says what it counts. */
  quantity?: number | null
  measure?: string | null
  evidence?: readonly string[]
  data?: Static<D>
}

export interface EventRow {
  id: string
  kind: string
  version: number
  occurred_on: string
  occurred_at: string
  recorded_at: string
  place_id: string
  office_id: string
  actor_id: string | null
  channel: string
  subject_kind: string
  subject_id: string
  person_id: string | null
  household_id: string | null
  quantity: number | null
  measure: string | null
  evidence: readonly string[]
  reverses: string | null
  reason: string | null
  data: unknown
  dims: Record<string, unknown>
  request_id: string
}

/**
 * Records an act in its own transaction. Guarantees that the event is written if and only if the act is.
 * Refuses data that the kind did not declare, a quantity that is not finite, and a deed that lies in the future.
 * The row is written when the transaction is about to commit: a second live count of the same source and measure is then
 * refused by the constraint `event_counted_once`.
 * @returns the id of the event
 */
export function record<D extends TObject>(tx: Tx, kind: EventKind<D>, event: NewEvent<D>): string {
  const data = (event.data ?? {}) as Record<string, unknown>
  if (!kind.check.Check(data))
    throw new TypeError(`Event ${kind.kind} was recorded with data it did not declare`)
  const quantity = event.quantity ?? null
  if (quantity !== null && !Number.isFinite(quantity))
    throw new RangeError(`Event ${kind.kind} has no finite quantity`)
  const occurredOn = event.occurredOn ?? civilDate(event.occurredAt ?? tx.now)
  if (occurredOn > tx.today) throw new RangeError(`Event ${kind.kind} lies in the future: ${occurredOn}`)
  const id = newId(tx.now.getTime())
  const dims: Record<string, unknown> = {}
  for (const key of kind.dims) dims[key] = data[key] ?? null
  tx.pending.push({
    id,
    kind: kind.kind,
    version: kind.version,
    occurred_on: occurredOn,
    occurred_at: (event.occurredAt ?? tx.now).toISOString(),
    recorded_at: tx.now.toISOString(),
    place_id: event.placeId,
    office_id: event.officeId,
    actor_id: event.actor.personId,
    channel: event.actor.channel,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    person_id: event.personId ?? null,
    household_id: event.householdId ?? null,
    quantity,
    measure: event.measure ?? null,
    evidence: event.evidence ?? [],
    reverses: null,
    reason: null,
    data,
    dims,
    request_id: tx.requestId,
  })
  tx.recorded++
  return id
}

/**
 * Takes back an event: a new event with every dimension of the old one and the quantity negated. The old one stays.
 * Refuses (returns `undefined`) when there is no such event or it is itself a reversal; a second reversal is refused by the
 * constraint `event_reversed_once`. The day stays the day of the deed, so that the figure of that day is corrected.
 * @param reason an enumeration value of the module's own, never free text
 */
export async function reverse(
  tx: Tx,
  eventId: string,
  actor: Actor,
  reason: string,
): Promise<string | undefined> {
  await flush(tx)
  const id = newId(tx.now.getTime())
  const { rows } = await sql<{ id: string }>`
    with gone as (
      insert into ledger.event (id, kind, version, occurred_on, occurred_at, recorded_at, place_id, office_id, actor_id, channel,
        subject_kind, subject_id, person_id, household_id, quantity, measure, evidence, reverses, reason, data, dims, request_id)
      select ${id}::uuid, kind, version, occurred_on, occurred_at, ${tx.now}, place_id, office_id, ${actor.personId}::uuid,
        ${actor.channel}, subject_kind, subject_id, person_id, household_id, -quantity, measure, evidence, id, ${reason}, data,
        dims, ${tx.requestId}
      from ledger.event where id = ${eventId} and reverses is null
      returning id, kind, measure, dims, occurred_on, place_id, office_id, person_id, household_id, quantity
    ), counted as (
      insert into ledger.delta (kind, measure, dims, day, place_id, office_id, person_id, household_id, quantity, n)
      select kind, coalesce(measure, ''), dims, occurred_on, place_id, office_id, person_id, household_id, coalesce(quantity, 0), -1
      from gone
    )
    select id from gone`.execute(tx.db)
  if (!rows[0]) return undefined
  tx.recorded++
  return id
}

/**
 * Writes the pending events and their deltas in one statement. `serve` calls it just before COMMIT;
 * `turn` counts the reversals that already happened for a source and measure, which is what makes a correction possible and a
 * double count impossible.
 */
export async function flush(tx: Tx): Promise<EventRow[]> {
  if (tx.pending.length === 0) return []
  const rows = tx.pending.splice(0)
  await writeEvents.execute(tx, rows)
  return rows
}

const writeEvents = {
  execute: (tx: Tx, rows: EventRow[]) =>
    sql`
    with fresh as (
      insert into ledger.event (id, kind, version, occurred_on, occurred_at, recorded_at, place_id, office_id, actor_id, channel,
        subject_kind, subject_id, person_id, household_id, quantity, measure, evidence, data, dims, request_id, turn)
      select r.id, r.kind, r.version, r.occurred_on, r.occurred_at, r.recorded_at, r.place_id, r.office_id, r.actor_id, r.channel,
        r.subject_kind, r.subject_id, r.person_id, r.household_id, r.quantity, r.measure, r.evidence, r.data, r.dims, r.request_id,
        case when r.quantity is null then 0 else (
          select count(*) from ledger.event old
          where old.subject_kind = r.subject_kind and old.subject_id = r.subject_id and old.measure = r.measure
            and old.reverses is not null) end
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, kind text, version integer, occurred_on date,
        occurred_at timestamptz, recorded_at timestamptz, place_id uuid, office_id uuid, actor_id uuid, channel text,
        subject_kind text, subject_id uuid, person_id uuid, household_id uuid, quantity numeric, measure text, evidence uuid[],
        data jsonb, dims jsonb, request_id text)
      returning kind, measure, dims, occurred_on, place_id, office_id, person_id, household_id, quantity
    )
    insert into ledger.delta (kind, measure, dims, day, place_id, office_id, person_id, household_id, quantity, n)
    select kind, coalesce(measure, ''), dims, occurred_on, place_id, office_id, person_id, household_id, coalesce(sum(quantity), 0),
      count(*)
    from fresh
    group by kind, measure, dims, occurred_on, place_id, office_id, person_id, household_id`.execute(tx.db),
}
