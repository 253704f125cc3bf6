import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castPassword, type House, openHouse, personId } from '../../tests/support/house.ts'
import { changePassword, getMe, signIn, signOut } from './contract.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const enter = (name: string, password = castPassword, client = house.anyone) =>
  client.ask(signIn, { body: { name, password } })

describe('signing in', () => {
  test.each([
    ['the staff number', 'GDQ031'],
    ['the staff number in another case and width', ' ｇｄｑ031 '],
    ['the phone', '199-0000-0031'],
  ])('works with %s', async (_, name) => {
    const answer = await enter(name)
    expect(answer.body).toMatchObject({ name: '欧阳𬭎', personId: personId('欧阳𬭎'), mustChange: false })
  })

  test('says which roles and permissions the person holds today', async () => {
    const { body } = await (await house.as('乐文娟')).ask(getMe)
    expect(body.roles.map((held) => [held.role, held.unit.shortName, held.lines])).toEqual([
      ['committee_secretary', '书带里', null],
      ['committee_staff', '书带里党总支', ['party', 'self_governance']],
    ])
    expect(body.permissions).toContain('people.reveal')
    expect(body.permissions).not.toContain('identity.grant')
  })

  test('the cookie is out of reach of scripts and of other sites, and only its hash is kept', async () => {
    const client = house.anyone
    const answer = await enter('GDQ011', castPassword, client)
    const [cookie = ''] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^lilong=[\w-]{43}; /)
    for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
    expect(cookie).not.toContain('Secure')
    const token = client.cookie!.slice('lilong='.length)
    const rows =
      await house.sql`select 1 from identity.session where token_hash = sha256(convert_to(${token}, 'UTF8'))`
    expect(rows).toHaveLength(1)
  })

  test('an unknown name and a wrong password get one and the same answer', async () => {
    const wrong = await enter('GDQ022', 'not the password')
    const unknown = await enter('GDQ999', 'not the password')
    const phone = await enter('19911112222', 'not the password')
    for (const answer of [wrong, unknown, phone]) {
      expect([answer.status, answer.refused]).toEqual([422, { type: 'not_recognised', params: {} }])
    }
  })

  test('names and passwords stand in no row of what was refused', async () => {
    await enter('欧阳修的手机', 'a password mistyped as name')
    const rows = await house.sql<{ text: string }>`select to_jsonb(r)::text as text from platform.refusal r`
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some((row) => /欧阳|mistyped|GDQ/.test(row.text))).toBe(false)
  })
})

describe('a session', () => {
  test('that was made up is none', async () => {
    const client = house.anyone
    for (const cookie of [
      `lilong=${randomBytes(32).toString('base64url')}`,
      'lilong=',
      'lilong=%00',
      `lilong=${'x'.repeat(3000)}`,
    ]) {
      client.cookie = cookie
      expect((await client.get('/api/identity/me')).status, cookie.slice(0, 20)).toBe(401)
    }
  })

  test('altered by one letter is none', async () => {
    const client = house.anyone
    await enter('GDQ011', castPassword, client)
    const last = client.cookie!.at(-2)!
    client.cookie = client.cookie!.slice(0, -2) + (last === 'A' ? 'B' : 'A') + client.cookie!.at(-1)
    expect((await client.get('/api/identity/me')).status).toBe(401)
  })

  test('ends when signed out, also for whoever copied the cookie', async () => {
    const client = house.anyone
    await enter('GDQ011', castPassword, client)
    const copied = client.cookie
    expect((await client.ask(signOut)).status).toBe(200)
    expect(client.cookie).toBeNull()
    client.cookie = copied
    expect((await client.ask(getMe)).status).toBe(401)
  })

  test('ends after twelve hours without use, and after seven days at the latest', async () => {
    const own = await openHouse()
    try {
      const client = own.anyone
      await client.ask(signIn, { body: { name: 'GDQ011', password: castPassword } })
      const idle = own.anyone
      await idle.ask(signIn, { body: { name: 'GDQ011', password: castPassword } })
      for (let hours = 11; hours < 7 * 24; hours += 11) {
        own.clock.advance(11 * 3_600_000)
        expect((await client.ask(getMe)).status, `after ${hours} hours`).toBe(200)
        if (hours > 11) expect((await idle.ask(getMe)).status).toBe(401)
      }
      own.clock.advance(11 * 3_600_000)
      expect((await client.ask(getMe)).status).toBe(401)
    } finally {
      await own.close()
    }
  })

  test('a write that another site sends with it is refused', async () => {
    const client = house.anyone
    await enter('GDQ011', castPassword, client)
    const answer = await client.delete('/api/identity/session', { origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect((await client.ask(getMe)).status).toBe(200)
  })
})

describe('changing the password', () => {
  test('ends every other session of the account, and leaves an event without a word of it', async () => {
    const [here, elsewhere] = [house.anyone, house.anyone]
    await enter('GDQ021', castPassword, here)
    await enter('GDQ021', castPassword, elsewhere)
    const fresh = '城运中心的灯亮到几点'
    const answer = await here.ask(changePassword, { body: { present: castPassword, fresh } })
    expect(answer.refused).toBeNull()
    expect((await here.ask(getMe)).status).toBe(200)
    expect((await elsewhere.ask(getMe)).status).toBe(401)
    expect((await enter('GDQ021', castPassword)).refused?.type).toBe('not_recognised')
    expect((await enter('GDQ021', fresh)).status).toBe(200)
    const events =
      await house.sql`select data, actor_id from ledger.event where kind = 'identity.password_changed'`
    expect(events).toEqual([{ data: {}, actor_id: personId('解建国') }])
  })

  test('asks for the present one, and refuses one that is easy to guess', async () => {
    const client = await house.as('曾小满')
    const change = (present: string, fresh: string) =>
      client.ask(changePassword, { body: { present, fresh } })
    expect((await change('something else', '一句很长的新密码在这里')).refused?.type).toBe(
      'old_password_wrong',
    )
    const weak = await change(castPassword, 'gdq051gdq051')
    expect([weak.status, weak.refused?.params.why]).toEqual([422, 'yourself'])
    expect((await enter('GDQ051')).status).toBe(200)
  })
})
