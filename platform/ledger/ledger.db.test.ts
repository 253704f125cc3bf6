import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'
import { Id, Type } from '../contract.ts'
import { system } from '../http/actor.ts'
import { tick } from '../jobs/tick.ts'
import { inTransaction } from '../transaction.ts'
import type { Tx } from '../tx.ts'
import { eventKind, flush, record, reverse } from './event.ts'
import { foldDeltas } from './fold.ts'
import { brokenSeals, sealEvents } from './seal.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-01T09:00:00+08:00' })
})
afterAll(() => house.close())

const kind = eventKind('ledger.tested', { data: Type.Object({ target: Id }), dims: ['target'] })
const target = randomUUID()
const place = { placeId: randomUUID(), officeId: randomUUID() }

const act = async <T>(work: (tx: Tx) => Promise<T> | T): Promise<T> =>
  (
    await inTransaction(house.lilong, 'ledger-test', async (tx) => {
      const result = await work(tx)
      await flush(tx)
      return result
    })
  ).result

const count = (tx: Tx, quantity: number, subject: string = randomUUID()) =>
  record(tx, kind, {
    ...place,
    subject: { kind: 'ledger.test', id: subject },
    actor: system,
    quantity,
    measure: '个',
    data: { target },
  })

const sums = async () => {
  const { rows } = await sql<{ facts: number; events: number }>`
    select coalesce((select sum(quantity) from ledger.fact where kind = 'ledger.tested'), 0) as facts,
      coalesce((select sum(quantity) from ledger.event where kind = 'ledger.tested'), 0) as events`.execute(
    house.lilong.database.read,
  )
  return rows[0]!
}

test('a figure is exact the moment the act commits, before anything is folded', async () => {
  await act((tx) => count(tx, 3))
  expect(await sums()).toEqual({ facts: 3, events: 3 })
})

test('what is rolled back leaves neither event nor delta', async () => {
  const before = await sums()
  await expect(
    act((tx) => {
      count(tx, 100)
      throw new Error('the act was refused')
    }),
  ).rejects.toThrow('refused')
  expect(await sums()).toEqual(before)
})

test('the same source is not counted twice, not even by two at once; after a reversal it may be counted again', async () => {
  const subject = randomUUID()
  const tries = await Promise.allSettled([
    act((tx) => count(tx, 5, subject)),
    act((tx) => count(tx, 5, subject)),
  ])
  expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1)
  await expect(act((tx) => count(tx, 5, subject))).rejects.toMatchObject({ constraint: 'event_counted_once' })
  const first = (tries.find((t) => t.status === 'fulfilled') as PromiseFulfilledResult<string>).value
  await act(async (tx) => {
    await reverse(tx, first, system, 'wrong_quantity')
    count(tx, 4, subject)
  })
  await expect(act((tx) => count(tx, 4, subject))).rejects.toMatchObject({ constraint: 'event_counted_once' })
})

test('a reversal happens once, is never reversed itself, and carries every dimension of what it takes back', async () => {
  const id = await act((tx) => count(tx, 7))
  const reversal = await act((tx) => reverse(tx, id, system, 'not_done'))
  await expect(act((tx) => reverse(tx, id, system, 'not_done'))).rejects.toMatchObject({
    constraint: 'event_reversed_once',
  })
  expect(await act((tx) => reverse(tx, reversal!, system, 'not_done'))).toBeUndefined()
  expect(await act((tx) => reverse(tx, randomUUID(), system, 'not_done'))).toBeUndefined()
  const { rows } = await sql<{ sum: number; dims: unknown; places: number }>`
    select sum(quantity) as sum, count(distinct (dims, place_id, office_id, occurred_on, kind, measure, subject_id)) as places
    from ledger.event where id in (${id}, ${reversal})`.execute(house.lilong.database.read)
  expect(rows[0]).toEqual({ sum: 0, places: 1 })
})

test('the database itself refuses to change or remove an event', async () => {
  const { write } = house.lilong.database
  for (const statement of [
    sql`update ledger.event set quantity = 0`,
    sql`delete from ledger.event`,
    sql`truncate ledger.event cascade`,
    sql`update ledger.seal set events = 1`,
  ]) {
    await act((tx) => count(tx, 1))
    await sealEvents(write, house.clock.now())
    await expect(statement.execute(write)).rejects.toThrow(/never changed|never changed or removed/)
  }
})

test('an event with data its kind did not declare, without a finite quantity, or in the future is a fault', async () => {
  const event = { ...place, subject: { kind: 'ledger.test', id: randomUUID() }, actor: system }
  await expect(act((tx) => record(tx, kind, { ...event, data: { target: '张三' } }))).rejects.toThrow(
    'did not declare',
  )
  await expect(
    act((tx) => record(tx, kind, { ...event, data: { target }, quantity: Number.NaN, measure: '个' })),
  ).rejects.toThrow('finite')
  await expect(
    act((tx) => record(tx, kind, { ...event, data: { target }, occurredOn: '2026-03-02' })),
  ).rejects.toThrow('future')
})

test('while many write, correct and fold at once, folded and unfolded always add up to the events', async () => {
  const { write } = house.lilong.database
  const ids: string[] = []
  let stop = false
  const writers = Array.from({ length: 4 }, async (_, w) => {
    for (let i = 0; i < 40; i++) {
      if (i % 5 === 4 && ids.length > 0) {
        const id = ids.splice((i * 7 + w) % ids.length, 1)[0]!
        await act((tx) => reverse(tx, id, system, 'counted_twice'))
      } else ids.push(await act((tx) => count(tx, (i % 9) + 1)))
    }
  })
  // One slow transaction holds its deltas back while the folder runs past it.
  const slow = act(async (tx) => {
    count(tx, 1_000)
    await flush(tx)
    await sql`select pg_sleep(0.4)`.execute(tx.db)
  })
  const folders = Array.from({ length: 2 }, async () => {
    while (!stop) await foldDeltas(write, 7)
  })
  const watcher = (async () => {
    let looks = 0
    while (!stop) {
      const { facts, events } = await sums()
      expect(facts).toBe(events)
      looks++
    }
    expect(looks).toBeGreaterThan(5)
  })()
  await Promise.all([...writers, slow])
  stop = true
  await Promise.all([...folders, watcher])
  await tick(house.lilong)
  const { rows } = await sql`select 1 from ledger.delta`.execute(house.lilong.database.read)
  expect(rows).toEqual([])
  const { facts, events } = await sums()
  expect(facts).toBe(events)
})

/**
 * Seals until nothing waits. Several times where it must: a transaction of another database of the same PostgreSQL holds the horizon
 * back too, and test files run side by side.
 */
const sealAll = () =>
  expect
    .poll(
      async () => {
        await sealEvents(house.lilong.database.write, house.clock.now())
        const { rows } = await sql`
          select 1 from ledger.event e where not exists (select from ledger.sealed s where s.event_id = e.id)`.execute(
          house.lilong.database.read,
        )
        return rows.length
      },
      { timeout: 20_000 },
    )
    .toBe(0)

test('a seal waits for a transaction that is still running, and loses none of its events', async () => {
  const { write } = house.lilong.database
  await sealAll()
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  let begun = () => {}
  const running = new Promise<void>((resolve) => {
    begun = resolve
  })
  const early = act(async (tx) => {
    const id = count(tx, 1)
    await flush(tx)
    begun()
    await held
    return id
  })
  await running
  const late = await act((tx) => count(tx, 1))
  // Neither is sealed while the first still runs: not even the one that committed, since it came later.
  expect(await sealEvents(write, house.clock.now())).toBeNull()
  finish()
  const id = await early
  await sealAll()
  const { rows } = await sql`select 1 from ledger.sealed where event_id in (${id}, ${late})`.execute(write)
  expect(rows).toHaveLength(2)
})

test('an event altered behind the triggers breaks its seal, and only that one is named first', async () => {
  const { write } = house.lilong.database
  const id = await act((tx) => count(tx, 2))
  await sealAll()
  expect(await brokenSeals(write)).toEqual([])
  await sql`alter table ledger.event disable trigger event_is_append_only`.execute(write)
  await sql`update ledger.event set quantity = 3 where id = ${id}`.execute(write)
  const { rows } = await sql<{
    seal_id: number
  }>`select seal_id from ledger.sealed where event_id = ${id}`.execute(write)
  expect(await brokenSeals(write)).toEqual([rows[0]!.seal_id])
  await sql`update ledger.event set quantity = 2 where id = ${id}`.execute(write)
  await sql`alter table ledger.event enable trigger event_is_append_only`.execute(write)
  expect(await brokenSeals(write)).toEqual([])
})
