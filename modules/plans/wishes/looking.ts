import { sql } from 'kysely'
import { type BodyOf, notFound, type ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { personStanding, phoneToWriteTo } from '../../people/index.ts'
import {
  type moveWishOn as moveOnEndpoint,
  noPhone,
  notInPlan,
  type refuseWish as refuseEndpoint,
  type revealSuggester as revealEndpoint,
} from '../contract/wishes.ts'
import { hidesFromPublic } from '../rules/wishes.ts'
import { dropCandidate } from './candidates.ts'
import { keepPhotosBack } from './photos.ts'
import { wishToDecide } from './sight.ts'
import { takeStep } from './steps.ts'

/** Publishes a suggestion after a look. Photos that show somebody's door or face stay back for good. */
export async function publishWish(
  tx: Tx,
  actor: Actor,
  id: string,
  hiddenPhotoIds: readonly string[],
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  await takeStep(tx, actor, wish, 'publish', {
    set: sql`published_at = coalesce(published_at, ${tx.now})`,
  })
  const { rows } = await sql`
    update plans.wish_photo set is_public = false where wish_id = ${id} and file_id = any (${hiddenPhotoIds}::uuid[])
    returning file_id`.execute(tx.db)
  // A photo meant to stay back that is not among these is a mistake that must not pass in silence.
  if (rows.length !== hiddenPhotoIds.length) refuse(notFound)
  return { id }
}

/** Asks the suggester for what is missing; they answer by completing their own words. */
export async function askBack(tx: Tx, actor: Actor, id: string, words: string): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  await takeStep(tx, actor, wish, 'ask_back', { words })
  return { id }
}

/** Does not follow a suggestion. The reason and the words go to the suggester and to whoever follows, and stand on its page. */
export async function refuseWish(
  tx: Tx,
  actor: Actor,
  id: string,
  { reason, words }: BodyOf<typeof refuseEndpoint>,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  await takeStep(tx, actor, wish, 'refuse', {
    reason,
    words,
    ...(hidesFromPublic.includes(reason) ? { set: sql`published_at = null` } : {}),
  })
  if (wish.state === 'candidate') await dropCandidate(tx, id)
  return { id }
}

/** A refusal can be wrong: the suggestion waits for a look again. */
export async function reconsiderWish(
  tx: Tx,
  actor: Actor,
  id: string,
  words: string,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  await takeStep(tx, actor, wish, 'reconsider', { words, set: sql`project_id = null, target_id = null` })
  return { id }
}

/** Says that it is under way already as a project of an adopted list, or that it belongs to somebody else, in words. */
export async function moveWishOn(
  tx: Tx,
  actor: Actor,
  id: string,
  { projectId, targetId, words }: BodyOf<typeof moveOnEndpoint>,
): Promise<{ id: string }> {
  const wish = await wishToDecide(tx, actor, id)
  await demandInPlan(tx, projectId, targetId)
  if (wish.publishedAt === null) await keepPhotosBack(tx, id)
  await takeStep(tx, actor, wish, 'move_on', {
    words,
    set: sql`project_id = ${projectId}, target_id = ${targetId}, published_at = coalesce(published_at, ${tx.now})`,
  })
  if (wish.state === 'candidate') await dropCandidate(tx, id)
  return { id }
}

/** Refuses a project that was not adopted, and a number that is not one of its own. */
export async function demandInPlan(tx: Tx, projectId: string | null, targetId: string | null): Promise<void> {
  if (projectId === null) {
    if (targetId !== null) refuse(notInPlan)
    return
  }
  const { rows } = await sql`
    select 1 from plans.project p join plans.plan pl on pl.id = p.plan_id and pl.adopted_on is not null
    where p.id = ${projectId} and (${targetId}::uuid is null
      or exists (select from plans.target t where t.id = ${targetId}::uuid and t.project_id = p.id))`.execute(
    tx.db,
  )
  if (rows.length === 0) refuse(notInPlan)
}

/**
 * Opens the phone of whoever suggested it and writes down who looked and what for, in the same transaction (the Personal Information
 * Protection Law asks for a stated purpose, art. 6).
 */
export async function revealSuggester(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  purpose: BodyOf<typeof revealEndpoint>['purpose'],
): Promise<ReplyOf<typeof revealEndpoint>> {
  const { personId } = await wishToDecide(tx, actor, id)
  const phone = personId && (await phoneToWriteTo(tx, vault, personId))
  if (!personId || !phone) return refuse(noPhone)
  await sql`insert into platform.access (read_at, person_id, purpose, field, subject_kind, subject_id)
    values (${tx.now}, ${actor.personId}, ${purpose}, 'phone', 'people.person', ${personId})`.execute(tx.db)
  const person = await personStanding(tx, personId)
  return { name: person?.name ?? '', phone }
}
