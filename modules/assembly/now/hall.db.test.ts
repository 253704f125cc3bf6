import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { callDay, type Day, seat } from '../../../tests/support/assembly-day.ts'
import { openClient } from '../../../tests/support/client.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'

let house: House
let clerk: Client
/** How often the state was computed, by its own statement. */
let computed = 0

beforeAll(async () => {
  house = await openHouse({
    onStatement: ({ text }) => {
      if (text.includes('"chosenStep"')) computed++
    },
  })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const begin = async (day: Day) =>
  (await clerk.ask(contract.beginRun, { params: { id: day.sessionId }, body: { kind: 'rehearsal' } })).body.id
const makeCode = async (day: Day, venueId = day.venueId) =>
  (await clerk.ask(contract.makeHallCode, { params: { id: day.sessionId }, body: { venueId } })).body
const open = (screen: Client, code: string) => screen.ask(contract.openHallScreen, { body: { code } })

interface Stream {
  status: number
  states: contract.HallState[]
  clock: string | null
  ended: Promise<void>
  leave: () => void
}

/** Reads a stream until it ends or is left. */
async function watch(path: string, cookie: string | null): Promise<Stream> {
  const leaving = new AbortController()
  const response = await fetch(`${house.url}${path}`, {
    headers: cookie ? { cookie } : {},
    signal: leaving.signal,
  })
  const stream: Stream = {
    status: response.status,
    states: [],
    clock: null,
    ended: Promise.resolve(),
    leave: () => leaving.abort(),
  }
  if (response.status !== 200 || !response.body) return stream
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  stream.ended = (async () => {
    let text = ''
    for (;;) {
      const chunk = await reader.read().catch(() => ({ done: true as const, value: undefined }))
      if (chunk.done) return
      text += chunk.value
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1]
        if (data === undefined) continue
        if (frame.startsWith('event: clock')) stream.clock = data
        else stream.states.push(JSON.parse(data) as contract.HallState)
      }
    }
  })()
  return stream
}
const nowOf = (day: Day) => `/api/assembly/sessions/${day.sessionId}/now/stream`

test('a screen opened by a code sees its session and no other; nothing else opens for it', async () => {
  const day = await callDay(house, { title: '这一次会议' })
  const other = await callDay(house, { title: '另一次会议' })
  const screen = openClient(house.url)
  expect((await screen.ask(contract.getHallScreen)).body.screen).toBeNull()
  expect((await watch(contract.watchHall.path, null)).status).toBe(404)
  const { code } = await makeCode(day)
  expect(code).toMatch(/^\d{10}$/)
  expect((await open(screen, code)).body).toEqual({
    title: '这一次会议',
    venue: { id: day.venueId, name: '主会场' },
  })
  const stream = await watch(contract.watchHall.path, screen.cookie)
  await expect.poll(() => stream.states.at(-1)?.title).toBe('这一次会议')
  expect(stream.clock).toBe(house.clock.now().toISOString())
  // The cookie of a screen is no session, and what happens elsewhere does not reach it.
  expect((await watch(nowOf(day), screen.cookie)).status).toBe(401)
  const before = stream.states.length
  await begin(other)
  await new Promise((resolve) => setTimeout(resolve, 700))
  expect(stream.states).toHaveLength(before)
  stream.leave()
})

test('a withdrawn code opens nothing, and its screens go dark at once while others go on', async () => {
  const day = await callDay(house)
  const [main, sub] = [await makeCode(day), await makeCode(day, day.subId)]
  const [screen, kept] = [openClient(house.url), openClient(house.url)]
  await open(screen, main.code)
  await open(kept, sub.code)
  const [dark, lit] = [
    await watch(contract.watchHall.path, screen.cookie),
    await watch(contract.watchHall.path, kept.cookie),
  ]
  await expect.poll(() => dark.states.length).toBe(1)
  const listed = async () =>
    (await clerk.ask(contract.listHallCodes, { params: { id: day.sessionId } })).body.venues
  expect((await listed())[0]).toMatchObject({
    venue: { name: '主会场' },
    code: { screens: 1, madeBy: '尤书晏' },
  })
  expect((await clerk.ask(contract.withdrawHallCode, { params: { id: main.id } })).status).toBe(200)
  await dark.ended
  expect((await watch(contract.watchHall.path, screen.cookie)).status).toBe(404)
  expect((await screen.ask(contract.getHallScreen)).body.screen).toBeNull()
  expect((await open(openClient(house.url), main.code)).refused?.type).toBe('code_wrong')
  expect((await listed())[0]?.code).toBeNull()
  const before = lit.states.length
  await begin(day)
  await expect.poll(() => lit.states.length).toBeGreaterThan(before)
  lit.leave()
})

test('a new code of a venue ends the former one with its screens', async () => {
  const day = await callDay(house)
  const former = await makeCode(day)
  const screen = openClient(house.url)
  await open(screen, former.code)
  const stream = await watch(contract.watchHall.path, screen.cookie)
  const newer = await makeCode(day)
  await stream.ended
  expect((await open(screen, former.code)).refused?.type).toBe('code_wrong')
  expect((await open(screen, newer.code)).status).toBe(200)
})

test('codes serve until the day after the session, and not for a session that was called off', async () => {
  const past = await callDay(house, { heldOn: '2026-03-01' })
  const before = await callDay(house, { heldOn: '2026-02-28' })
  const off = await callDay(house, { state: 'cancelled' })
  expect((await open(openClient(house.url), (await makeCode(past)).code)).status).toBe(200)
  expect((await open(openClient(house.url), (await makeCode(before)).code)).refused?.type).toBe('code_wrong')
  expect((await open(openClient(house.url), (await makeCode(off)).code)).refused?.type).toBe('code_wrong')
})

test('a venue of another session gets no code here, and only who runs the session makes one', async () => {
  const day = await callDay(house)
  const other = await callDay(house)
  const refused = await clerk.ask(contract.makeHallCode, {
    params: { id: day.sessionId },
    body: { venueId: other.venueId },
  })
  expect(refused.refused?.type).toBe('venue_not_here')
  const reader = await house.as('欧阳𬭎')
  const asked = await reader.ask(contract.makeHallCode, {
    params: { id: day.sessionId },
    body: { venueId: day.venueId },
  })
  expect(asked.status).toBe(403)
  expect((await reader.ask(contract.listHallCodes, { params: { id: day.sessionId } })).status).toBe(403)
  const { id } = await makeCode(day)
  expect((await (await house.as('乐文娟')).ask(contract.withdrawHallCode, { params: { id } })).status).toBe(
    404,
  )
})

test('the stream needs a session that sees this one, says 404 otherwise, and gives the newest state at once on coming back', async () => {
  const day = await callDay(house, { items: [{ kind: 'opening', title: '开幕' }] })
  expect((await watch(nowOf(day), null)).status).toBe(401)
  expect((await watch(nowOf(day), (await house.as('乐文娟')).cookie)).status).toBe(404)
  const first = await watch(nowOf(day), clerk.cookie)
  await expect.poll(() => first.states.length).toBe(1)
  first.leave()
  const run = await begin(day)
  await seat(house, day, run, 5)
  const again = await watch(nowOf(day), clerk.cookie)
  await expect.poll(() => again.states.at(-1)?.attendance.present).toBe(5)
  again.leave()
})

test('one session does not take all streams', async () => {
  const day = await callDay(house)
  const streams = await Promise.all(Array.from({ length: 14 }, () => watch(nowOf(day), clerk.cookie)))
  expect(streams.filter(({ status }) => status === 200)).toHaveLength(12)
  expect(streams.filter(({ status }) => status === 503)).toHaveLength(2)
  for (const { leave } of streams) leave()
  await expect
    .poll(async () => {
      const one = await watch(nowOf(day), clerk.cookie)
      one.leave()
      return one.status
    })
    .toBe(200)
})

test('500 screens at one address know a change within a second, and the state is computed once for all of them', async () => {
  const day = await callDay(house, {
    people: 30,
    items: [{ kind: 'opening', title: '开幕' }, { title: '听取工作报告' }],
  })
  const run = await begin(day)
  await seat(house, day, run, 25)
  const { id } = await makeCode(day)
  const tokens = Array.from({ length: 500 }, () => newId())
  for (const token of tokens)
    await house.sql`insert into assembly.hall_screen (id, hall_code_id, token_hash, opened_at)
      values (${newId()}, ${id}, ${createHash('sha256').update(token).digest()}, ${house.clock.now()})`
  const streams = await Promise.all(
    tokens.map((token) => watch(contract.watchHall.path, `lilong_hall=${token}`)),
  )
  await expect.poll(() => streams.every(({ states }) => states.length > 0)).toBe(true)
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]))
  await new Promise((resolve) => setTimeout(resolve, 600))
  const [before, had] = [computed, streams.map(({ states }) => states.length)]
  const began = performance.now()
  await clerk.ask(contract.beginItem, { params: { id: day.items[1]! } })
  await expect
    .poll(() => streams.every(({ states }) => states.at(-1)?.item?.title === '听取工作报告'), {
      interval: 10,
    })
    .toBe(true)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(computed - before).toBe(1)
  expect(streams.map(({ states }, at) => states.length - had[at]!)).toEqual(streams.map(() => 1))
  // A storm of arrivals is told at most four times a second.
  const start = computed
  const storm = performance.now()
  while (performance.now() - storm < 1_000) {
    house.lilong.hub.tell(new Set([`assembly.presence:${day.sessionId}`, `assembly.now:${day.sessionId}`]))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(computed - start).toBeGreaterThan(1)
  expect(computed - start).toBeLessThanOrEqual(6)
  for (const { leave } of streams) leave()
})

test('whoever guesses codes waits, even with the right one at last', async () => {
  const day = await callDay(house)
  const { code } = await makeCode(day)
  const answers: (string | undefined)[] = []
  for (let i = 0; i < 32; i++) answers.push((await open(openClient(house.url), '0000000000')).refused?.type)
  expect(answers.at(-1)).toBe('guessed_too_often')
  const late = await open(openClient(house.url), code)
  expect(late.refused).toMatchObject({ type: 'guessed_too_often' })
  house.clock.advance(11 * 60_000)
  expect((await open(openClient(house.url), code)).status).toBe(200)
})
