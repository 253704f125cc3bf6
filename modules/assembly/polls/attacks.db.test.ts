import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  approve,
  type Conference,
  cast,
  castAll,
  election,
  motion,
  openConference,
  opened,
  prepare,
  type Seat,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import * as contract from '../contract.ts'

// What somebody would try who means harm, or is only lazy, from a seat, from the table and from the desk.

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const votersOf = async (id: string) => (await clerk.ask(contract.listVoters, { params: { id } })).body.voters

/** 12 papers in one box. */
const onPaper = () =>
  openConference(house, {
    representatives: 12,
    venues: [{ name: '票桌' }, { name: '会场', many: 12, ballotBy: 'paper' }],
  })

describe('at the desk', () => {
  test('nobody of a ballot on paper is given the only phone, whose vote would be what paper leaves of the whole', async () => {
    const day = await onPaper()
    const round = await opened(house, day, motion())
    expect(round.assigned).toEqual({ phone: 0, paper: 12, hands: 0 })
    const [voter] = await votersOf(round.id)
    const answer = await clerk.ask(contract.changeChannel, {
      params: { id: round.id, voterId: voter!.id },
      body: { channel: 'phone', paperGivenBack: true },
    })
    expect(answer.refused).toEqual({ type: 'channel_kept', params: { reason: 'small-channel' } })
  })

  test('where votes are named anybody may change to the phone', async () => {
    const day = await onPaper()
    const round = await opened(house, day, motion({ secrecy: 'named' }))
    const [voter] = await votersOf(round.id)
    const answer = await clerk.ask(contract.changeChannel, {
      params: { id: round.id, voterId: voter!.id },
      body: { channel: 'phone', paperGivenBack: true },
    })
    expect(answer.status).toBe(200)
  })

  test('a candidate stands on one line, by whichever entry of the person', async () => {
    const day = await openConference(house, { representatives: 12 })
    const [one, other, third] = day.seats as [Seat, Seat, Seat]
    await house.sql`update people.person set alias_of = ${one.personId} where id = ${other.personId}`
    await house.sql`update assembly.attendee set removed_at = ${house.clock.now()} where id = ${other.attendeeId}`
    const lines = [one, other, third].map(({ name, personId }) => ({ label: name, personId }))
    const poll = await prepare(house, day, { ...election([], 2), options: lines })
    const { body } = await clerk.ask(contract.getOpening, { params: { id: poll } })
    expect(body.obstacles).toEqual([{ name: 'repeated-option', option: other.name }])
    const opening = await clerk.ask(contract.openRound, { params: { id: poll }, body: {} })
    expect(opening.refused?.type).toBe('opening_obstructed')
  })
})

describe('at the table', () => {
  let day: Conference
  let round: RoundFacts
  let box: string
  const enter = (teller: Seat, yes: number) =>
    teller.client.ask(contract.enterPaperCount, {
      params: { id: round.id },
      body: {
        boxId: box,
        issued: 12,
        returned: 12,
        invalid: 0,
        lines: [{ option: round.options[0]!.id, for: yes, against: 12 - yes, abstain: 0 }],
      },
    })
  beforeAll(async () => {
    day = await onPaper()
    box = day.venues.会场!
    round = await opened(house, day, motion())
    await close(round.id)
  })

  test('whoever has not counted does not find the other’s numbers by trying one after another', async () => {
    const [honest, lazy] = [day.tellers[2]!, day.tellers[3]!]
    // One's own slips before the other has entered anything tell nothing.
    for (const yes of [1, 2, 3, 4, 5]) expect((await enter(honest, yes)).body.state).toBe('waiting')
    for (const yes of [12, 11, 10]) expect((await enter(lazy, yes)).body.state).toBe('differ')
    expect((await enter(lazy, 5)).refused).toEqual({ type: 'entered_often', params: { most: 3 } })
    // Once the other has counted again, both go on.
    expect((await enter(honest, 6)).body.state).toBe('differ')
    expect((await enter(lazy, 6)).body.state).toBe('agreed')
  })

  test('and a box that is counted anew is open to all its tellers', async () => {
    await clerk.ask(contract.recountBox, { params: { id: round.id, boxId: box } })
    expect((await enter(day.tellers[2]!, 7)).body.state).toBe('waiting')
    for (const yes of [1, 2, 3]) expect((await enter(day.tellers[3]!, yes)).body.state).toBe('differ')
    expect((await enter(day.tellers[3]!, 7)).refused?.type).toBe('entered_often')
    await clerk.ask(contract.recountBox, { params: { id: round.id, boxId: box } })
    expect((await enter(day.tellers[3]!, 7)).body.state).toBe('waiting')
    expect((await enter(day.tellers[2]!, 7)).body.state).toBe('agreed')
  })
})

describe('from the street', () => {
  test('the file of a committee’s own meeting, with its names, is not handed out; that of a conference is', async () => {
    const day = await openConference(house, { representatives: 12 })
    const round = await opened(house, day, motion({ secrecy: 'named' }))
    await castAll(day.seats, round.id, () => approve(round, 'y'))
    await close(round.id)
    const path = `/api/assembly/rounds/${round.id}/file`
    expect((await house.anyone.get(path)).status).toBe(200)
    await house.sql`update assembly.session set kind = 'meeting' where id = ${day.sessionId}`
    expect((await house.anyone.get(path)).status).toBe(404)
    expect((await day.seats[0]!.client.get(path)).status).toBe(200)
  })
})

describe('from a seat', () => {
  test('of many ballots that one person sends at once, each with a token of its own, one is in the box', async () => {
    const day = await openConference(house, { representatives: 12 })
    const round = await opened(house, day, motion())
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        cast(day.seats[0]!, round.id, approve(round, at % 2 ? 'y' : 'n')),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(11).fill(409)])
    await castAll(day.seats.slice(1), round.id, () => approve(round, 'a'))
    const [first, second] = await Promise.all([close(round.id), close(round.id)])
    expect(first.body.sums).toEqual({ issued: 12, returned: 12, valid: 12, invalid: 0 })
    expect(second.body.digest).toBe(first.body.digest)
  })
})
