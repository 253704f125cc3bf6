import { sql } from 'kysely'
import { mayNot, type Static } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import {
  alreadyDecided,
  alreadyReversed,
  nothingToSample,
  type Sample,
  selfAcceptance,
} from '../contract/records.ts'
import { sampleDrawn, sampleJudged } from '../events.ts'
import { aboutRecord, lockRecord, publishRecord } from './decisions.ts'
import { askDeeds } from './deeds.ts'
import { takeBack } from './reversals.ts'
import { ownIds, recordDecided, recordSeen } from './sight.ts'

// 党政办抽查: after the line's office accepted, another desk looks again at some of it.

/**
 * Draws accepted records at random: of others (neither submitted nor accepted by whoever draws) and never drawn before.
 * Draws fewer than asked where fewer are left, and refuses where none is.
 */
export async function drawSamples(
  tx: Tx,
  actor: Actor,
  planId: string,
  count: number,
): Promise<{ drawn: number }> {
  const plan = await sql<{ placeId: string; officeId: string }>`
    select place_id as "placeId", office_id as "officeId" from plans.plan where id = ${planId} and adopted_on is not null`.execute(
    tx.db,
  )
  demand(actor, 'plans.sample', found(plan.rows[0]))
  const { rows } = await sql<{ id: string; place_id: string; office_id: string }>`
    select r.id, r.place_id, r.office_id from plans.record r join plans.project p on p.id = r.project_id
    where p.plan_id = ${planId} and r.state = 'accepted'
      and r.submitted_by <> all (${ownIds(actor)}) and r.decided_by <> all (${ownIds(actor)})
      and not exists (select from plans.sample s where s.record_id = r.id)
      and ${recordSeen(tx, actor)} and ${recordDecided(tx, actor, 'plans.sample')}
    order by random() limit ${count}`.execute(tx.db)
  if (rows.length === 0) refuse(nothingToSample)
  const samples = rows.map((row) => ({ id: newId(tx.now.getTime()), record_id: row.id }))
  // Two who draw at once may meet on a record; one of the two samples is enough.
  const { rows: drawn } = await sql<{ id: string; record_id: string }>`
    insert into plans.sample (id, plan_id, record_id, drawn_by, drawn_at)
    select s.id, ${planId}, s.record_id, ${actor.personId}, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(samples)}::jsonb) as s(id uuid, record_id uuid)
    on conflict (record_id) do nothing returning id, record_id`.execute(tx.db)
  if (drawn.length === 0) refuse(nothingToSample)
  for (const sample of drawn) {
    const row = found(rows.find((candidate) => candidate.id === sample.record_id))
    record(tx, sampleDrawn, {
      placeId: row.place_id,
      officeId: row.office_id,
      actor,
      subject: { kind: 'plans.sample', id: sample.id },
      data: { record: sample.record_id },
    })
  }
  return { drawn: drawn.length }
}

interface SampleRow {
  id: string
  record_id: string
  drawn_at: Date
  outcome: 'confirmed' | 'doubted' | null
  words: string | null
}

const most = 500

/** Samples of records the actor may see, newest first. */
export async function listSamples(tx: Tx, actor: Actor, planId: string): Promise<Static<typeof Sample>[]> {
  const plan = await sql`select 1 from plans.plan where id = ${planId} and adopted_on is not null`.execute(
    tx.db,
  )
  found(plan.rows[0])
  const [samples, deeds] = await Promise.all([
    sql<SampleRow>`
      select id, record_id, drawn_at, outcome, words from plans.sample
      where plan_id = ${planId} order by drawn_at desc, id desc limit ${most}`.execute(tx.db),
    askDeeds(
      tx,
      actor,
      sql`exists (select from plans.sample s where s.record_id = r.id and s.plan_id = ${planId}) and ${recordSeen(tx, actor)}`,
      { limit: most },
    ),
  ])
  const byId = new Map(deeds.map((deed) => [deed.id, deed]))
  return samples.rows.flatMap((row) => {
    const deed = byId.get(row.record_id)
    return deed
      ? [
          {
            id: row.id,
            record: deed,
            drawnAt: row.drawn_at.toISOString(),
            outcome: row.outcome,
            words: row.words,
          },
        ]
      : []
  })
}

/**
 * Says whether a sampled record held. A doubted one leaves the figures in the same act. Whoever submitted or accepted the
 * record does not judge it.
 */
export async function judgeSample(
  tx: Tx,
  actor: Actor,
  id: string,
  body: { outcome: 'confirmed' | 'doubted'; words: string | null },
): Promise<{ id: string }> {
  const { rows } = await sql<{ record_id: string; outcome: string | null }>`
    select record_id, outcome from plans.sample where id = ${id} for update`.execute(tx.db)
  const sample = found(rows[0])
  const row = await lockRecord(tx, actor, sample.record_id)
  if (!actor.may('plans.sample', { placeId: row.projectPlaceId, officeId: row.officeId }))
    refuse(mayNot, { permission: 'plans.sample' })
  if (row.isOwn || row.isOwnDecision) refuse(selfAcceptance, { recordId: row.id })
  if (sample.outcome !== null) refuse(alreadyDecided, { recordId: row.id, state: row.state })
  if (row.state === 'reversed') refuse(alreadyReversed)
  await sql`
    update plans.sample set outcome = ${body.outcome}, words = ${body.words?.trim() || null}, judged_by = ${actor.personId},
      judged_at = ${tx.now}
    where id = ${id}`.execute(tx.db)
  record(tx, sampleJudged, {
    ...aboutRecord(row, actor),
    subject: { kind: 'plans.sample', id },
    data: { record: row.id, outcome: body.outcome },
  })
  if (body.outcome === 'doubted') await takeBack(tx, actor, row, 'sample_failed')
  publishRecord(tx, row)
  return { id }
}
