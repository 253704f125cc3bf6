import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { playerNamed } from '../../demo/cast.ts'
import { type Client, openClient } from '../../tests/support/client.ts'
import { castPassword, type House, openHouse, personId } from '../../tests/support/house.ts'
import * as identity from './contract.ts'

let house: House
let clerk: Client
const staffNumber = 'GDQ011'
beforeAll(async () => {
  house = await openHouse()
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const codeOf = (secret: string, offsetSec = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: house.clock.now().getTime() + offsetSec * 1000,
  })
const laterBy = (sec: number) => house.clock.set(new Date(house.clock.now().getTime() + sec * 1000))
const signIn = (code?: string, client = openClient(house.url)) =>
  client.ask(identity.signIn, { body: { name: staffNumber, password: castPassword, code } })
let secret: string
let recoveryCodes: string[]

test('a second factor begins with the password and is asked for only after its first code', async () => {
  const wrong = await clerk.ask(identity.beginSecondFactor, { body: { password: '不是这个密码' } })
  expect(wrong.refused?.type).toBe('password_wrong')
  const begun = await clerk.ask(identity.beginSecondFactor, { body: { password: castPassword } })
  secret = begun.body.secret
  expect(begun.body.picture).toMatch(/^<svg/)
  expect(begun.body.uri).toContain(`secret=${secret}`)
  expect((await signIn()).status).toBe(200)
  const off = await clerk.ask(identity.confirmSecondFactor, { body: { code: codeOf(secret, 600) } })
  expect(off.refused?.type).toBe('second_factor_wrong')
  const confirmed = await clerk.ask(identity.confirmSecondFactor, { body: { code: codeOf(secret) } })
  recoveryCodes = confirmed.body.recoveryCodes
  expect(new Set(recoveryCodes).size).toBe(10)
  const rows = await house.sql<{ kept: string }>`
    select encode(second_factor_sealed, 'escape') || coalesce(string_agg(encode(code_hash, 'escape'), ''), '') as kept
    from identity.account a join identity.recovery_code r on r.account_id = a.id
    where a.staff_number = ${staffNumber} group by a.id`
  for (const said of [secret, ...recoveryCodes, recoveryCodes[0]!.replaceAll('-', '')])
    expect(rows[0]!.kept).not.toContain(said)
})

test('from then on the password alone does not open the account, and a code does, once', async () => {
  expect((await signIn()).refused?.type).toBe('second_factor_needed')
  // The code that confirmed it has been used.
  expect((await signIn(codeOf(secret))).refused?.type).toBe('second_factor_wrong')
  laterBy(60)
  const code = codeOf(secret)
  expect((await signIn(code)).status).toBe(200)
  expect((await signIn(code)).refused?.type).toBe('second_factor_wrong')
  const proofs = await house.sql<{ proof: string }>`
    select proof from identity.session order by created_at desc, id desc limit 1`
  expect(proofs).toEqual([{ proof: 'second_factor' }])
})

test('of two sign-ins with one code at the same moment one gets in', async () => {
  laterBy(60)
  const code = codeOf(secret)
  const answers = await Promise.all([signIn(code), signIn(code), signIn(code)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422])
})

test('a recovery code stands in for the phone, typed in any case, a single time', async () => {
  laterBy(3600)
  const typed = recoveryCodes[0]!.toLowerCase().replaceAll('-', ' ')
  expect((await signIn(typed)).status).toBe(200)
  expect((await signIn(typed)).refused?.type).toBe('second_factor_wrong')
  expect((await clerk.ask(identity.getSecondFactor)).body.recoveryCodes).toBe(9)
})

test('guessing codes makes the account wait as guessing passwords does', async () => {
  laterBy(86_400)
  const stranger = openClient(house.url)
  const answers = []
  for (let i = 0; i < 7; i++) answers.push(await signIn(`00000${i}`, stranger))
  expect(answers.at(-1)?.status).toBe(429)
})

test('only somebody with authority over all that a person holds lifts a lost factor; the sessions end', async () => {
  laterBy(86_400)
  const { body } = await (await house.as('计明远')).ask(identity.listAccounts, {
    query: { search: staffNumber },
  })
  const account = body.accounts[0]!
  expect(account.hasSecondFactor).toBe(true)
  const other = await (await house.as('乐文娟')).ask(identity.liftSecondFactor, {
    params: { id: account.id },
  })
  expect(other.status).toBe(403)
  const lifted = await (await house.as('计明远')).ask(identity.liftSecondFactor, {
    params: { id: account.id },
  })
  expect(lifted.status).toBe(200)
  expect((await clerk.ask(identity.getMe)).status).toBe(401)
  expect((await signIn()).status).toBe(200)
  const events = await house.sql<{ kind: string }>`
    select kind from ledger.event where subject_id = ${account.id} and kind like 'identity.second%' order by seq`
  expect(events.map(({ kind }) => kind)).toEqual([
    'identity.second_factor_confirmed',
    'identity.second_factor_lifted',
  ])
})

test('somebody sees where they are signed in and ends it there; another’s session is not there', async () => {
  const one = await signInAs('GDQ041')
  const two = await signInAs('GDQ041')
  const { body } = await one.ask(identity.listSessions)
  expect(body.sessions.filter(({ isThis }) => isThis)).toHaveLength(1)
  const others = body.sessions.filter(({ isThis }) => !isThis)
  const stranger = await signInAs('GDQ010')
  const foreign = await stranger.ask(identity.endSession, { params: { id: others[0]!.id } })
  expect(foreign.status).toBe(404)
  for (const { id } of others)
    expect((await one.ask(identity.endSession, { params: { id } })).status).toBe(200)
  expect((await two.ask(identity.getMe)).status).toBe(401)
  expect((await one.ask(identity.getMe)).status).toBe(200)
  const third = await signInAs('GDQ041')
  expect((await one.ask(identity.endOtherSessions)).body.ended).toBe(1)
  expect((await third.ask(identity.getMe)).status).toBe(401)
})

test('a phone that was left signed in at the residents’ door a week ago is seen in the list, and ended there', async () => {
  const phone = await house.asResident('19900000003')
  house.clock.advance(5 * 86_400_000)
  expect((await phone.ask(identity.getResident)).status).toBe(200)
  house.clock.advance(2 * 86_400_000)
  const desk = await signInAs(playerNamed('温伯钧').staffNumber!)
  const { sessions } = (await desk.ask(identity.listSessions)).body
  expect(sessions.filter(({ isThis }) => !isThis)).toHaveLength(1)
  expect((await desk.ask(identity.endOtherSessions)).body.ended).toBe(1)
  expect((await phone.ask(identity.getResident)).status).toBe(401)
})

async function signInAs(name: string): Promise<Client> {
  const client = openClient(house.url)
  const answer = await client.ask(identity.signIn, { body: { name, password: castPassword } })
  expect(answer.status).toBe(200)
  return client
}

test('who may do what is told by person, by unit with what it stands in, and by thing to do', async () => {
  const auditor = await house.as('欧阳𬭎')
  const byPerson = await auditor.ask(identity.getAccess, { query: { personId: personId('乐文娟') } })
  expect(byPerson.body.authorities.map(({ role, unit }) => [role, unit.name])).toContainEqual([
    'committee_secretary',
    '书带里居民区',
  ])
  expect(byPerson.body.authorities.every(({ mayEnd }) => !mayEnd)).toBe(true)
  const unitId = byPerson.body.authorities.find(({ role }) => role === 'committee_secretary')!.unit.id
  const byUnit = await auditor.ask(identity.getAccess, { query: { unitId } })
  const roles = byUnit.body.authorities.map(({ role }) => role)
  expect(roles).toContain('committee_secretary')
  expect(roles).toContain('leader')
  const byPermission = await auditor.ask(identity.getAccess, { query: { permission: 'plans.release' } })
  const allowed = byPermission.body.permissions['plans.release']!
  expect(byPermission.body.authorities.length).toBeGreaterThan(0)
  expect(byPermission.body.authorities.every(({ role }) => allowed.includes(role))).toBe(true)
  const before = await auditor.ask(identity.getAccess, {
    query: { personId: personId('乐文娟'), on: '2019-01-01' },
  })
  expect(before.body.authorities).toEqual([])
  const committee = await signInAs('GDQ041')
  expect((await committee.ask(identity.getAccess, { query: {} })).status).toBe(403)
})
