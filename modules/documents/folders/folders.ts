import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { BodyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import {
  folderDays,
  folderEmpty,
  folderIncomplete,
  folderNotOpen,
  folderHandedIn as handedInProblem,
  type openFolder as openFolderEndpoint,
  type Standard,
} from '../contract/folders.ts'
import { notYourOffice } from '../contract/registers.ts'
import { ofOwnOffice } from '../papers/sight.ts'
import { completeness } from '../rules/folders.ts'
import { folderCompleted, folderHandedIn, folderOpened, folderReopened } from './events.ts'
import { askStandards } from './reading.ts'
import { type FolderRow, lockFolder, lockKeptFolder } from './sight.ts'

export const aboutFolder = (folder: Pick<FolderRow, 'id' | 'place_id' | 'office_id'>, actor: Actor) => ({
  subject: { kind: 'documents.folder', id: folder.id },
  actor,
  placeId: folder.place_id,
  officeId: folder.office_id,
})

export function tellFolder(tx: Tx, id: string): void {
  publish(tx, `documents.folder:${id}`)
  publish(tx, 'documents.folders')
}

/** Begins a folder in an office one works for. */
export async function openFolder(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof openFolderEndpoint>,
): Promise<{ id: string }> {
  if (body.until <= body.from) refuse(folderDays)
  const { placeId } = found(await roots(tx))
  const { rows } = await sql<{ mine: boolean }>`
    select (${ofOwnOffice(tx, actor, 'documents.keep_folders', 'u.id')}
      or ${withinReach(tx, actor.reach('documents.keep_folders'), 'u.id', 'u.id')}
      or ${actor.may('documents.keep_folders', { placeId, officeId: body.officeId })}) as mine
    from units.label u where u.id = ${body.officeId} and u.tree = 'office'`.execute(tx.db)
  if (!found(rows[0]).mine) refuse(notYourOffice)
  const id = newId(tx.now.getTime())
  await sql`
    insert into documents.folder (id, title, basis, inspector, place_id, office_id, due_on, from_on, until_on, created_by, created_at)
    values (${id}, ${body.title.trim()}, ${body.basis?.trim() || null}, ${body.inspector?.trim() || null}, ${placeId},
      ${body.officeId}, ${body.dueOn}, ${body.from}, ${body.until}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  record(tx, folderOpened, aboutFolder({ id, place_id: placeId, office_id: body.officeId }, actor))
  tellFolder(tx, id)
  return { id }
}

async function demandComplete(tx: Tx, actor: Actor, id: string): Promise<Standard[]> {
  const standards = (await askStandards(tx, actor, [id])).get(id) ?? []
  const state = completeness(
    standards.map(({ have, missing, isLate }) => ({ have, missing, isLate, isMet: missing === 0 })),
  )
  if (state === 'empty') refuse(folderEmpty)
  if (state !== 'complete') refuse(folderIncomplete, state)
  return standards
}

/** Says that nothing is missing. Refuses while something is, and an empty folder. */
export async function completeFolder(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const folder = await lockKeptFolder(tx, actor, id)
  const standards = await demandComplete(tx, actor, id)
  await sql`update documents.folder set state = 'complete', completed_at = ${tx.now}, completed_by = ${actor.personId}
    where id = ${id}`.execute(tx.db)
  record(tx, folderCompleted, { ...aboutFolder(folder, actor), data: { standards: standards.length } })
  tellFolder(tx, id)
  return { id }
}

export async function reopenFolder(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const folder = await lockFolder(tx, actor, id)
  if (!folder.may_keep && !folder.may_hand_in) refuse(notYourOffice)
  if (folder.state === 'handed_in') refuse(handedInProblem)
  if (folder.state === 'open') return refuse(folderNotOpen, { state: folder.state })
  await sql`update documents.folder set state = 'open', completed_at = null, completed_by = null where id = ${id}`.execute(
    tx.db,
  )
  record(tx, folderReopened, aboutFolder(folder, actor))
  tellFolder(tx, id)
  return { id }
}

/**
 * Hands a complete folder in, under the hash of all it holds. What was reversed between completing and handing in counts as missing: it is
 * looked at again.
 */
export async function handInFolder(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ id: string; sha256: string }> {
  const folder = await lockFolder(tx, actor, id)
  if (folder.state === 'handed_in') refuse(handedInProblem)
  if (!folder.may_hand_in) refuse(notYourOffice)
  if (folder.state !== 'complete') refuse(folderNotOpen, { state: folder.state })
  const standards = await demandComplete(tx, actor, id)
  const sha256 = hashOfFolder(standards)
  await sql`update documents.folder set state = 'handed_in', handed_in_at = ${tx.now}, handed_in_by = ${actor.personId},
    handed_in_sha256 = decode(${sha256}, 'hex') where id = ${id}`.execute(tx.db)
  const evidence = standards.reduce((sum, standard) => sum + standard.evidence.length, 0)
  record(tx, folderHandedIn, {
    ...aboutFolder(folder, actor),
    data: { standards: standards.length, evidence },
  })
  tellFolder(tx, id)
  return { id, sha256 }
}

/** SHA-256 over every standard and its evidence, in order, each as a plain list: the same folder gives the same hash anywhere. */
export function hashOfFolder(standards: readonly Standard[]): string {
  const held = standards.map((standard) => [
    standard.code,
    standard.words,
    standard.needsKind,
    standard.needsCount,
    standard.waivedReason,
    standard.evidence.map((one) => [
      one.kind,
      one.refId,
      one.title,
      one.happenedOn,
      one.sha256,
      one.pinned && [
        one.pinned.indicatorId,
        one.pinned.versionId,
        one.pinned.from,
        one.pinned.until,
        one.pinned.value,
        one.pinned.pinnedOn,
      ],
      one.fault,
    ]),
  ])
  return createHash('sha256').update(JSON.stringify(held)).digest('hex')
}
