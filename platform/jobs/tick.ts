import { flush } from '../ledger/event.ts'
import type { Lilong } from '../lilong.ts'
import { inTransaction } from '../transaction.ts'
import type { Tx } from '../tx.ts'
import { enqueueListeners } from './listeners.ts'

/**
 * Work that falls due: `claim` takes due rows with `for update skip locked` and acts on them in the same transaction.
 * Returns how many it handled; it is called again until it handles none.
 */
export interface Due {
  name: string
  claim: (tx: Tx, lilong: Lilong) => Promise<number>
}

/**
 * Does everything that is due at the clock's present instant. A test moves the clock and calls this; a running server calls it
 * every few seconds. One failing kind of work does not hold up the others.
 * @returns how many rows were handled
 */
export async function tick(lilong: Lilong): Promise<number> {
  let handled = 0
  for (const due of lilong.dues) {
    const began = performance.now()
    const before = handled
    let failed = false
    try {
      for (let more = 1, rounds = 0; more > 0 && rounds < 1_000; rounds++) {
        const { result, topics } = await inTransaction(lilong, `tick:${due.name}`, async (tx) => {
          const count = await due.claim(tx, lilong)
          await enqueueListeners(lilong.jobs, tx, await flush(tx))
          return count
        })
        lilong.hub.tell(topics)
        more = result
        handled += result
      }
    } catch (error) {
      lilong.log.error(
        { err: error, due: due.name },
        'work that was due failed; it is tried again at the next tick',
      )
      failed = true
    }
    const sec = (performance.now() - began) / 1000
    lilong.metrics.ticked({ name: due.name, handled: handled - before, sec, failed })
  }
  return handled
}
