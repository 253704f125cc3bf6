import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse } from '../../tests/support/house.ts'
import { deed, openLedgerHouse, questions, step, tell } from '../../tests/support/ledger.ts'
import { system } from '../http/actor.ts'
import { inOneSight, readingTx } from '../transaction.ts'
import { askFacts, type FactAsk } from './cube.ts'
import { flush, reverse } from './event.ts'
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

test('while many write, correct, move, merge and fold at once, every look finds answers, events and books in step', async () => {
  const street = await ledger.layOut('busy')
  const { act, house } = ledger
  const live: string[] = []
  let stop = false
  let looks = 0
  const deeds = fc.sample(deed, { numRuns: 200, seed: 7 })
  const writers = Array.from({ length: 3 }, async (_, w) => {
    for (let i = 0; i < 40 || looks < 5; i++) {
      // Not so many that looking at them would take all the time.
      await pause(20)
      if (i % 6 === 5 && live.length > 0) {
        const id = live.splice((i * 7 + w) % live.length, 1)[0]!
        await act((tx) => reverse(tx, id, system, 'not_done'))
      } else
        live.push(
          ...(await act((tx) => [0, 1, 2].map((k) => tell(tx, street, deeds[(w * 66 + i + k) % 200]!)))),
        )
    }
  })
  // One slow transaction holds its events back while the others, the folders and the movers run past it.
  const slow = act(async (tx) => {
    for (const d of deeds.slice(0, 20)) tell(tx, street, d)
    await flush(tx)
    await sql`select pg_sleep(1.2)`.execute(tx.db)
  })
  const mover = (async () => {
    for (let i = 0; !stop; i++) {
      await ledger.move(
        street.places[2 + (i % 4)]!,
        street.places[i % 2]!,
        ['2025-01-15', '2025-06-30'][i % 2]!,
      )
      await ledger.merge(street.persons[i % 4]!, i % 3 === 0 ? null : street.persons[(i + 1) % 4]!)
    }
  })()
  const folders = Array.from({ length: 2 }, async () => {
    while (!stop) await foldDeltas(house.db, 9)
  })
  const watcher = (async () => {
    for (; !stop; looks++) {
      await ledger.expectExact(street, (at) => at % 7 === looks % 7)
      await expectWhole()
    }
    expect(looks).toBeGreaterThanOrEqual(5)
  })()
  await Promise.all([...writers, slow]).finally(() => {
    stop = true
  })
  await Promise.all([...folders, mover, watcher])
  while ((await foldDeltas(house.db)) > 0);
  await ledger.expectExact(street)
  await expectWhole()
}, 120_000)

test('what happened in parts of a street adds up to the whole; persons met in two parts are still the same persons', async () => {
  const street = await ledger.layOut('parts')
  const [first, second] = street.places as [string, string]
  const one = { service: 'meal', measure: '人次', quantity: 1, day: 2, office: 0, household: null, person: 0 }
  await ledger.act((tx) => {
    for (const [place, person] of [
      [0, 0],
      [1, 0],
      [2, 1],
      [4, 2],
      [4, null],
    ] as const)
      tell(tx, street, { ...one, kind: 0, place, person })
  })
  const facts = { kinds: [street.kinds[0]!.kind], measure: '人次' }
  const periods = [{ from: '2025-01-01', until: '2026-01-01' }]
  const ask = (what: 'sum' | 'persons', node: { placeId?: string }) => ({ what, facts, periods, ...node })
  const look = () =>
    inOneSight(ledger.house.lilong, 'cube-test', async (tx) =>
      (
        await askFacts(tx, [
          ...[first, second].flatMap((placeId) => [ask('sum', { placeId }), ask('persons', { placeId })]),
          ask('sum', { placeId: ledger.root.place }),
          ask('persons', {}),
        ])
      ).map(([answer]) => answer!.quantity),
    )
  // The two grids were not yet below their neighbourhoods on the first of January: only the whole has them.
  expect(await look()).toEqual([1, 1, 1, 1, 2, 3])
  await ledger.move(street.places[2]!, first, '2025-01-01')
  await ledger.move(street.places[4]!, second, '2025-01-01')
  const since = await look()
  expect(since).toEqual([2, 2, 3, 2, 5, 3])
  while ((await foldDeltas(ledger.house.db)) > 0);
  expect(await look()).toEqual(since)
})

test('whoever moves a place holds up the folder and nobody else: events are written and counted meanwhile', async () => {
  const street = await ledger.layOut('held')
  const one = {
    kind: 0,
    service: 'meal',
    measure: '人次',
    quantity: 4,
    day: 3,
    place: 2,
    office: 0,
    person: 0,
    household: 0,
  }
  await ledger.act((tx) => tell(tx, street, one))
  while ((await foldDeltas(ledger.house.db)) > 0);
  const ask = (placeId: string): FactAsk => ({
    what: 'sum',
    facts: { kinds: [street.kinds[0]!.kind], measure: '人次' },
    periods: [{ from: '2025-01-01', until: '2025-02-01' }],
    placeId,
  })
  const look = async () =>
    (
      await inOneSight(ledger.house.lilong, 'cube-test', (tx) =>
        askFacts(tx, [ask(street.places[0]!), ask(street.places[1]!)]),
      )
    ).map(([answer]) => answer!.quantity)
  expect(await look()).toEqual([4, null])
  await ledger.house.db.transaction().execute(async (trx) => {
    await sql`update units.edge set parent_id = ${street.places[1]!} where child_id = ${street.places[2]!}`.execute(
      trx,
    )
    // Not committed: neither the trees nor the tiers have moved for anybody else, nothing is folded, and nobody waits to write.
    await ledger.act((tx) => tell(tx, street, one))
    expect(await foldDeltas(ledger.house.db)).toBe(0)
    expect(await look()).toEqual([8, null])
  })
  expect(await look()).toEqual([null, 8])
  while ((await foldDeltas(ledger.house.db)) > 0);
  expect(await look()).toEqual([null, 8])
  await expectWhole()
})

test('a tree changed with a sight that cannot see what was folded meanwhile is refused', async () => {
  const street = await ledger.layOut('stale')
  await expect(
    ledger.house.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) =>
        sql`update units.edge set parent_id = ${street.places[1]!} where child_id = ${street.places[2]!}`.execute(
          trx,
        ),
      ),
  ).rejects.toThrow('read what is committed')
})

test('zero is an answer, silence is none, and what was taken back is silence again', async () => {
  const street = await ledger.layOut('zero')
  const facts = { kinds: [street.kinds[2]!.kind], measure: '人次' }
  const ask: FactAsk = { what: 'sum', facts, periods: [{ from: '2026-01-01', until: '2026-02-01' }] }
  const look = async () =>
    (await inOneSight(ledger.house.lilong, 'cube-test', (tx) => askFacts(tx, [ask])))[0]![0]
  const none = {
    kind: 2,
    service: undefined,
    measure: '人次',
    quantity: 0,
    day: 6,
    place: 0,
    office: 0,
    person: null,
    household: null,
  }
  expect(await look()).toEqual({ quantity: null, n: 0 })
  const id = await ledger.act((tx) => tell(tx, street, none))
  expect(await look()).toEqual({ quantity: 0, n: 1 })
  await foldDeltas(ledger.house.db)
  expect(await look()).toEqual({ quantity: 0, n: 1 })
  await ledger.act((tx) => reverse(tx, id, system, 'not_done'))
  expect(await look()).toEqual({ quantity: null, n: 0 })
  await foldDeltas(ledger.house.db)
  expect(await look()).toEqual({ quantity: null, n: 0 })
})

test('a sum of nothing in particular and a period that runs backwards are faults', async () => {
  const ask: FactAsk = { what: 'sum', facts: { kinds: ['x.y'] }, periods: [] }
  const asking = (one: FactAsk) => inOneSight(ledger.house.lilong, 'cube-test', (tx) => askFacts(tx, [one]))
  await expect(asking(ask)).rejects.toThrow('measure')
  await expect(
    asking({ ...ask, what: 'count', periods: [{ from: '2026-02-01', until: '2026-01-01' }] }),
  ).rejects.toThrow('before it begins')
})

test('any number of questions takes one statement', async () => {
  const sent: string[] = []
  const house = await openHouse({ empty: true, onStatement: ({ text }) => sent.push(text) })
  try {
    const street = await ledger.layOut('many')
    await askFacts(readingTx(house.lilong, 'cube-test'), questions(street))
    await askFacts(readingTx(house.lilong, 'cube-test'), questions(street).slice(0, 1))
    expect(sent.filter((text) => text.includes('ledger.'))).toHaveLength(2)
  } finally {
    await house.close()
  }
})
