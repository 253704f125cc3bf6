import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedgerHouse, step } from '../../tests/support/ledger.ts'
import { foldDeltas } from './fold.ts'
import { verifyLedger } from './verify.ts'

let ledger: Awaited<ReturnType<typeof openLedgerHouse>>
beforeAll(async () => {
  ledger = await openLedgerHouse()
})
afterAll(() => ledger.house.close())

/** Nothing differs, and the difference is shown where something does. */
async function expectWhole(): Promise<void> {
  const { outcomes, whole } = await verifyLedger(ledger.house.lilong.database.read, null)
  expect(outcomes.flatMap(({ check, differences }) => differences.map((d) => ({ check, ...d })))).toEqual([])
  expect(whole).toBe(true)
}

let streets = 0
test('whatever happens in whatever order, folded or not, every answer is what the events say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), fc.nat(30), async (steps, middle) => {
      const street = await ledger.layOut(String(++streets))
      await ledger.play(steps.slice(0, middle), street)
      await ledger.expectExact(street)
      await ledger.play(steps.slice(middle), street)
      await ledger.expectExact(street)
      await expectWhole()
      while ((await foldDeltas(ledger.house.db)) > 0);
      await ledger.expectExact(street)
      await expectWhole()
    }),
    { numRuns: Number(process.env.LEDGER_RUNS ?? 12), endOnFailure: false },
  )
}, 300_000)
