import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { type BodyOf, badShape, mayNot } from '../../../platform/contract.ts'
import type { Files } from '../../../platform/files/files.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { record } from '../../../platform/ledger/event.ts'
import type { Tx } from '../../../platform/tx.ts'
import { type photographSite as photographEndpoint, type SitePhoto, siteDayWrong } from '../contract/works.ts'
import { sitePhotographed } from '../events.ts'
import { sendFile } from '../records/photos.ts'
import { aboutSite, lockSite, publishSites, siteSeen } from './sites.ts'

/** Keeps a photo of a site. Who may: whoever carries the works out or accepts them, and who may record at the place. */
export async function photographSite(
  tx: Tx,
  files: Files,
  actor: Actor,
  id: string,
  { moment, takenOn }: BodyOf<typeof photographEndpoint>,
  received: readonly ReceivedFile[],
): Promise<SitePhoto> {
  const site = await lockSite(tx, actor, id)
  const may =
    actor.may('plans.record', { placeId: site.placeId, officeId: site.officeId }) ||
    actor.may('plans.accept', { placeId: site.projectPlaceId, officeId: site.acceptanceOfficeId })
  if (!may) refuse(mayNot, { permission: 'plans.record' })
  const [file] = received
  if (!file || !actor.personId) return refuse(badShape)
  if (takenOn > tx.today) refuse(siteDayWrong, { notBefore: null })
  const kept = await files.keepPhoto(tx, file, actor.personId)
  await sql`
    insert into plans.site_photo (file_id, site_id, moment, taken_on, kept_by, kept_at)
    values (${kept.id}, ${id}, ${moment}, ${takenOn}, ${actor.personId}, ${tx.now})`.execute(tx.db)
  record(tx, sitePhotographed, {
    ...aboutSite(site, actor),
    occurredOn: takenOn,
    evidence: [kept.id],
    data: { site: id, project: site.projectId, moment },
  })
  publishSites(tx, site.planId, site.projectId)
  return { id: kept.id, moment, takenOn, widthPx: kept.widthPx, heightPx: kept.heightPx }
}

/** Sends a photo of a site the actor may see; a photo of another site under this one's address is not found. */
export async function sendSitePhoto(
  tx: Tx,
  files: Files,
  actor: Actor,
  asked: { siteId: string; photoId: string; width?: number },
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql`
    select 1 from plans.site_photo ph join plans.site s on s.id = ph.site_id
    where ph.file_id = ${asked.photoId} and s.id = ${asked.siteId} and ${siteSeen(tx, actor)}`.execute(tx.db)
  found(rows[0])
  return sendFile(tx, files, asked, reply)
}
