import * as indicators from '../modules/indicators/index.ts'
import { enqueueListeners } from '../platform/jobs/listeners.ts'
import { flush } from '../platform/ledger/event.ts'
import type { Teller } from './year.ts'

/** The auditor wants the books of the year checked; it happens when the house stands, for only then is there anything to look at. */
export async function tellBooks(t: Teller): Promise<void> {
  await t.on(t.end, 8, async (tx) => {
    await indicators.checkBooks(tx, t.as('欧阳𬭎'))
    await enqueueListeners(t.lilong.jobs, tx, await flush(tx))
  })
}
