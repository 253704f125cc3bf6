import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { tellReport as tellEndpoint } from '../contract/reports.ts'
import { changedSince, tellingsOf } from '../numbers/since.ts'
import { reportToRead } from '../writing/sight.ts'
import { tellNow } from './closing.ts'

/** What a report says: a draft at this second; a closed one as it was pinned, and what is another number since. */
export async function tellReport(tx: Tx, actor: Actor, id: string): Promise<ReplyOf<typeof tellEndpoint>> {
  const row = await reportToRead(tx, actor, id)
  if (row.pinned) return { told: row.pinned, since: await changedSince(tx, await tellingsOf(tx, id)) }
  const { told } = await tellNow(tx, row)
  return { told, since: [] }
}
