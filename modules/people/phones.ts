import { sql } from 'kysely'
import { refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { badPhone } from './contract.ts'
import { sealedAs } from './persons.ts'
import { cleanMobile } from './rules.ts'
import { at } from './tables.ts'

/** Who of these can be reached by phone: with any entry of the same human being. The numbers stay closed. */
export async function personsWithPhones(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select me.id from people.human me
    where me.id = any (${ids}::uuid[]) and exists (
      select from people.human same join people.identifier i on i.person_id = same.id and i.kind = 'phone'
      where same.human_id = me.human_id)`.execute(tx.db)
  return new Set(rows.map(({ id }) => id))
}

/** The persons with these mobile phones, by the eleven digits: survivors where two entries turned out to be one. */
export async function personsByPhones(
  tx: Tx,
  vault: Vault,
  phones: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const indexes = new Map(
    phones.flatMap((text) => {
      const phone = cleanMobile(text)
      return phone ? [[vault.blindIndex(sealedAs.phone, phone).toString('hex'), phone] as const] : []
    }),
  )
  const { rows } = await sql<{ index: string; id: string; name: string }>`
    select encode(i.blind_index, 'hex') as index, s.id, s.name
    from people.identifier i join people.human h on h.id = i.person_id join people.person s on s.id = h.human_id
    where i.kind = 'phone' and encode(i.blind_index, 'hex') = any (${[...indexes.keys()]}::text[])`.execute(
    tx.db,
  )
  return new Map(rows.map(({ index, id, name }) => [indexes.get(index)!, { id, name }]))
}

/** Writes down the phone of somebody who has left none. PostgreSQL refuses one that is entered with another person, or a second one. */
export async function givePhone(tx: Tx, vault: Vault, personId: string, text: string): Promise<void> {
  const phone = cleanMobile(text) ?? refuse(badPhone)
  await at(tx)
    .insertInto('people.identifier')
    .values({
      id: newId(tx.now.getTime()),
      person_id: personId,
      kind: 'phone' as const,
      sealed: vault.seal(sealedAs.phone, phone),
      blind_index: vault.blindIndex(sealedAs.phone, phone),
      entered_at: tx.now,
    })
    .execute()
}
