import { sql } from 'kysely'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { type CountedPhase, sitePhotoMissing } from '../contract/works.ts'
import { recordSubmitted, recordWithdrawn } from '../events.ts'
import { aboutRecord, acceptLocked, beginProjects, lockRecordsUnseen } from '../records/decisions.ts'
import { takeBack } from '../records/reversals.ts'
import type { LockedSite } from './sites.ts'

/** The photos that show a phase: before and after, where it is done; otherwise how it was. */
const momentsOf: Record<CountedPhase, readonly string[]> = {
  signed: ['before'],
  begun: ['before', 'during'],
  finished: ['after', 'before'],
  accepted: ['after', 'before'],
}
const mostPhotos = 6

/**
 * Makes the records of a phase: what the site was said to count, at its place, on this day, with its photos. A record has photos of its own,
 * so that it can be released, held and taken back like any other. Those of an acceptance are in the name of whoever reported the works
 * finished, and are accepted at once by the other office's person.
 */
export async function countPhase(
  tx: Tx,
  files: Files,
  actor: Actor,
  site: LockedSite,
  { phase, happenedOn }: { phase: CountedPhase; happenedOn: string },
): Promise<void> {
  const { rows: counts } = await sql<{ targetId: string; quantity: number }>`
    select target_id as "targetId", quantity from plans.site_count where site_id = ${site.id} and phase = ${phase}
    order by target_id`.execute(tx.db)
  if (counts.length === 0) return
  const { rows: photos } = await sql<{ fileId: string }>`
    select file_id as "fileId" from plans.site_photo where site_id = ${site.id} and moment = any (${momentsOf[phase]})
    order by array_position(${momentsOf[phase]}::text[], moment), kept_at desc limit ${mostPhotos}`.execute(
    tx.db,
  )
  if (photos.length === 0) refuse(sitePhotoMissing, { moment: phase === 'signed' ? 'before' : 'after' })
  const isAcceptance = phase === 'accepted'
  const submittedBy = isAcceptance ? site.finishedBy! : actor.personId!
  const made: string[] = []
  for (const { targetId, quantity } of counts) {
    const id = newId(tx.now.getTime())
    await sql`
      insert into plans.record (id, target_id, project_id, place_id, office_id, happened_on, quantity, note, state, submitted_by,
        submitted_at, site_id, site_phase)
      values (${id}, ${targetId}, ${site.projectId}, ${site.placeId}, ${site.officeId}, ${happenedOn}, ${quantity}, ${site.title},
        'submitted', ${submittedBy}, ${tx.now}, ${site.id}, ${phase})`.execute(tx.db)
    const own: string[] = []
    for (const { fileId } of photos) own.push(await files.again(tx, fileId))
    await sql`
      insert into plans.photo (file_id, record_id, position, kept_by, kept_at)
      select f.id, ${id}, f.position - 1, ${submittedBy}, ${tx.now}
      from unnest(${own}::uuid[]) with ordinality as f(id, position)`.execute(tx.db)
    record(tx, recordSubmitted, {
      placeId: site.placeId,
      officeId: site.officeId,
      actor: { ...actor, personId: submittedBy },
      subject: { kind: 'plans.record', id },
      occurredOn: happenedOn,
      evidence: own,
      data: { target: targetId, project: site.projectId },
    })
    publish(tx, `plans.target:${targetId}`)
    made.push(id)
  }
  if (isAcceptance) {
    const begun = await beginProjects(tx, made)
    await acceptLocked(tx, actor, await lockRecordsUnseen(tx, actor, made), begun)
  }
}

/** Takes back what a phase has counted: waiting records are withdrawn, accepted ones reversed. */
export async function takeBackPhase(
  tx: Tx,
  actor: Actor,
  site: LockedSite,
  phase: CountedPhase,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from plans.record where site_id = ${site.id} and site_phase = ${phase} and state in ('submitted', 'accepted')
    order by id`.execute(tx.db)
  const locked = await lockRecordsUnseen(
    tx,
    actor,
    rows.map(({ id }) => id),
  )
  for (const row of locked) {
    if (row.state === 'accepted') await takeBack(tx, actor, row, 'not_done')
    else if (row.state === 'submitted') {
      await sql`
        update plans.record set state = 'withdrawn', decided_by = ${actor.personId}, decided_at = ${tx.now}
        where id = ${row.id}`.execute(tx.db)
      record(tx, recordWithdrawn, {
        ...aboutRecord(row, actor),
        data: { target: row.targetId, project: row.projectId },
      })
    }
  }
}
