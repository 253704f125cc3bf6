import { sql } from 'kysely'
import { tooMany } from '../../platform/contract.ts'
import { subjectHash } from '../../platform/http/problems.ts'
import { refuse } from '../../platform/http/refusal.ts'
import type { Tx } from '../../platform/tx.ts'
import { waitSec } from './rules.ts'

export const triesAgainst = (accountId: string) => `sign-in of account ${accountId}`

/** Refuses with the seconds to wait when too many wrong tries came before. Waiting is never longer than a quarter of an hour. */
export async function demandPatience(
  tx: Tx,
  subject: string,
  accountId: string | null,
  address: string,
): Promise<void> {
  const ownAddress = subjectHash(address)
  const { rows } = await sql<{ tries: number; last: Date | null }>`
    with welcome as (
      select max(created_at) as at from identity.session
      where account_id = ${accountId}::uuid and address_hash = ${ownAddress}
    )
    select count(*)::integer as tries, max(r.refused_at) as last
    from platform.refusal r, welcome
    where r.subject_hash = ${subjectHash(subject)} and r.refused_at > ${new Date(tx.now.getTime() - 24 * 3_600_000)}
      and (welcome.at is null or (r.address_hash = ${ownAddress} and r.refused_at > welcome.at))`.execute(
    tx.db,
  )
  const { tries, last } = rows[0]!
  const retryAfterSec = waitSec(tries, last, tx.now)
  if (retryAfterSec > 0) refuse(tooMany, { retryAfterSec })
}
