import { sql } from 'kysely'
import { type BodyOf, mayNot, type ReplyOf, staleVersion } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { projectClosed } from '../contract/records.ts'
import type { ProjectState } from '../contract/words.ts'
import {
  type moveSite as moveEndpoint,
  siteDayWrong,
  siteOwnAcceptance,
  sitePhotoMissing,
  siteReasonMissing,
  siteWrongPhase,
} from '../contract/works.ts'
import { siteMoved as siteMovedEvent } from '../events.ts'
import { isClosed } from '../rules/states.ts'
import { phaseLost, phaseReached, siteMoved, siteSteps } from '../rules/works.ts'
import { countPhase, takeBackPhase } from './counting.ts'
import { aboutSite, demandCarrying, type LockedSite, lockSite, publishSites } from './sites.ts'

/**
 * Takes a site a step further or back. Signed, begun and finished are said by the office that carries the works out, and what they count
 * waits for another person as every record does; acceptance is another office's and counts at once. What a step back takes away is
 * reversed, never edited.
 */
export async function moveSite(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  { version, act, happenedOn, words }: BodyOf<typeof moveEndpoint>,
): Promise<ReplyOf<typeof moveEndpoint>> {
  if (act === 'accept') await holdBeginning(tx, id)
  const site = await lockSite(tx, actor, id)
  const step = siteSteps[act]
  demandStep(actor, site, step.by)
  if (site.version !== version) refuse(staleVersion)
  if (isClosed(site.projectState as ProjectState)) refuse(projectClosed)
  const moved = siteMoved(site, act, { happenedOn, words }, tx.today)
  if ('refusal' in moved) {
    switch (moved.refusal) {
      case 'site_wrong_phase':
        return refuse(siteWrongPhase, { phase: site.phase })
      case 'site_photo_missing':
        return refuse(sitePhotoMissing, { moment: step.photo ?? 'before' })
      case 'site_day_wrong':
        return refuse(siteDayWrong, { notBefore: site.lastOn })
      case 'site_reason_missing':
        return refuse(siteReasonMissing)
      case 'site_own_acceptance':
        return refuse(siteOwnAcceptance)
    }
  }
  const { to } = moved
  const finishing = act === 'finish'
  await sql`
    update plans.site set phase = ${to}, version = version + 1,
      stopped_at_phase = ${act === 'stop' ? site.phase : null}, stopped_reason = ${act === 'stop' ? (words?.trim() ?? null) : null},
      finished_by = case when ${finishing} then ${actor.personId}::uuid when ${to === 'begun'} then null else finished_by end,
      finished_on = case when ${finishing} then ${happenedOn}::date when ${to === 'begun'} then null else finished_on end,
      accepted_by = ${act === 'accept' ? actor.personId : null}::uuid, accepted_on = ${act === 'accept' ? happenedOn : null}::date
    where id = ${id}`.execute(tx.db)
  await sql`
    insert into plans.site_step (site_id, version, act, phase, happened_on, words, done_by, done_at)
    values (${id}, ${version + 1}, ${act}, ${to}, ${happenedOn}, ${words?.trim() || null}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  const lost = phaseLost(act)
  if (lost) await takeBackPhase(tx, actor, site, lost)
  const reached = phaseReached(act)
  if (reached) await countPhase(tx, files, actor, site, { phase: reached, happenedOn })
  record(tx, siteMovedEvent, {
    ...aboutSite(site, actor),
    occurredOn: happenedOn,
    data: { site: id, project: site.projectId, act, phase: to },
  })
  publishSites(tx, site.planId, site.projectId)
  return { version: version + 1, phase: to }
}

/** The first acceptance begins the project: taken before it is shared, or two of them would each wait for the other to let go. */
async function holdBeginning(tx: Tx, siteId: string): Promise<void> {
  await sql`
    select id from plans.project where id = (select project_id from plans.site where id = ${siteId}) and state = 'adopted'
    for no key update`.execute(tx.db)
}

function demandStep(actor: Actor, site: LockedSite, by: 'carrying' | 'accepting' | 'reversing'): void {
  if (by === 'carrying') {
    demandCarrying(actor, site)
    return
  }
  const [permission, officeId] =
    by === 'accepting'
      ? (['plans.accept', site.acceptanceOfficeId] as const)
      : (['plans.reverse', site.officeId] as const)
  if (!actor.may(permission, { placeId: site.projectPlaceId, officeId })) refuse(mayNot, { permission })
}
