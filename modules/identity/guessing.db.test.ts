import { afterAll, beforeAll, expect, test } from 'vitest'
import { castPassword, type House, openHouse } from '../../tests/support/house.ts'
import { signIn } from './contract.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const enter = (name: string, password: string) => house.anyone.ask(signIn, { body: { name, password } })

test('after five wrong tries the wait doubles; the right password works when it is over', async () => {
  for (let i = 0; i < 5; i++) expect((await enter('GDQ011', `guess ${i}`)).status).toBe(422)
  for (const seconds of [1, 2, 4, 8]) {
    const answer = await enter('GDQ011', castPassword)
    expect([answer.status, answer.refused?.params.retryAfterSec]).toEqual([429, seconds])
    expect(answer.headers.get('retry-after')).toBe(String(seconds))
    house.clock.advance(seconds * 1000)
    expect((await enter('GDQ011', 'another guess')).status).toBe(422)
  }
  house.clock.advance(16_000)
  expect((await enter('GDQ011', castPassword)).status).toBe(200)
  // And then the count begins anew.
  expect((await enter('GDQ011', 'one slip')).status).toBe(422)
  expect((await enter('GDQ011', castPassword)).status).toBe(200)
})

test('an unknown name waits just as a known one does', async () => {
  for (let i = 0; i < 5; i++) await enter('NOBODY1', `guess ${i}`)
  const answer = await enter('NOBODY1', 'guess 6')
  expect([answer.status, answer.refused]).toEqual([429, { type: 'too_many', params: { retryAfterSec: 1 } }])
})

test('one person’s wrong tries make nobody else wait', async () => {
  for (let i = 0; i < 6; i++) await enter('GDQ022', `guess ${i}`)
  expect((await enter('GDQ022', castPassword)).status).toBe(429)
  expect((await enter('GDQ031', castPassword)).status).toBe(200)
})

test('two hundred wrong passwords at once neither slow the house down nor bar the owner for good', async () => {
  const other = await house.as('尤书晏')
  const guesses = Array.from({ length: 200 }, (_, i) => enter('GDQ041', `guess ${i}`))
  let slowest = 0
  let underWay = true
  const watching = (async () => {
    while (underWay) {
      const began = performance.now()
      expect((await other.get('/api/identity/me')).status).toBe(200)
      slowest = Math.max(slowest, performance.now() - began)
    }
  })()
  const answers = await Promise.all(guesses)
  underWay = false
  await watching
  const tried = answers.filter((answer) => answer.status === 422).length
  expect(answers.every((answer) => [422, 429].includes(answer.status))).toBe(true)
  // Two are checked at a time, so at most one more than five slips through before the first wait.
  expect(tried).toBeGreaterThanOrEqual(5)
  expect(tried).toBeLessThanOrEqual(6)
  expect(slowest).toBeLessThan(1000)
  house.clock.advance(15 * 60_000)
  expect((await enter('GDQ041', castPassword)).status).toBe(200)
})

test('someone guessing from elsewhere does not hold up an address from which the owner has signed in', async () => {
  // The owner of GDQ041 has signed in from here; the guesses come from another address.
  await house.sql`
    insert into platform.refusal (refused_at, request_id, endpoint, problem, status, subject_hash, address_hash)
    select ${house.clock.now()}, 'elsewhere', 'POST /api/identity/session', 'not_recognised', 422,
      sha256(convert_to('sign-in of account ' || a.id, 'UTF8')), sha256('10.9.8.7')
    from identity.account a, generate_series(1, 200) where a.staff_number in ('GDQ041', 'GDQ051')`
  expect((await enter('GDQ041', castPassword)).status).toBe(200)
  // Who has never signed in from here waits, and not for ever.
  expect((await enter('GDQ051', castPassword)).status).toBe(429)
  house.clock.advance(15 * 60_000)
  expect((await enter('GDQ051', castPassword)).status).toBe(200)
})
