import type { Due } from '../jobs/tick.ts'
import { foldDeltas } from './fold.ts'
import { publishSeal } from './publish.ts'

/** What the ledger itself has to do again and again. Sealing needs a transaction of its own and is started beside the tick. */
export const ledgerDues: readonly Due[] = [
  { name: 'ledger.fold', claim: (tx) => foldDeltas(tx.db) },
  { name: 'ledger.publish', claim: publishSeal },
]
