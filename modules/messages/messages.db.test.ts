import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { playerNamed } from '../../demo/cast.ts'
import { Type } from '../../platform/contract.ts'
import { tick } from '../../platform/jobs/tick.ts'
import type { Module } from '../../platform/lilong.ts'
import { openSmsOutbox, type Sms, type SmsGateway } from '../../platform/sms.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Tx } from '../../platform/tx.ts'
import { castPassword, type House, openHouse, personId } from '../../tests/support/house.ts'
import { getResident, signIn } from '../identity/contract.ts'
import * as messages from './contract.ts'
import { messageKind, tell } from './index.ts'
import { mostSmsADay } from './rules.ts'

// A module that tells people things, as later modules do, and a gateway that does as the test says.

/** Matters that are still there, and what they are called today. */
const matters = new Map<number, string>()
const words = {
  'zh-CN': ({ name }: { name: string }) => ({ title: `${name}有了下一步`, text: '请看一看。' }),
  en: ({ name }: { name: string }) => ({ title: `${name} goes on`, text: 'Have a look.' }),
}
const lookUp = async (_tx: Tx, many: readonly { matter: number }[]) =>
  many.map(({ matter }) => {
    const name = matters.get(matter)
    return name === undefined ? null : { name }
  })
const data = Type.Object({ matter: Type.Integer() }, { additionalProperties: false })
const heard = messageKind('planted.heard', {
  data,
  channel: 'inbox',
  opens: { resident: '/matters/:matter', staff: '/planted/:matter' },
  words,
  lookUp,
})
const standing = new Set<number>()
const decided = messageKind('planted.decided', {
  data,
  channel: 'inbox+sms',
  once: ['matter'],
  stands: async (_tx, { matter }) => standing.has(matter),
  words,
  lookUp,
})
const broken = messageKind('planted.broken', {
  data,
  channel: 'inbox+sms',
  words,
  lookUp: async (tx) => {
    const { sql } = await import('kysely')
    await sql`select 1 / 0`.execute(tx.db)
    return []
  },
})
const ofStaff = messageKind('planted.of_staff', {
  data,
  channel: 'inbox',
  opens: { staff: '/planted/:matter' },
  words,
  lookUp,
})
const planted: Module = {
  name: 'planted',
  routes: () => undefined,
  messages: [heard, decided, broken, ofStaff],
}

const sent: Sms[] = []
let trouble: string | null = null
const gateway: SmsGateway = {
  trial: false,
  async send(sms) {
    if (trouble) throw new Error(`${trouble} ${sms.phone} ${sms.text}`)
    sent.push(sms)
    await openSmsOutbox(join(house.dataDir, 'outbox')).send(sms)
  },
  forget: async () => undefined,
}

let house: House
beforeAll(async () => {
  house = await openHouse({ modules: [...modules, planted], sms: gateway })
})
afterAll(() => house.close())

let matter = 0
beforeEach(async () => {
  matter++
  matters.set(matter, `第${matter}件事`)
  standing.add(matter)
  trouble = null
  // Each test begins at ten in the morning of a day of its own, with nothing on its way.
  const day = new Date(house.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
  house.clock.set(`${day}T10:00:00+08:00`)
  await tick(house.lilong)
  sent.length = 0
})

const clerk = personId('尤书晏')
const clerkPhone = '19900000011'
async function told(kind: typeof heard, to = clerk, what = matter): Promise<void> {
  const { topics } = await inTransaction(house.lilong, 'told', (tx) => tell(tx, to, kind, { matter: what }))
  house.lilong.hub.tell(topics)
}
/** Signed in today: the clock moves by days between the tests. */
async function as(name: string) {
  const client = house.anyone
  await client.ask(signIn, { body: { name: playerNamed(name).staffNumber!, password: castPassword } })
  return client
}
const inboxOf = async (name = '尤书晏', language: 'zh-CN' | 'en' = 'zh-CN') =>
  (await (await as(name)).ask(messages.getInbox, { query: { language } })).body
const states = (what = matter) => house.sql<{ state: string; why: string | null }>`
  select s.state, s.why from messages.sms s join messages.message m on m.id = s.message_id
  where (m.data ->> 'matter')::integer = ${what} order by s.told_at`

describe('telling', () => {
  test('stands in the inbox of that person and nobody else’s, worded in the reader’s language, with the way to it', async () => {
    await told(heard)
    const { messages: list, unread } = await inboxOf()
    expect(list[0]).toMatchObject({
      kind: 'planted.heard',
      title: `第${matter}件事有了下一步`,
      text: '请看一看。',
      readAt: null,
      opens: `/planted/${matter}`,
    })
    expect(unread).toBeGreaterThan(0)
    expect((await inboxOf('尤书晏', 'en')).messages[0]?.title).toBe(`第${matter}件事 goes on`)
    const others = await inboxOf('乐文娟')
    expect(others.messages.map(({ title }) => title)).not.toContain(list[0]!.title)
  })

  test('as somebody of staff is neither read nor counted nor ticked off at the residents’ door', async () => {
    const phone = await house.asResident(clerkPhone)
    const before = (await phone.ask(messages.countUnread)).body.unread
    await told(ofStaff)
    await told(heard)
    const { messages: list, unread } = (await phone.ask(messages.getInbox, { query: {} })).body
    expect(list.map(({ kind }) => kind)).not.toContain('planted.of_staff')
    expect(list[0]?.kind).toBe('planted.heard')
    expect([unread, (await phone.ask(messages.countUnread)).body.unread]).toEqual([before + 1, before + 1])
    await phone.ask(messages.markRead, { body: {} })
    const atTheDesk = (await inboxOf()).messages.find(({ kind }) => kind === 'planted.of_staff')
    expect(atTheDesk?.readAt).toBeNull()
  })

  test('says what a thing is called today, and nothing of what is no longer there', async () => {
    await told(heard)
    matters.set(matter, '换了名字的事')
    expect((await inboxOf()).messages[0]?.title).toBe('换了名字的事有了下一步')
    matters.delete(matter)
    expect((await inboxOf()).messages.map(({ title }) => title)).not.toContain('换了名字的事有了下一步')
  })

  test('in an act that is rolled back tells nothing, neither in the inbox nor to the phone', async () => {
    const before = await inboxOf()
    const act = inTransaction(house.lilong, 'told', async (tx) => {
      await tell(tx, clerk, decided, { matter })
      throw new Error('the act was refused')
    })
    await expect(act).rejects.toThrow('the act was refused')
    await tick(house.lilong)
    expect(await inboxOf()).toEqual(before)
    expect(sent).toEqual([])
  })

  test('the same occasion twice tells once, also in the same instant; another person is told as well', async () => {
    await Promise.all([told(decided), told(decided), told(decided)])
    await told(decided, personId('乐文娟'))
    const rows = await house.sql`
      select 1 from messages.message where kind = 'planted.decided' and (data ->> 'matter')::integer = ${matter}`
    expect(rows).toHaveLength(2)
    await tick(house.lilong)
    expect(sent.map(({ phone }) => phone).sort()).toEqual([clerkPhone, '19900000041'])
  })

  test('refuses data that the kind did not declare: no name finds its way in', async () => {
    const wrong = { matter, name: '王秀英' } as { matter: number }
    await expect(inTransaction(house.lilong, 'told', (tx) => tell(tx, clerk, heard, wrong))).rejects.toThrow(
      'did not declare',
    )
  })

  test('tells the page of that person, once the act has committed', async () => {
    const topics: string[] = []
    const stop = house.lilong.hub.listen([`messages:${clerk}`], (topic) => topics.push(topic))
    await told(heard)
    stop()
    expect(topics).toEqual([`messages:${clerk}`])
  })

  test('a resident’s inbox opens pages of their own door', async () => {
    const resident = await house.asResident('19800000001', { called: '陈阿姨' })
    const { body } = await resident.ask(getResident)
    await told(heard, body.personId)
    const inbox = await resident.ask(messages.getInbox)
    expect(inbox.body.messages[0]?.opens).toBe(`/matters/${matter}`)
  })
})

describe('reading', () => {
  test('one, or all; somebody else’s are not touched', async () => {
    await told(heard)
    await told(heard)
    const reader = await as('尤书晏')
    const { messages: list, unread } = await inboxOf()
    const one = await reader.ask(messages.markRead, { body: { ids: [list[0]!.id] } })
    expect(one.body.unread).toBe(unread - 1)
    const stranger = await as('解建国')
    await stranger.ask(messages.markRead, { body: { ids: [list[1]!.id] } })
    expect((await reader.ask(messages.countUnread)).body.unread).toBe(unread - 1)
    expect((await reader.ask(messages.markRead, { body: {} })).body.unread).toBe(0)
    expect((await inboxOf()).messages.every(({ readAt }) => readAt !== null)).toBe(true)
  })

  test('a long inbox comes in pages, each message once, also when two came in the same instant', async () => {
    const reader = await as('欧阳𬭎')
    await inTransaction(house.lilong, 'told', async (tx) => {
      for (let i = 0; i < 7; i++) await tell(tx, personId('欧阳𬭎'), heard, { matter })
    })
    const seen: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await reader.ask(messages.getInbox, {
        query: { limit: 3, ...(after ? { after } : {}) },
      })
      seen.push(...body.messages.map(({ id }) => id))
      if (body.next === null) break
      after = body.next
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })
})

describe('a text to the phone', () => {
  test('goes to the number in the vault, signed, and says the same as the inbox', async () => {
    await told(decided)
    await tick(house.lilong)
    expect(sent).toMatchObject([
      { phone: clerkPhone, text: `【桂渡桥街道】第${matter}件事有了下一步。请看一看。` },
    ])
    await tick(house.lilong)
    expect(sent).toHaveLength(1)
    expect(await states()).toEqual([{ state: 'sent', why: null }])
  })

  test('waits from nine in the evening until eight in the morning; a code does not', async () => {
    const day = house.clock.now().toISOString().slice(0, 10)
    house.clock.set(`${day}T21:00:00+08:00`)
    await told(decided)
    await house.anyone.post('/api/identity/phone/codes', { phone: '19800000077' })
    await tick(house.lilong)
    expect(sent.map(({ phone }) => phone)).toEqual(['19800000077'])
    house.clock.advance(11 * 3_600_000 - 1000)
    await tick(house.lilong)
    expect(sent).toHaveLength(1)
    house.clock.advance(1000)
    await tick(house.lilong)
    expect(sent.map(({ phone }) => phone)).toEqual(['19800000077', clerkPhone])
  })

  test('that falls due again in quiet hours waits for the morning too', async () => {
    const day = house.clock.now().toISOString().slice(0, 10)
    house.clock.set(`${day}T20:59:30+08:00`)
    trouble = 'busy'
    await told(decided)
    await tick(house.lilong)
    trouble = null
    house.clock.advance(60_000)
    await tick(house.lilong)
    expect(sent).toEqual([])
    house.clock.advance(11 * 3_600_000)
    await tick(house.lilong)
    expect(sent).toHaveLength(1)
  })

  test('whose occasion vanished meanwhile is not sent; nor one that was read, or whose matter is gone', async () => {
    trouble = 'busy'
    await told(decided)
    await tick(house.lilong)
    trouble = null
    standing.delete(matter)
    house.clock.advance(60_000)
    await tick(house.lilong)
    expect(await states()).toEqual([{ state: 'spared', why: 'gone' }])

    const read = ++matter
    matters.set(read, '读过的事')
    standing.add(read)
    await told(decided)
    await (await as('尤书晏')).ask(messages.markRead, { body: {} })
    const gone = ++matter
    standing.add(gone)
    await told(decided)
    await tick(house.lilong)
    expect(await states(read)).toEqual([{ state: 'spared', why: 'read' }])
    expect(await states(gone)).toEqual([{ state: 'spared', why: 'gone' }])
    expect(sent).toEqual([])
  })

  test('reaches one person a few times a day; what is more stays in the inbox, and another day is another day', async () => {
    const first = matter
    for (let i = 0; i < mostSmsADay + 2; i++) {
      matters.set(matter, `第${matter}件事`)
      standing.add(matter)
      await told(decided)
      matter++
    }
    await tick(house.lilong)
    expect(sent).toHaveLength(mostSmsADay)
    const [last] = await states(first + mostSmsADay)
    expect(last).toEqual({ state: 'spared', why: 'enough_today' })
    house.clock.advance(86_400_000)
    matters.set(matter, '第二天的事')
    standing.add(matter)
    await told(decided)
    await tick(house.lilong)
    expect(sent).toHaveLength(mostSmsADay + 1)
  })

  test('that the gateway does not take is tried again, later and later under the same id, and then is seen by whoever looks after it', async () => {
    trouble = 'line down'
    await told(decided)
    const tries = async () =>
      (
        await house.sql<{ n: number }>`
      select tries as n from messages.sms s join messages.message m on m.id = s.message_id
      where (m.data ->> 'matter')::integer = ${matter}`
      )[0]?.n
    await tick(house.lilong)
    for (const [i, minutes] of [1, 5, 30, 120].entries()) {
      expect(await tries()).toBe(i + 1)
      house.clock.advance(minutes * 60_000 - 1000)
      await tick(house.lilong)
      expect(await tries()).toBe(i + 1)
      house.clock.advance(1000)
      await tick(house.lilong)
    }
    expect(await states()).toEqual([{ state: 'failed', why: 'gateway' }])
    const admin = await as('计明远')
    const { body } = await admin.ask(messages.listTexts)
    const [failed] = body.failed
    expect(failed).toMatchObject({
      person: { name: '尤书晏' },
      title: `第${matter}件事有了下一步`,
      tries: 5,
      why: 'gateway',
    })
    // The gateway quoted what it was given; neither number nor words are kept.
    expect(failed?.trouble).toBe('line down … …')
    expect((await (await as('尤书晏')).ask(messages.listTexts)).status).toBe(403)

    trouble = null
    expect((await admin.ask(messages.tryTextAgain, { params: { id: failed!.id } })).status).toBe(200)
    await tick(house.lilong)
    expect(sent).toMatchObject([{ id: failed!.id, phone: clerkPhone }])
    const again = await admin.ask(messages.tryTextAgain, { params: { id: failed!.id } })
    expect(again.refused?.type).toBe('not_failed')
  })

  test('to somebody who left no phone is not tried, and the message stands', async () => {
    await told(decided, personId('王秀英甲'))
    await tick(house.lilong)
    expect(await states()).toEqual([{ state: 'spared', why: 'no_phone' }])
  })

  test('that cannot be worded holds up none of the others', async () => {
    await told(broken)
    await told(decided)
    await tick(house.lilong)
    expect(sent).toHaveLength(1)
    const rows = await house.sql<{ state: string; tries: number }>`
      select s.state, s.tries from messages.sms s join messages.message m on m.id = s.message_id
      where m.kind = 'planted.broken'`
    expect(rows).toEqual([{ state: 'waiting', tries: 1 }])
  })

  test('a code that could not be sent in time is let go, and its words with it', async () => {
    trouble = 'line down'
    await house.anyone.post('/api/identity/phone/codes', { phone: '19800000078' })
    await tick(house.lilong)
    house.clock.advance(5 * 60_000)
    trouble = null
    await tick(house.lilong)
    expect(sent).toEqual([])
    const rows = await house.sql`select 1 from messages.sms where text_sealed is not null`
    expect(rows).toEqual([])
  })
})
