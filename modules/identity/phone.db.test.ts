import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openClient } from '../../tests/support/client.ts'
import { codeIn, type House, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { getTree } from '../units/contract.ts'
import * as identity from './contract.ts'
import { noticeVersion } from './rules.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Numbers that begin with 198-0000 belong to nobody in the cast. */
let lastPhone = 0
const freshPhone = () => `1980000${String(++lastPhone).padStart(4, '0')}`
const ask = (phone: string, client = house.anyone) => client.ask(identity.askPhoneCode, { body: { phone } })
const codeSentTo = async (phone: string) =>
  codeIn((await house.texts()).findLast((text) => text.phone === phone)?.text)
const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

async function askedFor(phone: string) {
  const { body } = await ask(phone)
  return { askId: body.askId, phone, code: await codeSentTo(phone) }
}
const enter = (body: { askId: string; phone: string; code: string }, client = house.anyone) =>
  client.ask(identity.signInByPhone, { body })
const joining = (askId: string, phone: string, ticket: string, called: string | null = '陈阿姨') => ({
  body: { askId, phone, ticket, called, placeId: placeId('书带里'), notice: noticeVersion },
})

describe('a code', () => {
  test('comes by text, signs in whoever gives back what it said, and makes a resident of a stranger who says what to be called', async () => {
    const phone = freshPhone()
    const client = house.anyone
    const { body: asked } = await ask(phone, client)
    const text = (await house.texts()).findLast((one) => one.phone === phone)!.text
    expect(text).toMatch(/^【桂渡桥街道】登录验证码 \d{6}，5 分钟内有效/)
    const proved = await enter({ askId: asked.askId, phone, code: codeIn(text) }, client)
    expect(proved.body).toMatchObject({ resident: null, knownAs: null })
    expect(client.cookie).toBeNull()
    const joined = await client.ask(
      identity.joinByPhone,
      joining(asked.askId, phone, proved.body.ticket!, '陈阿姨'),
    )
    expect(joined.body).toMatchObject({
      name: '陈阿姨',
      selfEntered: true,
      phone: `198****${phone.slice(7)}`,
      neighbourhood: { id: placeId('书带里'), name: '书带里' },
      street: '桂渡桥街道',
    })
    expect((await client.ask(identity.getResident)).body.name).toBe('陈阿姨')
    // The second time nothing more is asked.
    house.clock.advance(61_000)
    const again = await enter(await askedFor(phone))
    expect(again.body.resident?.personId).toBe(joined.body.personId)
  })

  test('however it is typed: spaces, dashes and full width do not matter', async () => {
    const phone = freshPhone()
    const { body } = await ask(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    const code = await codeSentTo(phone)
    const typed = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join(' ')
    expect((await enter({ askId: body.askId, phone, code: typed })).status).toBe(200)
  })

  test('is asked for alike by who is known and who is not: the same answer after the same statements', async () => {
    const statements: string[] = []
    const own = await openHouse({ onStatement: ({ text }) => statements.push(text) })
    try {
      const shapes = []
      for (const phone of ['19900000011', '19800008888']) {
        statements.length = 0
        const { status, body } = await ask(phone, own.anyone)
        shapes.push({
          status,
          keys: Object.keys(body).sort(),
          again: body.againAfterSec,
          done: [...statements],
        })
      }
      expect(shapes[0]!.done.length).toBeGreaterThan(5)
      expect(shapes[1]).toEqual(shapes[0])
    } finally {
      await own.close()
    }
  })

  test('that is wrong, too old, used, replaced, another’s or never asked for gets one and the same answer', async () => {
    const phone = freshPhone()
    const first = await askedFor(phone)
    house.clock.advance(61_000)
    const second = await askedFor(phone)
    const foreign = await askedFor(freshPhone())
    const refusals = [
      await enter({ ...second, code: wrongFor(second.code) }),
      await enter(first),
      await enter({ ...second, askId: first.askId }),
      await enter({ ...foreign, phone }),
      await enter({ ...second, code: 'abcdef' }),
    ]
    expect((await enter(second)).status).toBe(200)
    refusals.push(await enter(second))
    house.clock.advance(61_000)
    const late = await askedFor(phone)
    house.clock.advance(5 * 60_000)
    refusals.push(await enter(late))
    for (const { status, refused } of refusals) {
      expect([status, refused]).toEqual([422, { type: 'phone_code_wrong', params: {} }])
    }
  })

  test('is good for five tries, also when all of them come in the same instant', async () => {
    const asked = await askedFor(freshPhone())
    const guesses = Array.from({ length: 30 }, (_, i) =>
      enter({ ...asked, code: wrongFor(String(Number(asked.code) + i)) }),
    )
    const answers = await Promise.all(guesses)
    expect(answers.every(({ status }) => status === 422)).toBe(true)
    expect((await enter(asked)).refused?.type).toBe('phone_code_wrong')
    const [row] = await house.sql<{
      tries: number
    }>`select tries from identity.phone_code where id = ${asked.askId}`
    expect(row?.tries).toBe(5)
  })

  test('given back twice in the same instant signs in once', async () => {
    const asked = await askedFor(freshPhone())
    const answers = await Promise.all([enter(asked), enter(asked), enter(asked)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
  })

  test('wrong tries outlive their refusal, under a hash', async () => {
    const asked = await askedFor(freshPhone())
    const before = await house.sql`select 1 from platform.refusal where problem = 'phone_code_wrong'`
    await enter({ ...asked, code: wrongFor(asked.code) })
    const rows = await house.sql<{ text: string }>`
      select to_jsonb(r)::text as text from platform.refusal r where problem = 'phone_code_wrong'`
    expect(rows).toHaveLength(before.length + 1)
    expect(rows.some(({ text }) => text.includes(asked.phone) || text.includes(asked.code))).toBe(false)
  })
})

describe('asking for codes', () => {
  test('waits a minute, then longer and longer, and never for good', async () => {
    const phone = freshPhone()
    for (const pause of [60, 60, 120, 300, 900, 3600, 3600, 14_400, 14_400]) {
      const sent = await ask(phone)
      expect([sent.status, sent.body.againAfterSec]).toEqual([200, pause])
      house.clock.advance((pause - 1) * 1000)
      const early = await ask(phone)
      expect([early.status, early.refused?.params.retryAfterSec]).toEqual([429, 1])
      house.clock.advance(1000)
    }
  })

  test('twice in the same instant sends one', async () => {
    const phone = freshPhone()
    const answers = await Promise.all([ask(phone), ask(phone), ask(phone)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429])
    expect((await house.texts()).filter((text) => text.phone === phone)).toHaveLength(1)
  })

  test('from one address holds nobody else up until three hundred an hour; then it waits', async () => {
    await house.sql`
      insert into identity.phone_code (id, phone_index, code_hash, made_at, good_until, ended_at, address_hash)
      select gen_random_uuid(), sha256(convert_to('crowd ' || i, 'UTF8')), sha256('x'), ${house.clock.now()}, ${house.clock.now()},
        ${house.clock.now()}, sha256('127.0.0.1') from generate_series(1, 300) i`
    const answer = await ask(freshPhone())
    expect([answer.status, answer.refused?.type]).toEqual([429, 'too_many'])
    house.clock.advance(3_600_000)
    expect((await ask(freshPhone())).status).toBe(200)
    await house.sql`delete from identity.phone_code where code_hash = sha256('x')`
  })

  test('refuses what is no mobile phone', async () => {
    for (const phone of ['12345', '021-63240000', '陈阿姨', '1'.repeat(40)])
      expect((await ask(phone)).refused?.type).toBe('bad_phone')
  })
})

describe('what is kept', () => {
  test('no table holds a phone or a code in plain, and neither log nor reply says them', async () => {
    const lines: string[] = []
    const own = await openHouse({ log: pino({ level: 'trace' }, { write: (line) => lines.push(line) }) })
    try {
      const phone = '19800009999'
      const client = own.anyone
      const asked = await client.ask(identity.askPhoneCode, { body: { phone } })
      const during = await everything(own)
      const code = codeIn((await own.texts()).find((text) => text.phone === phone)?.text)
      expect(code).toMatch(/^\d{6}$/)
      const body = { askId: asked.body.askId, phone, code }
      const proved = await client.ask(identity.signInByPhone, { body })
      const joined = await client.ask(
        identity.joinByPhone,
        joining(asked.body.askId, phone, proved.body.ticket!, '老周'),
        { 'idempotency-key': 'joins-once' },
      )
      expect(joined.status).toBe(200)
      const kept = await everything(own)
      for (const text of [during, kept]) {
        expect(text.length).toBeGreaterThan(10_000)
        expect(text).not.toContain(phone)
        expect(text).not.toContain(`"${code}"`)
        expect(text).not.toContain(Buffer.from(phone).toString('hex'))
      }
      // The search does find what is there.
      expect(kept).toContain('老周')
      const said = [asked, proved, joined].map((answer) => answer.bytes.toString('utf8')).join('\n')
      expect(said).not.toContain(phone)
      expect(said).not.toContain(code)
      expect(lines.length).toBeGreaterThan(2)
      expect(lines.filter((line) => line.includes(phone) || line.includes(code))).toEqual([])
      const [file] = await own.texts()
      expect(Object.keys(file!).sort()).toEqual(['at', 'id', 'phone', 'text'])
      // Nor does the code lie about once it is sent.
      const sealed =
        await own.sql`select 1 from messages.sms where text_sealed is not null or phone_sealed is not null`
      expect(sealed).toEqual([])
    } finally {
      await own.close()
    }
  })
})

/** Every row of every table as text, bytes as hex. */
async function everything(of: House): Promise<string> {
  const tables = await of.sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`
  const texts = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      row: string
    }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(of.db)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

describe('a member of staff at the residents’ door', () => {
  test('is a resident there and nothing else, whatever they ask for', async () => {
    // 计明远 administers the whole street.
    const staff = await house.as('计明远')
    const asResident = await house.asResident('19900000012')
    const me = await asResident.ask(identity.getResident)
    expect(me.body).toMatchObject({ name: '计明远', personId: personId('计明远'), selfEntered: false })
    const allowed: string[] = []
    for (const { endpoint, can } of house.lilong.routes) {
      if (can === 'anyone' || can === 'any-door') continue
      const permissions = typeof can === 'string' ? [can] : can
      const residents = permissions.some((one) => house.lilong.permissions.get(one)?.has('resident'))
      if (residents) continue
      const path = endpoint.path.replace(/:\w+/g, placeId('书带里'))
      const answer = await asResident.send(endpoint.method, path)
      if (answer.status !== 401 && answer.status !== 403)
        allowed.push(`${endpoint.method} ${path}: ${answer.status}`)
    }
    expect(allowed).toEqual([])
    expect((await asResident.ask(identity.listAccounts)).status).toBe(403)
    expect((await asResident.ask(identity.getMe)).status).toBe(401)
    // At the desk the same person still is who they were, and no resident.
    expect((await staff.ask(identity.listAccounts)).status).toBe(200)
    expect((await staff.ask(identity.getResident)).status).toBe(403)
    const { body } = await staff.ask(identity.getMe)
    expect(body.roles.map(({ role }) => role)).toEqual(['administrator'])
  })

  test('keeps both sign-ins in one browser: each door asks with its own', async () => {
    const staff = await house.as('尤书晏')
    const resident = await house.asResident('19900000011')
    const browser = openClient(house.url)
    browser.cookie = `${staff.cookie}; ${resident.cookie}`
    const from = (door: string) => ({ 'lilong-door': door })
    expect((await browser.get('/api/identity/me', from('staff'))).status).toBe(200)
    expect((await browser.get('/api/identity/me', from('my'))).status).toBe(401)
    expect((await browser.get('/api/identity/resident', from('my'))).status).toBe(200)
    expect((await browser.get('/api/identity/resident', from('staff'))).status).toBe(403)
    // Signing out at one door leaves the other open.
    await browser.delete('/api/identity/session', from('my'))
    browser.cookie = staff.cookie
    expect((await browser.get('/api/identity/me', from('staff'))).status).toBe(200)
  })

  test('is told only a masked name before joining, for a number may have changed hands', async () => {
    const phone = '19900000022'
    const proved = await enter(await askedFor(phone))
    expect(proved.body).toMatchObject({ resident: null, knownAs: '阿***提' })
  })

  test('does not answer for the neighbourhood because of living in it', async () => {
    await house.asResident('19900000001', { place: '书带里' })
    const clerk = await house.as('尤书晏')
    const answers = await clerk.get<{ answers: { role: string }[] }>(
      `/api/units/${placeId('书带里')}/answers`,
    )
    expect(answers.body.answers.length).toBeGreaterThan(0)
    expect(answers.body.answers.filter(({ role }) => role === 'resident')).toEqual([])
  })
})

describe('joining', () => {
  test('needs the ticket of a proved phone, once, within a quarter of an hour', async () => {
    const asked = await askedFor(freshPhone())
    const { ticket } = (await enter(asked)).body
    const other = await askedFor(freshPhone())
    const join = (askId: string, phone: string, with_: string) =>
      house.anyone.ask(identity.joinByPhone, joining(askId, phone, with_))
    expect((await join(asked.askId, other.phone, ticket!)).refused?.type).toBe('ticket_over')
    expect((await join(other.askId, other.phone, ticket!)).refused?.type).toBe('ticket_over')
    expect((await join(asked.askId, asked.phone, 'made up')).refused?.type).toBe('ticket_over')
    const both = await Promise.all([
      join(asked.askId, asked.phone, ticket!),
      join(asked.askId, asked.phone, ticket!),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    const late = await askedFor(freshPhone())
    const second = (await enter(late)).body.ticket!
    house.clock.advance(15 * 60_000)
    expect((await join(late.askId, late.phone, second)).refused?.type).toBe('ticket_over')
  })

  test('refuses another notice, what is no neighbourhood, and what nobody is called', async () => {
    const asked = await askedFor(freshPhone())
    const { ticket } = (await enter(asked)).body
    const { body } = joining(asked.askId, asked.phone, ticket!)
    const join = (change: Partial<typeof body>) =>
      house.anyone.ask(identity.joinByPhone, { body: { ...body, ...change } })
    expect((await join({ notice: 0 })).refused?.type).toBe('notice_changed')
    expect((await join({ placeId: placeId('桂渡桥街道') })).refused?.type).toBe('no_neighbourhood')
    for (const called of [null, '<b>', '1', '很'.repeat(17)])
      expect((await join({ called })).refused?.type).toBe('bad_name')
    // None of these used the ticket up.
    expect((await join({})).status).toBe(200)
  })

  test('later as staff keeps the person and opens the desk; the residents’ door stays what it was', async () => {
    const phone = freshPhone()
    const resident = await house.asResident(phone, { called: '小满妈妈' })
    const { body: me } = await resident.ask(identity.getResident)
    const admin = await house.as('计明远')
    const opened = await admin.ask(identity.openAccount, {
      body: { personId: me.personId, staffNumber: 'GDQ900' },
    })
    expect(opened.refused).toBeNull()
    expect(
      (await admin.ask(identity.openAccount, { body: { personId: me.personId, staffNumber: 'GDQ901' } }))
        .refused?.type,
    ).toBe('has_account')
    const desk = house.anyone
    const signedIn = await desk.ask(identity.signIn, {
      body: { name: 'GDQ900', password: opened.body.oneTimePassword },
    })
    expect(signedIn.body.personId).toBe(me.personId)
    expect((await resident.ask(identity.getResident)).status).toBe(200)
  })

  test('as a resident opens no account of staff: neither password nor register know them', async () => {
    const phone = freshPhone()
    await house.asResident(phone, { called: '弄堂口的老周' })
    const tried = await house.anyone.ask(identity.signIn, {
      body: { name: phone, password: 'anything at all' },
    })
    expect(tried.refused?.type).toBe('not_recognised')
    const { body } = await (await house.as('计明远')).ask(identity.listAccounts, {
      query: { search: '弄堂口的老周' },
    })
    expect(body.accounts).toEqual([])
  })
})

describe('a resident', () => {
  test('stays signed in for thirty days, and sees and ends their devices', async () => {
    const own = await openHouse()
    try {
      const phone = '19800001234'
      const first = await own.asResident(phone)
      own.clock.advance(61_000)
      const second = own.anyone
      const asked = await second.ask(identity.askPhoneCode, { body: { phone } })
      const code = codeIn((await own.texts()).at(-1)?.text)
      await second.ask(identity.signInByPhone, { body: { askId: asked.body.askId, phone, code } })
      const { devices } = (await first.ask(identity.listDevices)).body
      expect(devices.map(({ here }) => here)).toEqual([true, false])
      const stranger = await own.asResident('19800004321')
      const foreign = await stranger.ask(identity.endDevice, { params: { id: devices[1]!.id } })
      expect(foreign.status).toBe(404)
      expect((await second.ask(identity.getResident)).status).toBe(200)
      expect((await first.ask(identity.endDevice, { params: { id: devices[1]!.id } })).status).toBe(200)
      expect((await second.ask(identity.getResident)).status).toBe(401)
      own.clock.advance(29 * 86_400_000)
      expect((await first.ask(identity.getResident)).status).toBe(200)
      own.clock.advance(86_400_000)
      expect((await first.ask(identity.getResident)).status).toBe(401)
    } finally {
      await own.close()
    }
  })

  test('moves to another neighbourhood by one grant ending and another beginning, and changes what they are called', async () => {
    const client = await house.asResident(freshPhone(), { called: '阿婆' })
    const { body } = await client.ask(identity.changeResident, {
      body: { called: '林阿婆', placeId: placeId('鸣鹤坊') },
    })
    expect([body.name, body.neighbourhood.name]).toEqual(['林阿婆', '鸣鹤坊'])
    const grants = await house.sql<{ place_id: string; over: boolean }>`
      select place_id, until_on is not null as over from identity.grant where person_id = ${body.personId} order by from_on, until_on`
    expect(grants.map(({ place_id, over }) => [place_id, over])).toEqual([
      [placeId('书带里'), true],
      [placeId('鸣鹤坊'), false],
    ])
    const known = await house.asResident('19900000021')
    expect((await known.ask(identity.changeResident, { body: { called: '别的名字' } })).status).toBe(403)
  })

  test('leaves, and phone, name and messages are gone while what they did still counts as somebody’s', async () => {
    const phone = freshPhone()
    const client = await house.asResident(phone, { called: '要走的人' })
    const { personId: id } = (await client.ask(identity.getResident)).body
    const events = () => house.sql`select 1 from ledger.event where person_id = ${id}`
    const before = (await events()).length
    expect((await client.ask(identity.leaveResident, {}, { 'idempotency-key': 'leaves' })).status).toBe(200)
    expect(client.cookie).toBeNull()
    const [person] = await house.sql<{ name: string }>`select name from people.person where id = ${id}`
    expect(person?.name).toBe('已注销')
    expect(await house.sql`select 1 from people.identifier where person_id = ${id}`).toEqual([])
    expect(await everything(house)).not.toContain('要走的人')
    expect((await events()).length).toBeGreaterThan(before)
    // The same phone is a stranger's again.
    house.clock.advance(61_000)
    const again = await enter(await askedFor(phone))
    expect(again.body).toMatchObject({ resident: null, knownAs: null })
    expect(again.body.ticket).not.toBeNull()
  })

  test('joins once, by however many tickets in the same instant', async () => {
    const phone = freshPhone()
    const tickets = []
    for (let i = 0; i < 3; i++) {
      house.clock.advance(121_000)
      const asked = await askedFor(phone)
      tickets.push({ askId: asked.askId, ticket: (await enter(asked)).body.ticket! })
    }
    const answers = await Promise.all(
      tickets.map(({ askId, ticket }) =>
        house.anyone.ask(identity.joinByPhone, joining(askId, phone, ticket)),
      ),
    )
    // Whoever comes at the same moment is refused; whoever comes just after it is known already and is signed in as the same person.
    expect(
      answers.filter(({ status, refused }) => status !== 200 && refused?.type !== 'phone_taken'),
    ).toEqual([])
    const joined = answers.filter(({ status }) => status === 200)
    expect(joined.length).toBeGreaterThan(0)
    expect(new Set(joined.map(({ body }) => body.personId)).size).toBe(1)
    const [row] = await house.sql<{ residents: number }>`
      select count(*)::int as residents from identity.resident where person_id = ${joined[0]!.body.personId}`
    expect(row?.residents).toBe(1)
  })

  test('agrees to a newer notice and lives where they lived', async () => {
    const phone = freshPhone()
    const { personId: id } = (await (await house.asResident(phone)).ask(identity.getResident)).body
    // What they agreed to once is not the notice in force.
    await house.sql`update identity.resident set notice_version = ${noticeVersion + 1} where person_id = ${id}`
    house.clock.advance(61_000)
    const asked = await askedFor(phone)
    const proved = await enter(asked)
    expect(proved.body.resident).toBeNull()
    const again = await house.anyone.ask(
      identity.joinByPhone,
      joining(asked.askId, phone, proved.body.ticket!, null),
    )
    expect([again.status, again.body.personId]).toEqual([200, id])
  })

  test('leaving on one phone and joining anew on another in the same instant, is either a resident or gone', async () => {
    for (let i = 0; i < 5; i++) {
      const phone = freshPhone()
      const tickets = []
      for (let k = 0; k < 2; k++) {
        house.clock.advance(61_000)
        const asked = await askedFor(phone)
        tickets.push({ askId: asked.askId, ticket: (await enter(asked)).body.ticket! })
      }
      const client = house.anyone
      await client.ask(identity.joinByPhone, joining(tickets[0]!.askId, phone, tickets[0]!.ticket))
      const second = house.anyone
      const [left, joined] = await Promise.all([
        client.ask(identity.leaveResident),
        second.ask(identity.joinByPhone, joining(tickets[1]!.askId, phone, tickets[1]!.ticket, '又来了')),
      ])
      expect([left.status, joined.status]).toEqual([200, 200])
      const ghosts = await house.sql`
        select 1 from identity.resident r join people.person p on p.id = r.person_id
        where r.left_at is null and (p.name = '已注销' or not exists (select from people.identifier i where i.person_id = p.id))`
      expect(ghosts).toEqual([])
    }
  })

  test('being renamed or moved in the same instant, is forgotten all the same', async () => {
    for (let i = 0; i < 8; i++) {
      const client = await house.asResident(freshPhone(), { called: '要走的人' })
      const { personId: id } = (await client.ask(identity.getResident)).body
      const change = (body: { called: string } | { placeId: string }) =>
        client.ask(identity.changeResident, { body })
      await Promise.all([
        change({ called: '改了名的人' }),
        client.ask(identity.leaveResident),
        change({ placeId: placeId('鸣鹤坊') }),
        change({ called: '又改了名' }),
      ])
      const [left] = await house.sql<{ name: string; grants: number }>`
        select name, (select count(*)::integer from identity.grant where person_id = p.id and until_on is null) as grants
        from people.person p where id = ${id}`
      expect(left).toEqual({ name: '已注销', grants: 0 })
    }
  })

  test('whom the street employs leaves the door, and stays in the register', async () => {
    const client = await house.asResident('19900000003')
    expect((await client.ask(identity.leaveResident)).status).toBe(200)
    expect((await client.ask(identity.getResident)).status).toBe(401)
    const rows = await house.sql`
      select 1 from people.person p join people.identifier i on i.person_id = p.id where p.name = '温伯钧'`
    expect(rows).toHaveLength(1)
    expect((await (await house.as('温伯钧')).ask(identity.getMe)).status).toBe(200)
  })

  test('may read the directory of places, which a form needs, and no register of staff', async () => {
    const client = await house.asResident(freshPhone())
    expect((await client.ask(getTree, { query: { tree: 'place' } })).status).toBe(200)
    expect((await client.get('/api/people?search=')).status).toBe(403)
  })
})

test('the door says street and neighbourhoods to a stranger, and that texts are for trying only where they are', async () => {
  const { body } = await house.anyone.ask(identity.getPhoneDoor)
  expect(body.street).toBe('桂渡桥街道')
  expect(body.neighbourhoods).toHaveLength(12)
  expect(body.trial).toBe(false)
})

test('the outbox is for its owner’s eyes, and what is two days old is taken away', async () => {
  const own = await openHouse()
  try {
    await own.anyone.ask(identity.askPhoneCode, { body: { phone: '19800007777' } })
    await own.texts()
    const { stat, readdir } = await import('node:fs/promises')
    const outbox = join(own.dataDir, 'outbox')
    const [name = ''] = await readdir(outbox)
    expect((await stat(join(outbox, name))).mode & 0o077).toBe(0)
    expect(await readFile(join(outbox, name), 'utf8')).toContain('19800007777')
    own.clock.advance(3 * 86_400_000)
    await own.texts()
    expect(await readdir(outbox)).toEqual([])
  } finally {
    await own.close()
  }
})

test('an administrator opens no resident’s account with a password, and finds no list of who lives where', async () => {
  const admin = await house.as('计明远')
  const resident = await house.asResident(freshPhone())
  const { personId: id } = (await resident.ask(identity.getResident)).body
  const [account] = await house.sql<{ id: string }>`select id from identity.account where person_id = ${id}`
  const renewed = await admin.ask(identity.renewPassword, { params: { id: account!.id } })
  expect(renewed.status).toBe(404)
  expect((await admin.ask(identity.closeAccount, { params: { id: account!.id } })).status).toBe(404)
  const access = await admin.ask(identity.getAccess, { query: { unitId: placeId('书带里') } })
  expect(access.body.authorities.filter(({ role }) => role === 'resident')).toEqual([])
  const own = await admin.ask(identity.getAccess, { query: { personId: id } })
  expect(own.body.authorities.map(({ role }) => role)).toEqual(['resident'])
})
