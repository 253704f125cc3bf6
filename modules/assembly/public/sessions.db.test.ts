import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  approve,
  type Conference,
  castAll,
  motion,
  openConference,
  opened,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import { closeRound, voidRound } from '../contract/polls.ts'
import { getPublicFile, getPublicRound, getPublicSession, listPublicSessions } from '../contract/public.ts'
import { verifyPublished } from '../rules/verifying.ts'

// What everybody may read of a conference, and what nobody may before its time.

let house: House
let day: Conference
let clerk: Client
beforeAll(async () => {
  house = await openHouse()
  day = await openConference(house, { representatives: 12, absent: 3 })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const read = async (id = day.sessionId) => house.anyone.ask(getPublicSession, { params: { id } })
const list = async () => (await house.anyone.ask(listPublicSessions)).body.sessions

async function held(question: string, run = day): Promise<string> {
  const round = await opened(house, run, motion({ question, secrecy: 'named' }))
  await castAll(run.seats, round.id, (at) => approve(round, at < 9 ? 'y' : 'n'))
  return round.id
}

test('nobody reads of a session that is being prepared, and of one that was called only that it will be held', async () => {
  const state = (value: string) =>
    house.sql`update assembly.session set state = ${value} where id = ${day.sessionId}`
  await state('preparing')
  expect((await read()).status).toBe(404)
  expect(await list()).toEqual([])
  await state('cancelled')
  expect((await read()).status).toBe(404)
  await state('sitting')
  expect(await list()).toMatchObject([
    { id: day.sessionId, state: 'sitting', came: { entitled: 15, present: 12, absent: 3 }, decided: 0 },
  ])
})

test('a ballot appears when its result stands, not while it is open', async () => {
  const id = await held('通过决议')
  expect((await read()).body.rounds).toEqual([])
  expect((await house.anyone.ask(getPublicFile, { params: { id } })).status).toBe(404)
  await clerk.ask(closeRound, { params: { id } })
  const { rounds } = (await read()).body
  expect(rounds).toMatchObject([
    { id, question: '通过决议', void: null, reply: { options: [{ for: 9, against: 3, passed: true }] } },
  ])
  expect((await list())[0]!.decided).toBe(1)
})

test('whoever comes from the adopted list reads one ballot by itself, once it has a result', async () => {
  const id = await held('票决年度实事项目')
  const one = () => house.anyone.ask(getPublicRound, { params: { id } })
  expect((await one()).status).toBe(404)
  await clerk.ask(closeRound, { params: { id } })
  const { rounds, title } = (await read()).body
  expect((await one()).body).toEqual({
    session: { id: day.sessionId, name: title },
    round: rounds.find((round) => round.id === id),
  })
})

test('the file is sent byte for byte and says its own digest; after a voiding both files stay', async () => {
  const [round] = (await read()).body.rounds
  const file = await house.anyone.get(`/api/assembly/public/rounds/${round!.id}/file`)
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="poll-1-1.json"')
  const first = verifyPublished(file.bytes.toString('utf8'))
  expect(first).toMatchObject({ ok: true, digest: round!.files[0]!.digest })
  await clerk.ask(voidRound, { params: { id: round!.id }, body: { reason: '念错了议题' } })
  const voided = (await read()).body.rounds[0]!
  expect(voided).toMatchObject({ void: '念错了议题', reply: { options: [{ for: 9 }] } })
  expect(voided.files.map((one) => one.ordinal)).toEqual([1, 2])
  const former = await house.anyone.get(`/api/assembly/public/rounds/${round!.id}/file?ordinal=1`)
  expect(former.bytes.equals(file.bytes)).toBe(true)
  const newest = await house.anyone.get(`/api/assembly/public/rounds/${round!.id}/file`)
  expect(verifyPublished(newest.bytes.toString('utf8'))).toMatchObject({
    ok: true,
    poll: { voided: { reason: '念错了议题' } },
  })
  expect((await house.anyone.get(`/api/assembly/public/rounds/${round!.id}/file?ordinal=3`)).status).toBe(404)
})

test('of a rehearsal nothing is public, neither who came nor a result nor a file', async () => {
  const dry = await openConference(house, { representatives: 12, run: 'rehearsal', title: '预演的会议' })
  const id = await held('预演决议', dry)
  await clerk.ask(closeRound, { params: { id } })
  expect((await read(dry.sessionId)).body).toMatchObject({ came: null, rounds: [] })
  expect((await house.anyone.ask(getPublicFile, { params: { id } })).status).toBe(404)
  expect((await house.anyone.ask(getPublicRound, { params: { id } })).status).toBe(404)
})

test('meetings of a committee are no public sessions', async () => {
  await house.sql`update assembly.session set kind = 'meeting' where id = ${day.sessionId}`
  expect((await read()).status).toBe(404)
  const [round] = await house.sql<{
    id: string
  }>`select id from assembly.round where session_id = ${day.sessionId}`
  expect((await house.anyone.ask(getPublicFile, { params: { id: round!.id } })).status).toBe(404)
  await house.sql`update assembly.session set kind = 'conference' where id = ${day.sessionId}`
})

test('after the day whoever came at all has come, also who left before its end', async () => {
  const now = house.clock.now()
  await house.sql`update assembly.presence set out_at = ${now} where run_id = ${day.runId}`
  expect((await read()).body.came).toMatchObject({ present: 0, absent: 15 })
  await house.sql`update assembly.run set ended_at = ${now} where id = ${day.runId}`
  expect((await read()).body.came).toMatchObject({ present: 12, absent: 3 })
})
