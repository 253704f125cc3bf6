import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playerNamed } from '../../../demo/cast.ts'
import { tick } from '../../../platform/jobs/tick.ts'
import { sealEvents } from '../../../platform/ledger/seal.ts'
import { castPassword, type House, openHouse } from '../../../tests/support/house.ts'
import * as indicators from '../contract/books.ts'

let house: House
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T09:00:00+08:00' })
  await tick(house.lilong)
})
afterAll(() => house.close())

/** Until everything is sealed: a transaction of another database of the same PostgreSQL holds sealing back too. */
const sealAll = () =>
  expect
    .poll(
      async () => {
        await sealEvents(house.db, house.clock.now())
        return house.sql`select 1 from ledger.event e where not exists (select from ledger.sealed s where s.event_id = e.id)`
      },
      { timeout: 20_000 },
    )
    .toEqual([])

/** The auditor, signed in today. */
const auditorToday = async () => {
  const client = house.anyone
  const name = playerNamed('欧阳𬭎').staffNumber
  await client.post('/api/identity/session', { name, password: castPassword })
  return client
}

/** Asks for a check as the auditor, lets it run, and looks at the page's answer. */
const check = async () => {
  const auditor = await auditorToday()
  const asked = await auditor.ask(indicators.checkBooks, { body: {} })
  await house.lilong.jobs.drain()
  const { body } = await auditor.ask(indicators.getBooks, {})
  return { asked, books: body as indicators.Books }
}
const differing = (books: indicators.Books) =>
  (books.last?.outcomes ?? []).filter((outcome) => outcome.differing > 0).map((outcome) => outcome.check)

test('a clerk has no business with the check of the books; the auditor has', async () => {
  const clerk = await house.as('尤书晏')
  expect((await clerk.ask(indicators.getBooks, {})).status).toBe(403)
  expect((await clerk.ask(indicators.checkBooks, { body: {} })).status).toBe(403)
  expect((await clerk.get('/api/indicators/books/seals')).status).toBe(403)
  expect((await (await house.as('欧阳𬭎')).ask(indicators.getBooks, {})).status).toBe(200)
})

test('asked for, the books are checked and found whole; who asked and what came of it is in the ledger', async () => {
  await sealAll()
  const { asked, books } = await check()
  expect(asked.status).toBe(200)
  expect(books.running).toBeNull()
  expect(books.last).toMatchObject({ whole: true, askedBy: { name: '欧阳𬭎' } })
  expect(books.last!.events).toBeGreaterThan(100)
  expect(books.last!.outcomes.map((outcome) => outcome.check)).toEqual([...indicators.bookChecks])
  expect(differing(books)).toEqual([])
  expect(
    await house.sql`select kind, data->'whole' as whole from ledger.event where kind like 'indicators.books_%' order by seq`,
  ).toEqual([
    { kind: 'indicators.books_check_asked', whole: null },
    { kind: 'indicators.books_checked', whole: true },
  ])
})

test('while one check is under way another is refused', async () => {
  const leader = await house.as('单立群')
  expect((await leader.ask(indicators.checkBooks, { body: {} })).status).toBe(200)
  const second = await leader.ask(indicators.checkBooks, { body: {} })
  expect(second.status).toBe(409)
  expect((await leader.ask(indicators.getBooks, {})).body).toMatchObject({
    running: { askedBy: { name: '单立群' } },
  })
  await house.lilong.jobs.drain()
  expect((await leader.ask(indicators.getBooks, {})).body).toMatchObject({
    running: null,
    last: { whole: true },
  })
})

test('whatever is altered behind the ledger is found, and said where', async () => {
  const tamper = async (change: string, undo: string, checks: string[]) => {
    await sql.raw(change).execute(house.db)
    const { books } = await check()
    expect(books.last!.whole).toBe(false)
    expect(differing(books)).toEqual(checks)
    const outcome = books.last!.outcomes.find((one) => one.check === checks[0])!
    expect(outcome.differences[0]).toMatchObject({ at: expect.stringMatching(/\w/) })
    await sql.raw(undo).execute(house.db)
  }
  await tick(house.lilong)
  const some = `(select min(key_id) from ledger.rollup)`
  await tamper(
    `update ledger.rollup set quantity = quantity + 1 where key_id = ${some}`,
    `update ledger.rollup set quantity = quantity - 1 where key_id = ${some}`,
    ['days', 'totals'],
  )
  await tamper(
    `update ledger.tier set n = n + 1 where period > 9999 and key_id = ${some}`,
    `update ledger.tier set n = n - 1 where period > 9999 and key_id = ${some}`,
    ['tiers', 'totals'],
  )
  await tamper(
    `update ledger.presence set n = n + 1 where key_id = ${some}`,
    `update ledger.presence set n = n - 1 where key_id = ${some}`,
    ['presence'],
  )
  await tamper(
    `update ledger.stood set until_on = '2030-01-01' where id = (select min(id::text)::uuid from ledger.stood)`,
    `update ledger.stood set until_on = 'infinity' where until_on = '2030-01-01'`,
    ['trees'],
  )
  const event = (change: string) =>
    `alter table ledger.event disable trigger event_is_append_only; ${change};
     alter table ledger.event enable trigger event_is_append_only`
  const first = `(select event_id from ledger.sealed order by seal_id, position limit 1)`
  await tamper(
    event(`update ledger.event set version = version + 1 where id = ${first}`),
    event(`update ledger.event set version = version - 1 where id = ${first}`),
    ['seals'],
  )
  expect((await check()).books.last!.whole).toBe(true)
})

test('a seal is published once a day, goes out as a file, and a line that no longer fits is found', async () => {
  await tick(house.lilong)
  await tick(house.lilong)
  const lines = (await house.lilong.publications.read())!.trimEnd().split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^2026-03-02 \d+ \d+ [0-9a-f]{64}$/)
  house.clock.set('2026-03-03T09:00:00+08:00')
  await tick(house.lilong)
  const auditor = await auditorToday()
  const file = await auditor.get('/api/indicators/books/seals')
  expect(file.headers.get('content-type')).toContain('text/plain')
  expect(file.bytes.toString('utf8').trimEnd().split('\n')).toHaveLength(2)
  expect((await auditor.ask(indicators.getBooks, {})).body).toMatchObject({
    published: { lines: 2, lastOn: '2026-03-03' },
  })
  // Somebody who changed an event and made every seal fit again could not change what was published.
  await house.lilong.publications.add(`2026-03-03 1 1 ${'0'.repeat(64)}`)
  expect(differing((await check()).books)).toEqual(['published'])
})

test('at night the books are checked once, by themselves', async () => {
  house.clock.set('2026-03-04T02:10:00+08:00')
  await tick(house.lilong)
  await tick(house.lilong)
  await house.lilong.jobs.drain()
  house.clock.set('2026-03-04T09:00:00+08:00')
  await tick(house.lilong)
  const { body } = await (await auditorToday()).ask(indicators.getBooks, {})
  const past = (body as indicators.Books).past
  expect(past.filter((one) => one.askedBy === null)).toHaveLength(1)
})
