import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  approve,
  cast,
  castAll,
  type Conference,
  election,
  motion,
  newToken,
  opened,
  openConference,
  openPrepared,
  pick,
  prepare,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'
import { verifyPublished } from '../rules/verifying.ts'

// Polls on phones: what is frozen, who may vote, what anybody learns, and which ballot comes next.

let house: House
let clerk: Client
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
})
afterAll(() => house.close())

const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const read = async (id: string) => (await clerk.ask(contract.getRound, { params: { id } })).body

describe('a secret motion on phones', () => {
  let day: Conference
  beforeAll(async () => {
    day = await openConference(house, { representatives: 24, absent: 6 })
  })

  test('is decided by whole numbers once it is closed, and nobody learns how it stands before', async () => {
    const round = await opened(house, day, motion())
    expect(round).toMatchObject({
      number: 1,
      state: 'open',
      assigned: { phone: 24, paper: 0, hands: 0 },
      frozen: { entitled: 30, present: 24 },
      reply: null,
      sums: null,
    })
    await castAll(day.seats.slice(0, 20), round.id, (at) => approve(round, at < 16 ? 'y' : at < 18 ? 'n' : 'a'))
    const midway = await read(round.id)
    expect(midway).toMatchObject({ cast: { phone: 20 }, reply: null, sums: null, digest: null })
    const closed = await close(round.id)
    expect(closed.body).toMatchObject({
      state: 'closed',
      sums: { issued: 24, returned: 20, valid: 20, invalid: 0 },
      reply: { needed: 16, quorate: true, options: [{ for: 16, against: 2, abstain: 2, passed: true }] },
      next: null,
    })
    expect((await close(round.id)).body).toEqual(closed.body)
  })
})
