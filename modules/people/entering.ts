import type { BodyOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { demand, found, refuse } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { roots, unitNamed } from '../units/index.ts'
import { type enterPerson as enterPersonEndpoint, unitNotThere } from './contract.ts'
import { enterPersons, personStanding } from './persons.ts'

/**
 * Enters a member of staff who works for an office from today on. The place and the office may each be the root of its tree; any other
 * must itself lie within the actor's reach, or who administers one neighbourhood could put people into the offices of the street.
 * Refuses what is no name, no mobile phone, and a phone entered with somebody else.
 */
export async function enterPerson(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  { name, phone, sex, placeId, officeId, title }: BodyOf<typeof enterPersonEndpoint>,
): Promise<ReplyOf<typeof enterPersonEndpoint>> {
  const both = found(await roots(tx))
  const standing = { placeId, officeId: officeId ?? both.officeId }
  const place = await unitNamed(tx, standing.placeId)
  const office = await unitNamed(tx, standing.officeId)
  if (place?.tree !== 'place' || office?.tree !== 'office') return refuse(unitNotThere)
  demand(actor, 'people.enter', standing)
  if (standing.placeId !== both.placeId) demand(actor, 'people.enter', { ...both, placeId })
  if (standing.officeId !== both.officeId)
    demand(actor, 'people.enter', { ...both, officeId: standing.officeId })
  const [id] = await enterPersons(tx, vault, actor, [
    {
      name,
      ...standing,
      ...(sex ? { sex } : {}),
      ...(phone === null ? {} : { phone }),
      posts: [{ officeId: standing.officeId, title: title?.trim() ?? null, fromOn: tx.today }],
    },
  ])
  const person = found(await personStanding(tx, id!))
  return { id: person.id, name: person.name }
}
