import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found, refuse } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { noSuchField, type reveal as revealEndpoint } from './contract.ts'
import { personStanding, sealedAs } from './persons.ts'
import { at } from './tables.ts'

/**
 * Opens one protected field and writes down who looked and what for, in the same transaction: no value leaves without its trace
 * (the Personal Information Protection Law asks for a stated purpose, art. 6, and for control over who may look, art. 51).
 */
export async function reveal(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  id: string,
  { field, purpose }: BodyOf<typeof revealEndpoint>,
): Promise<ReplyOf<typeof revealEndpoint>> {
  const person = found(await personStanding(tx, id))
  found(actor.may('people.reveal', person) ? person : null)
  const kept = await at(tx)
    .selectFrom('people.identifier')
    .select('sealed')
    .where('person_id', '=', id)
    .where('kind', '=', field)
    .executeTakeFirst()
  if (!kept) return refuse(noSuchField, { field })
  await sql`insert into platform.access (read_at, person_id, purpose, field, subject_kind, subject_id)
    values (${tx.now}, ${actor.personId}, ${purpose}, ${field}, 'people.person', ${id})`.execute(tx.db)
  return { value: vault.open(sealedAs[field], kept.sealed) }
}
