import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BodyOf } from '../../../platform/contract.ts'
import {
  approve,
  type Conference,
  cast,
  castAll,
  motion,
  openConference,
  opened,
  type Seat,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import * as contract from '../contract.ts'
import { verifyPublished } from '../rules/verifying.ts'

// Channels, a venue without a network, doubles: what happens when one person could have two ballots.

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const voterOf = async (round: RoundFacts, seat: Seat) =>
  (await clerk.ask(contract.listVoters, { params: { id: round.id } })).body.voters.find(
    ({ personId }) => personId === seat.personId,
  )!
const change = async (round: RoundFacts, seat: Seat, body: BodyOf<typeof contract.changeChannel>) =>
  clerk.ask(contract.changeChannel, {
    params: { id: round.id, voterId: (await voterOf(round, seat)).id },
    body,
  })

describe('changing the channel', () => {
  let day: Conference
  let round: RoundFacts
  beforeAll(async () => {
    day = await openConference(house, {
      representatives: 26,
      venues: [{ name: '主会场' }, { name: '分会场', many: 12, ballotBy: 'paper' }],
    })
    round = await opened(house, day, motion())
  })

  test('to paper only while that person has not voted, and then the phone is closed to them', async () => {
    const [first, second] = day.at('主会场') as [Seat, Seat]
    await cast(first, round.id, approve(round, 'y'))
    const box = { boxId: day.venues.分会场! }
    expect((await change(round, first, { channel: 'paper', ...box })).refused).toEqual({
      type: 'channel_kept',
      params: { reason: 'voted' },
    })
    // Where no paper is counted there is none to be had.
    expect((await change(round, second, { channel: 'paper' })).refused?.params.reason).toBe('no-box')
    expect((await change(round, second, { channel: 'paper', ...box })).status).toBe(200)
    expect((await cast(second, round.id, approve(round, 'y'))).refused).toEqual({
      type: 'votes_otherwise',
      params: { channel: 'paper' },
    })
    expect(await voterOf(round, second)).toMatchObject({ channel: 'paper', paper: 'out', voted: false })
    // Back to the phone only when the paper was given back.
    expect((await change(round, second, { channel: 'phone' })).refused?.params.reason).toBe('paper-out')
    expect((await change(round, second, { channel: 'phone', paperGivenBack: true })).status).toBe(200)
    expect((await cast(second, round.id, approve(round, 'y'))).status).toBe(200)
    expect(await voterOf(round, second)).toMatchObject({ channel: 'phone', paper: 'given-back', voted: true })
  })

  test('never so that a part of a secret ballot becomes smaller than ten', async () => {
    const paper = day.at('分会场')
    expect((await change(round, paper[0]!, { channel: 'phone', paperGivenBack: true })).status).toBe(200)
    expect((await change(round, paper[1]!, { channel: 'phone', paperGivenBack: true })).status).toBe(200)
    expect(
      (await change(round, paper[2]!, { channel: 'phone', paperGivenBack: true })).refused?.params.reason,
    ).toBe('small-channel')
  })

  test('not by voters, and not once voting has ended; of a vote and a change at once only one happens', async () => {
    const seat = day.at('主会场')[4]!
    const id = (await voterOf(round, seat)).id
    const own = await seat.client.ask(contract.changeChannel, {
      params: { id: round.id, voterId: id },
      body: { channel: 'paper' },
    })
    expect(own.status).toBe(403)
    for (const at of [5, 6, 7]) {
      const voter = day.at('主会场')[at]!
      const [voted, changed] = await Promise.all([
        cast(voter, round.id, approve(round, 'y')),
        change(round, voter, { channel: 'paper', boxId: day.venues.分会场! }),
      ])
      expect([voted.status, changed.status].filter((status) => status === 200)).toHaveLength(1)
    }
    await close(round.id)
    expect((await change(round, seat, { channel: 'paper', boxId: day.venues.分会场! })).refused?.type).toBe(
      'round_moved',
    )
  })
})

/** 30 by phone in the main hall, 12 in a venue without a network, whoever was meant to vote by phone there. */
async function withFarVenue(yes: number): Promise<{ day: Conference; round: RoundFacts; far: string }> {
  const day = await openConference(house, {
    representatives: 42,
    venues: [{ name: '主会场' }, { name: '远处会场', many: 12, network: false }],
  })
  const round = await opened(house, day, motion())
  expect(round.assigned).toEqual({ phone: 30, paper: 12, hands: 0 })
  await castAll(day.at('主会场'), round.id, (at) => approve(round, at < yes ? 'y' : 'n'))
  await close(round.id)
  return { day, round, far: day.venues.远处会场! }
}

async function countFar(
  day: Conference,
  round: RoundFacts,
  far: string,
  yes: number,
  issued = 12,
): Promise<RoundFacts> {
  for (const teller of day.tellers.slice(2, 4))
    await teller.client.ask(contract.enterPaperCount, {
      params: { id: round.id },
      body: {
        boxId: far,
        issued,
        returned: issued,
        invalid: 0,
        lines: round.options.map(({ id }) => ({ option: id, for: yes, against: issued - yes, abstain: 0 })),
      },
    })
  for (const scrutineer of day.scrutineers) {
    const { sheet } = (await scrutineer.client.ask(contract.getCounting, { params: { id: round.id } })).body
    await scrutineer.client.ask(contract.signCount, {
      params: { id: round.id },
      body: { digest: sheet!.digest, signs: true },
    })
  }
  return (await clerk.ask(contract.getRound, { params: { id: round.id } })).body
}

describe('a venue without a network', () => {
  const reconcile = (round: RoundFacts, body: BodyOf<typeof contract.reconcile>) =>
    clerk.ask(contract.reconcile, { params: { id: round.id }, body })
  const idsOf = async (round: RoundFacts, seats: readonly Seat[]) => {
    const { voters } = (await clerk.ask(contract.listVoters, { params: { id: round.id } })).body
    return seats.map(({ personId }) => voters.find((voter) => voter.personId === personId)!.id)
  }

  test('votes on paper, and the result is provisional until its list has been laid beside ours', async () => {
    const { day, round, far } = await withFarVenue(20)
    const provisional = await countFar(day, round, far, 7)
    expect(provisional).toMatchObject({
      state: 'provisional',
      reply: { options: [{ for: 27, passed: true }] },
      digest: null,
    })
    expect((await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).status).toBe(404)
    const { body } = await clerk.ask(contract.getCounting, { params: { id: round.id } })
    expect(body.offline).toMatchObject([{ venue: { name: '远处会场' }, assigned: 12, reconciled: false }])
    const handedTo = await idsOf(round, day.at('远处会场'))
    const done = await reconcile(round, { venueId: far, handedTo, strangers: 0, unexplained: 0 })
    expect(done.body).toMatchObject({ state: 'closed', doubtful: 0, reply: provisional.reply })
    const file = (await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).bytes.toString('utf8')
    expect(verifyPublished(file)).toMatchObject({ ok: true, digest: done.body.digest })
  })

  test('a double that could have changed the verdict makes the ballot void, and it is repeated', async () => {
    // 22 of 42 decide: 22 in favour with one double could be 21.
    const { day, round, far } = await withFarVenue(15)
    await countFar(day, round, far, 7)
    const voted = day.at('主会场')[0]!
    const handedTo = await idsOf(round, [...day.at('远处会场').slice(0, 11), voted])
    const done = await reconcile(round, { venueId: far, handedTo, strangers: 0, unexplained: 0 })
    expect(done.body).toMatchObject({ state: 'void', voidCause: 'cannot-stand', doubtful: 1, next: 'repeat' })
    expect(done.body.voidReason).toContain('有1张票存疑')
    // What was counted stays to be read.
    expect(done.body.reply?.options).toMatchObject([{ for: 22 }])
    const file = (await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).bytes.toString('utf8')
    expect(verifyPublished(file)).toMatchObject({ ok: true })
  })

  test('a double that could not have changed it is written down, and the result stands', async () => {
    const { day, round, far } = await withFarVenue(20)
    await countFar(day, round, far, 7)
    const handedTo = await idsOf(round, [...day.at('远处会场').slice(0, 11), day.at('主会场')[0]!])
    const done = await reconcile(round, { venueId: far, handedTo, strangers: 0, unexplained: 0 })
    expect(done.body).toMatchObject({ state: 'closed', doubtful: 1, reply: { options: [{ passed: true }] } })
  })

  test('papers that its list does not explain are doubtful, and strangers are', async () => {
    const { day, round, far } = await withFarVenue(20)
    await countFar(day, round, far, 7)
    const handedTo = await idsOf(round, day.at('远处会场').slice(0, 9))
    const done = await reconcile(round, { venueId: far, handedTo, strangers: 1, unexplained: 0 })
    // 12 went out by count, 9 + 1 by list: two are unexplained, one went to a stranger.
    expect(done.body).toMatchObject({ doubtful: 3, state: 'closed' })
    const stranger = await reconcile(round, {
      venueId: far,
      handedTo: [round.id],
      strangers: 0,
      unexplained: 0,
    })
    expect(stranger.refused?.type).toBe('round_moved')
  })

  test('its paper does not become a phone’s ballot, whoever asks', async () => {
    const day = await openConference(house, {
      representatives: 42,
      venues: [{ name: '主会场' }, { name: '远处会场', many: 12, network: false }],
    })
    const round = await opened(house, day, motion())
    const far = day.at('远处会场')[0]!
    expect(
      (await change(round, far, { channel: 'phone', paperGivenBack: true })).refused?.params.reason,
    ).toBe('no-network')
    expect((await cast(far, round.id, approve(round, 'y'))).refused?.type).toBe('votes_otherwise')
  })
})
