import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../app.ts'
import { type Client, type House, officeId, openHouse, personId, placeId } from '../../tests/support/house.ts'
import { getTree, openUnit } from '../units/contract.ts'
import * as identity from './contract.ts'
import { actorOfPerson } from './index.ts'

let house: House
let administrator: Client
beforeAll(async () => {
  house = await openHouse()
  administrator = await house.as('计明远')
})
afterAll(() => house.close())

const give = (
  client: Client,
  name: string,
  role: 'administrator' | 'committee_staff' | 'grid_worker',
  unitId: string,
  more: { fromOn?: string; untilOn?: string | null; lines?: ('safety' | 'elders')[] } = {},
) =>
  client.ask(identity.giveGrant, {
    body: { personId: personId(name), role, unitId, fromOn: '2026-03-02', ...more },
  })
const permissionsOf = async (client: Client) => (await client.ask(identity.getMe)).body.permissions

describe('grants', () => {
  test('a role holds from its first day to its last, on the calendar of Shanghai', async () => {
    const own = await openHouse({ now: '2026-03-02T13:00:00Z' })
    try {
      const admin = await own.as('计明远')
      const worker = await own.as('曾小满')
      const may = async () => (await permissionsOf(worker)).includes('identity.grant')
      const given = await give(admin, '曾小满', 'administrator', placeId('沪纱新村'), {
        fromOn: '2026-03-03',
        untilOn: '2026-03-04',
      })
      expect(given.refused).toBeNull()
      own.clock.set('2026-03-02T15:59:59Z')
      expect(await may()).toBe(false)
      expect((await worker.ask(identity.listGrants)).status).toBe(403)
      own.clock.set('2026-03-02T16:00:00Z')
      expect(await may()).toBe(true)
      expect((await worker.ask(identity.listGrants)).status).toBe(200)
      // Used now and then, so that the session lives on.
      for (const time of ['2026-03-03T03:00:00Z', '2026-03-03T13:00:00Z']) {
        own.clock.set(time)
        expect(await may()).toBe(true)
      }
      own.clock.set('2026-03-03T16:00:00Z')
      expect(await may()).toBe(false)
      expect((await worker.ask(identity.listGrants)).status).toBe(403)
    } finally {
      await own.close()
    }
  })

  test('ending a role takes it away at once, and the event tells of it', async () => {
    const worker = await house.as('解建国')
    const { body: grant } = await give(administrator, '解建国', 'administrator', placeId('云樟苑'))
    expect((await worker.ask(identity.listGrants)).status).toBe(200)
    const ended = await administrator.ask(identity.endGrant, {
      params: { id: grant.id },
      body: { untilOn: '2026-03-02' },
    })
    expect(ended.body).toMatchObject({ fromOn: '2026-03-02', untilOn: '2026-03-02' })
    expect((await worker.ask(identity.listGrants)).status).toBe(403)
    const events = await house.sql<{ kind: string }>`
      select kind from ledger.event where subject_id = ${grant.id} order by seq`
    expect(events.map((event) => event.kind)).toEqual(['identity.grant_given', 'identity.grant_ended'])
    const again = await administrator.ask(identity.endGrant, {
      params: { id: grant.id },
      body: { untilOn: '2026-03-05' },
    })
    expect([again.status, again.refused?.type]).toEqual([409, 'grant_over'])
  })

  test('the same role on the same unit twice in any days is refused, by the database', async () => {
    const first = await give(administrator, '曾小满', 'committee_staff', placeId('书带里'), {
      untilOn: '2026-06-01',
      lines: ['safety'],
    })
    expect(first.body.lines).toEqual(['safety'])
    const second = await give(administrator, '曾小满', 'committee_staff', placeId('书带里'), {
      fromOn: '2026-05-31',
    })
    expect([second.status, second.refused?.type]).toEqual([409, 'grant_repeated'])
    const after = await give(administrator, '曾小满', 'committee_staff', placeId('书带里'), {
      fromOn: '2026-06-01',
    })
    expect(after.status).toBe(200)
  })

  test('days in the wrong order, a unit or a person that is not there are refused', async () => {
    const types = [
      await give(administrator, '曾小满', 'grid_worker', placeId('书带里'), { untilOn: '2026-03-02' }),
      await give(administrator, '曾小满', 'grid_worker', placeId('无此处')),
      await give(administrator, '曾小满', 'grid_worker', placeId('书带里'), { fromOn: '2018-12-31' }),
      await give(administrator, '无此人', 'grid_worker', placeId('书带里')),
    ].map((answer) => answer.refused?.type)
    expect(types).toEqual(['days_reversed', 'unknown_unit', 'unknown_unit', 'unknown_person'])
  })

  test('an administrator of one neighbourhood hands out roles there and nowhere else', async () => {
    await give(administrator, '乐文娟', 'administrator', placeId('书带里'))
    const secretary = await house.as('乐文娟')
    expect((await give(secretary, '王秀英甲', 'grid_worker', placeId('书带里第1网格'))).status).toBe(200)
    for (const unitId of [placeId('鸣鹤坊'), placeId('书带综合网格'), officeId('党政办')]) {
      const answer = await give(secretary, '王秀英甲', 'grid_worker', unitId)
      expect([answer.status, answer.refused?.type]).toEqual([403, 'may_not'])
    }
    const listed = (await secretary.ask(identity.listGrants)).body.grants
    const units = new Set(listed.map((grant) => grant.unit.shortName))
    expect(units).toContain('书带里第1网格')
    expect([...units].every((name) => /^书带里/.test(name))).toBe(true)
    const [foreign] = (await administrator.ask(identity.listGrants, { query: { unitId: placeId('鸣鹤坊') } }))
      .body.grants
    const end = await secretary.ask(identity.endGrant, {
      params: { id: foreign!.id },
      body: { untilOn: '2026-03-02' },
    })
    expect([end.status, end.refused?.type]).toEqual([404, 'not_found'])
  })

  test('the last administrator of the street cannot be ended or closed', async () => {
    const { body } = await administrator.ask(identity.listGrants, { query: { personId: personId('计明远') } })
    const end = await administrator.ask(identity.endGrant, {
      params: { id: body.grants[0]!.id },
      body: { untilOn: '2026-04-01' },
    })
    expect([end.status, end.refused?.type]).toEqual([409, 'last_administrator'])
    const { body: list } = await administrator.ask(identity.listAccounts, { query: { search: '计明远' } })
    const close = await administrator.ask(identity.closeAccount, { params: { id: list.accounts[0]!.id } })
    expect(close.refused?.type).toBe('last_administrator')
  })
})

describe('accounts', () => {
  test('a one-time password opens nothing but its own change, and is void after a week', async () => {
    const own = await openHouse()
    try {
      const admin = await own.as('计明远')
      const opened = await admin.ask(identity.openAccount, {
        body: { personId: personId('王秀英乙'), staffNumber: 'gdq900' },
      })
      expect(opened.refused).toBeNull()
      const password = opened.body.oneTimePassword
      await give(admin, '王秀英乙', 'administrator', placeId('敦裕里'))
      const client = own.anyone
      const me = await client.ask(identity.signIn, { body: { name: 'GDQ900', password } })
      expect(me.body).toMatchObject({ mustChange: true, permissions: [] })
      expect((await client.ask(getTree, { query: { tree: 'place' } })).status).toBe(403)
      const changed = await client.ask(identity.changePassword, {
        body: { present: password, fresh: '敦裕里的早点摊几点开' },
      })
      expect(changed.body.mustChange).toBe(false)
      expect((await client.ask(getTree, { query: { tree: 'place' } })).status).toBe(200)

      const renewed = await admin.ask(identity.renewPassword, { params: { id: opened.body.id } })
      expect((await client.ask(identity.getMe)).status).toBe(401)
      own.clock.advance(7 * 86_400_000)
      const late = await own.anyone.ask(identity.signIn, {
        body: { name: 'GDQ900', password: renewed.body.oneTimePassword },
      })
      expect(late.refused?.type).toBe('not_recognised')
    } finally {
      await own.close()
    }
  })

  test('one account a person, one person a staff number', async () => {
    const open = (name: string, staffNumber: string) =>
      administrator.ask(identity.openAccount, { body: { personId: personId(name), staffNumber } })
    expect((await open('尤书晏', 'GDQ901')).refused?.type).toBe('has_account')
    expect((await open('王秀英甲', 'ｇｄｑ011')).refused?.type).toBe('staff_number_taken')
    expect((await open('无此人', 'GDQ902')).refused?.type).toBe('unknown_person')
  })

  test('closing an account ends its sessions and keeps it out', async () => {
    const own = await openHouse()
    try {
      const admin = await own.as('计明远')
      const worker = await own.as('曾小满')
      const { body } = await admin.ask(identity.listAccounts, { query: { search: '曾小满' } })
      expect(body.accounts).toHaveLength(1)
      const id = body.accounts[0]!.id
      expect((await admin.ask(identity.closeAccount, { params: { id } })).refused).toBeNull()
      expect((await worker.ask(identity.getMe)).status).toBe(401)
      await expect(own.as('阿依努尔·买买提')).resolves.toBeDefined()
      expect((await admin.ask(identity.closeAccount, { params: { id } })).refused?.type).toBe(
        'account_closed',
      )
    } finally {
      await own.close()
    }
  })

  test('an administrator of another neighbourhood finds no account of this one', async () => {
    const own = await openHouse()
    try {
      const admin = await own.as('计明远')
      const { body } = await admin.ask(identity.listAccounts, { query: { search: '曾小满' } })
      await give(admin, '乐文娟', 'administrator', placeId('书带里'))
      const secretary = await own.as('乐文娟')
      const params = { id: body.accounts[0]!.id }
      expect((await secretary.ask(identity.closeAccount, { params })).status).toBe(404)
      expect((await secretary.ask(identity.renewPassword, { params })).status).toBe(404)
      const listed = (await secretary.ask(identity.listAccounts)).body.accounts
      expect(listed.map((account) => account.person.name)).toContain('乐文娟')
      expect(listed.map((account) => account.person.name)).not.toContain('曾小满')
    } finally {
      await own.close()
    }
  })
})

describe('what a process remembers', () => {
  test('a unit opened a moment ago counts at once', async () => {
    const opened = await administrator.ask(openUnit, {
      body: {
        tree: 'place',
        kind: 'grid',
        name: '新网格',
        parentId: placeId('书带里'),
        openedOn: '2026-03-02',
      },
    })
    const secretary = await house.as('乐文娟')
    expect((await give(secretary, '王秀英乙', 'grid_worker', opened.body.id)).status).toBe(200)
  })

  test('a role taken away in one process is gone in another within two seconds', async () => {
    const other = await buildApp({
      clock: house.clock,
      database: house.lilong.database,
      dataDir: `${house.dataDir}-other`,
      keyFile: `${house.dataDir}/../vault.key`,
      log: house.lilong.log,
      webDir: null,
    })
    try {
      const worker = await house.as('阿依努尔·买买提')
      const elsewhere = () =>
        other.inject({ url: '/api/identity/grants', headers: { cookie: worker.cookie! } })
      const { body: grant } = await give(administrator, '阿依努尔·买买提', 'administrator', placeId('永敬里'))
      await until(async () => (await elsewhere()).statusCode === 200)
      await administrator.ask(identity.endGrant, {
        params: { id: grant.id },
        body: { untilOn: '2026-03-02' },
      })
      await until(async () => (await elsewhere()).statusCode === 403)
      await worker.ask(identity.signOut)
      await until(async () => (await elsewhere()).statusCode === 401)
    } finally {
      await other.lilong.jobs.stop()
      await other.close()
    }
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > 2_000) throw new Error('It did not come to be within two seconds')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('a person acts without a session just as with one, on the day asked about', async () => {
  const row = { placeId: placeId('沪纱新村第1网格'), officeId: officeId('街道办事处'), line: null }
  const on = async (at: string) => actorOfPerson(house.lilong, personId('曾小满'), new Date(at))
  const worker = await on('2026-03-02T01:00:00Z')
  expect([worker.personId, worker.sessionId]).toEqual([personId('曾小满'), null])
  expect(worker.may('units.read', row)).toBe(true)
  expect(worker.may('units.read', { ...row, placeId: placeId('云樟苑') })).toBe(false)
  expect((await on('2023-12-31T01:00:00Z')).may('units.read', row)).toBe(false)
  await expect(actorOfPerson(house.lilong, personId('王秀英甲'), house.clock.now())).rejects.toThrow()
})

test('who administers one office takes over nobody whose roles reach further', async () => {
  const own = await openHouse()
  try {
    const chief = await own.as('计明远')
    const local = await own.as('曾小满')
    await give(chief, '曾小满', 'administrator', officeId('党政办'))
    const accountOf = async (name: string) => {
      const { accounts } = (await chief.ask(identity.listAccounts, { query: { search: name } })).body
      return { id: accounts.find((account) => account.person.name === name)!.id }
    }
    // 计明远 works in this very office, and hands out roles for the whole street.
    const [standing] = await own.sql<{ office_id: string }>`
      select office_id from people.person where id = ${personId('计明远')}`
    if (standing?.office_id !== officeId('党政办'))
      await own.sql`update people.person set office_id = ${officeId('党政办')} where id = ${personId('计明远')}`
    const params = await accountOf('计明远')
    for (const endpoint of [identity.renewPassword, identity.closeAccount]) {
      const answer = await local.ask(endpoint, { params })
      expect(answer.refused).toEqual({ type: 'may_not', params: { permission: 'identity.account' } })
    }
    expect((await chief.ask(identity.getMe)).status).toBe(200)
    expect(
      (await chief.ask(identity.renewPassword, { params: await accountOf('曾小满') })).refused,
    ).toBeNull()
  } finally {
    await own.close()
  }
})
