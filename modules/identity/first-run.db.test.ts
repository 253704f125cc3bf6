import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'
import { firstRun, getFirstRun, getMe } from './contract.ts'
import { announceFirstRun } from './index.ts'

let house: House
beforeEach(async () => {
  house = await openHouse({ empty: true })
})
afterEach(() => house.close())

const password = '第一天的第一句话'.padEnd(10, '啊好')
const ask = (code: string, staffNumber = 'A001', client = house.anyone) =>
  client.ask(firstRun, {
    body: { code, subDistrict: '试验街道', name: '欧阳𬭎', staffNumber, password },
  })
const isOpen = async () => (await house.anyone.ask(getFirstRun)).body.open

test('the printed code makes the first administrator and plants both trees', async () => {
  expect(await isOpen()).toBe(true)
  const printed = await announceFirstRun(house.lilong)
  expect(printed?.code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
  const client = house.anyone
  const answer = await ask(printed!.code.toLowerCase().replaceAll('-', ' '), 'a001', client)
  expect(answer.refused).toBeNull()
  const me = await client.ask(getMe)
  expect(me.body).toMatchObject({ name: '欧阳𬭎', staffNumber: 'A001' })
  expect(me.body.roles.map((held) => [held.role, held.unit.name])).toEqual([['administrator', '试验街道']])
  expect(me.body.permissions).toContain('identity.grant')
  expect(await isOpen()).toBe(false)
  expect(await house.sql`select kind from ledger.event order by seq`).toEqual(
    [
      'units.unit_opened',
      'units.unit_opened',
      'people.person_entered',
      'identity.account_opened',
      'identity.grant_given',
    ].map((kind) => ({ kind })),
  )
  expect(await announceFirstRun(house.lilong)).toBeNull()
})

test('of many at once exactly one becomes administrator', async () => {
  const { code } = (await announceFirstRun(house.lilong))!
  const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => ask(code, `A00${i}`)))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(
    answers.flatMap((answer) => answer.refused?.type ?? []).every((type) => type === 'first_run_over'),
  ).toBe(true)
  expect(await house.sql`select 1 from identity.account`).toHaveLength(1)
  expect(await house.sql`select 1 from units.unit`).toHaveLength(2)
})

test('a wrong, replaced or old code opens nothing', async () => {
  const first = (await announceFirstRun(house.lilong))!
  const second = (await announceFirstRun(house.lilong))!
  for (const code of ['AAAA-AAAA-AAAA-AAAA', first.code, second.code.slice(0, -1)]) {
    const answer = await ask(code)
    expect([answer.status, answer.refused?.type]).toEqual([422, 'code_wrong'])
  }
  house.clock.advance(24 * 3_600_000)
  expect((await ask(second.code)).refused?.type).toBe('code_wrong')
  expect(await isOpen()).toBe(true)
})

test('a weak password uses the code up as little as it makes anybody', async () => {
  const { code } = (await announceFirstRun(house.lilong))!
  const weak = await house.anyone.ask(firstRun, {
    body: { code, subDistrict: '试验街道', name: '甲', staffNumber: 'A001', password: 'password1' },
  })
  expect(weak.refused?.type).toBe('password_weak')
  expect((await ask(code)).status).toBe(200)
})

test('guessing the code is held up too', async () => {
  const { code } = (await announceFirstRun(house.lilong))!
  for (let i = 0; i < 5; i++) await ask(`AAAA-AAAA-AAAA-AAA${i + 2}`)
  expect((await ask(code)).status).toBe(429)
  house.clock.advance(1000)
  expect((await ask(code)).status).toBe(200)
})

test('the code stands nowhere in the database', async () => {
  const { code } = (await announceFirstRun(house.lilong))!
  const rows = await house.sql<{ text: string }>`select value::text as text from platform.setting`
  expect(rows).toHaveLength(1)
  expect(rows[0]!.text).not.toContain(code)
  expect(rows[0]!.text).not.toContain(code.replaceAll('-', ''))
})
