import { sql } from 'kysely'
import { type QueryOf, type ReplyOf, tooMany } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { openAllowance } from '../../platform/http/allowance.ts'
import { refuse } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import type { findStaff as findStaffEndpoint, StaffMember } from './contract.ts'
import { sealedAs } from './persons.ts'
import { cleanMobile, cleanName, maskPhone } from './rules.ts'

/**
 * Seven digits of every phone are shown. Without a limit the other four are found by asking ten thousand times, which would be opening
 * the field without a purpose and without a trace.
 */
const phoneSearches = openAllowance(30, 3_600_000)

/**
 * Members of staff to choose from: those who work for an office today. A whole phone finds its owner by the blind index; a part
 * of one finds nobody, and whole ones are looked up thirty times an hour, so that nobody can feel their way to a number.
 */
export async function findStaff(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  { search = '', officeId, limit = 20 }: QueryOf<typeof findStaffEndpoint>,
): Promise<ReplyOf<typeof findStaffEndpoint>> {
  const phone = cleanMobile(search)
  if (phone) {
    const retryAfterSec = phoneSearches.spend(actor.accountId ?? '', tx.now)
    if (retryAfterSec > 0) refuse(tooMany, { retryAfterSec })
  }
  const words = cleanName(search) ?? search.normalize('NFC').trim()
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const matching = phone
    ? sql<boolean>`exists (select from people.identifier i where i.person_id = p.id and i.kind = 'phone'
        and i.blind_index = ${vault.blindIndex(sealedAs.phone, phone)})`
    : sql<boolean>`p.name ilike ${pattern}`
  const { rows } = await sql<Omit<StaffMember, 'phone'> & { sealed: Buffer | null }>`
    select p.id, p.name, w.posts, i.sealed
    from people.person p
      cross join lateral (
        select jsonb_agg(jsonb_build_object('officeId', w.office_id, 'office', u.short_name, 'title', w.title)
          order by w.from_on, u.name) as posts
        from people.works_for w join units.label u on u.id = w.office_id
        where w.person_id = p.id and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on
      ) w
      left join people.identifier i on i.person_id = p.id and i.kind = 'phone'
    where w.posts is not null and p.alias_of is null and ${matching}
      and (${officeId ?? null}::uuid is null or exists (
        select from people.works_for o where o.person_id = p.id and o.office_id = ${officeId ?? null}
          and o.from_on <= ${tx.today}::date and ${tx.today}::date < o.until_on))
    order by p.name = ${words} desc, p.name collate "zh-x-icu", p.id limit ${limit}`.execute(tx.db)
  return {
    people: rows.map(({ sealed, ...person }) => ({
      ...person,
      phone: sealed ? maskPhone(vault.open(sealedAs.phone, sealed)) : null,
    })),
  }
}
