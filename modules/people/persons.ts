import { sql } from 'kysely'
import type { Actor } from '../../platform/http/actor.ts'
import { refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { badName, badPhone } from './contract.ts'
import { personEntered } from './events.ts'
import { cleanMobile, cleanName } from './rules.ts'
import { at } from './tables.ts'

export interface Newcomer {
  id?: string
  name: string
  sex?: 'female' | 'male'
  bornOn?: string
  phone?: string
  /** Whose register holds this person. */
  placeId: string
  officeId: string
  posts?: readonly { officeId: string; title: string | null; fromOn: string }[]
}

/** What stands in place of a name once somebody has left. A name is data, so it is Chinese like the others. */
export const nameOfTheGone = '已注销'

/** The field name under which the vault seals each kind of identifier. */
export const sealedAs = { phone: 'people.phone', identity_number: 'people.identity_number' } as const

/**
 * Enters persons, with their phones sealed, one event each. Refuses what is no name or no mobile phone; PostgreSQL refuses a
 * phone that is entered with another person.
 * @returns their ids, in order
 */
export async function enterPersons(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  newcomers: readonly Newcomer[],
): Promise<string[]> {
  const rows = newcomers.map((n) => ({
    ...n,
    id: n.id ?? newId(tx.now.getTime()),
    name: cleanName(n.name) ?? refuse(badName),
  }))
  if (rows.length === 0) return []
  await sql`
    insert into people.person (id, name, sex, born_on, place_id, office_id, entered_at)
    select id, name, sex, born_on, place_id, office_id, ${tx.now}
    from jsonb_to_recordset(${JSON.stringify(
      rows.map((r) => ({
        id: r.id,
        name: r.name,
        sex: r.sex ?? null,
        born_on: r.bornOn ?? null,
        place_id: r.placeId,
        office_id: r.officeId,
      })),
    )}::jsonb) as r(id uuid, name text, sex text, born_on date, place_id uuid, office_id uuid)`.execute(tx.db)
  const posts = rows.flatMap((r) =>
    (r.posts ?? []).map((post) => ({
      id: newId(tx.now.getTime()),
      person_id: r.id,
      office_id: post.officeId,
      title: post.title,
      during: `[${post.fromOn},)`,
    })),
  )
  if (posts.length > 0) await at(tx).insertInto('people.employment').values(posts).execute()
  const phones = rows.flatMap((r) => {
    if (r.phone === undefined) return []
    const phone = cleanMobile(r.phone) ?? refuse(badPhone)
    return [
      {
        id: newId(tx.now.getTime()),
        person_id: r.id,
        kind: 'phone' as const,
        sealed: vault.seal(sealedAs.phone, phone),
        blind_index: vault.blindIndex(sealedAs.phone, phone),
        entered_at: tx.now,
      },
    ]
  })
  if (phones.length > 0) await at(tx).insertInto('people.identifier').values(phones).execute()
  for (const row of rows) {
    record(tx, personEntered, {
      placeId: row.placeId,
      officeId: row.officeId,
      actor,
      subject: { kind: 'people.person', id: row.id },
      personId: row.id,
      data: { posts: (row.posts ?? []).map((post) => post.officeId) },
    })
  }
  return rows.map((row) => row.id)
}

/** The person with this mobile phone: the survivor where two rows turned out to be one. Null for what is no phone. */
export async function personByPhone(tx: Tx, vault: Vault, text: string): Promise<string | null> {
  const phone = cleanMobile(text)
  if (!phone) return null
  const row = await at(tx)
    .selectFrom('people.identifier as i')
    .innerJoin('people.person as p', 'p.id', 'i.person_id')
    .select((eb) => eb.fn.coalesce('p.alias_of', 'p.id').as('id'))
    .where('i.kind', '=', 'phone')
    .where('i.blind_index', '=', vault.blindIndex(sealedAs.phone, phone))
    .executeTakeFirst()
  return row?.id ?? null
}

/** The register that holds a person, and the name; for permission checks of later modules. */
export async function personStanding(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; placeId: string; officeId: string } | undefined> {
  return at(tx)
    .selectFrom('people.person')
    .select(['id', 'name', 'place_id as placeId', 'office_id as officeId'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The number a text goes to, opened only for sending it; of somebody entered twice, the one they left with either entry. Null where there is none. */
export async function phoneToWriteTo(tx: Tx, vault: Vault, personId: string): Promise<string | null> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select i.sealed from people.human me
      join people.human same on same.human_id = me.human_id
      join people.identifier i on i.person_id = same.id and i.kind = 'phone'
    where me.id = ${personId} order by i.person_id = me.id desc, i.entered_at desc limit 1`.execute(tx.db)
  return rows[0] ? vault.open(sealedAs.phone, rows[0].sealed) : null
}

/** Changes what a person is called. Refuses what is no name. */
export async function renamePerson(tx: Tx, id: string, name: string): Promise<void> {
  await at(tx)
    .updateTable('people.person')
    .set({ name: cleanName(name) ?? refuse(badName) })
    .where('id', '=', id)
    .execute()
}

/**
 * Takes away everything that tells who a person is: numbers with their index, the name, birth and sex. The row stays, because what
 * was done and counted points to it and must stay as it was (the Personal Information Protection Law asks to delete or to make anonymous,
 * art. 47 and 73).
 */
export async function forgetPerson(tx: Tx, id: string): Promise<void> {
  await at(tx).deleteFrom('people.identifier').where('person_id', '=', id).execute()
  await at(tx)
    .updateTable('people.person')
    .set({ name: nameOfTheGone, sex: null, born_on: null })
    .where('id', '=', id)
    .execute()
}
