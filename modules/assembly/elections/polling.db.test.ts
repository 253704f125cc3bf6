import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import {
  done,
  importVoters,
  prepareElection,
  signIn,
  stationBody,
  votersCsv,
} from '../../../tests/support/assembly-committee.ts'
import type { Client } from '../../../tests/support/client.ts'
import { type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as assembly from '../contract.ts'

// One election from its frozen register to its result, and the by-election after it.

let house: House
let clerk: Client
let id: string
let roll: readonly assembly.Elector[]
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await signIn(house, '尤书晏')
  id = await prepareElection(house)
  await importVoters(clerk, id, votersCsv(30))
  await on('2026-03-11')
  await done(clerk.ask(assembly.freezeRegister, { params: { id } }))
  roll = (await done(clerk.ask(assembly.listRegister, { params: { id }, query: {} }))).voters
})
afterAll(() => house.close())

const on = async (day: string) => {
  house.clock.set(`${day}T01:00:00Z`)
  clerk = await signIn(house, '尤书晏')
}
const get = async (election = id) => done(clerk.ask(assembly.getElection, { params: { id: election } }))
const polling = async () => done(clerk.ask(assembly.getPolling, { params: { id } }))

let main: string
const nominate = (post: assembly.SoughtPost, voterId: string) =>
  clerk.ask(assembly.nominate, {
    params: { id },
    body: {
      post,
      voterId,
      name: null,
      nominatedBy: 'residents',
      nominators: 12,
      introduction: '热心邻里事务。',
    },
  })

test('candidates come from the register, are as many as the method asks for, and do not change once announced', async () => {
  const director = await done(nominate('director', roll[0]!.id))
  const members = await Promise.all([1, 2].map(async (n) => done(nominate('member', roll[n]!.id))))
  expect((await nominate('member', roll[1]!.id)).refused?.type).toBe('candidate_twice')
  expect((await nominate('deputy_director', roll[5]!.id)).refused?.type).toBe('candidate_not')
  const settle = (candidate: string, state: 'confirmed' | 'withdrawn' = 'confirmed') =>
    clerk.ask(assembly.settleCandidate, { params: { id: candidate }, body: { state, reason: null } })
  for (const one of [director, ...members]) await done(settle(one.id))
  const show = () => clerk.ask(assembly.showCandidates, { params: { id } })
  expect((await show()).refused).toEqual({
    type: 'candidates_few',
    params: { post: 'member', candidates: 2, needed: 3 },
  })
  const third = await done(nominate('member', roll[3]!.id))
  await done(settle(third.id))
  expect((await house.anyone.ask(assembly.getPublicElection, { params: { id } })).body.candidates).toEqual([])
  await done(show())
  expect((await nominate('member', roll[4]!.id)).refused?.type).toBe('candidates_shown')
  const { candidates } = (await house.anyone.ask(assembly.getPublicElection, { params: { id } })).body
  expect(candidates.map(({ post }) => post)).toEqual(['director', 'member', 'member', 'member'])
  const { pollIds } = await done(clerk.ask(assembly.prepareBallots, { params: { id } }))
  expect(pollIds).toHaveLength(2)
  const again = await clerk.ask(assembly.prepareBallots, { params: { id } })
  expect(again.refused?.type).toBe('polls_prepared')
  const { polls } = await done(clerk.ask(assembly.listPolls, { params: { id } }))
  expect(polls.map(({ mode, seats, ballotBy, options }) => [mode, seats, ballotBy, options.length])).toEqual([
    ['approve', 1, 'paper', 1],
    ['pick', 2, 'paper', 3],
  ])
})

test('voters are expected at the station of their building, and the roving box is there only by the method', async () => {
  const add = (body: ReturnType<typeof stationBody>) =>
    clerk.ask(assembly.addStation, { params: { id }, body })
  main = (await done(add(stationBody('书带里活动室')))).id
  await done(add(stationBody('流动票箱', ['书带坊3号'], true)))
  expect((await add(stationBody('书带里活动室'))).refused?.type).toBe('station_twice')
  const late = { ...stationBody('错的钟点'), closesAt: '2026-03-21T23:00:00Z' }
  expect((await add(late)).refused?.type).toBe('bad_hours')
  expect((await polling()).stations.map(({ name, expected }) => [name, expected])).toEqual([
    ['书带里活动室', 20],
    ['流动票箱', 10],
  ])
})

test('votes are entrusted to so many as the method allows, never in chains and never to candidates', async () => {
  const entrust = (voter: number, carrier: number) =>
    clerk.ask(assembly.entrustVote, {
      params: { id },
      body: { voterId: roll[voter]!.id, carrierId: roll[carrier]!.id, reason: '住院' },
    })
  const why = async (voter: number, carrier: number) => (await entrust(voter, carrier)).refused?.params.why
  expect(await why(10, 0)).toBe('candidate')
  expect(await why(10, 10)).toBe('not_allowed')
  const racing = await Promise.all([entrust(10, 20), entrust(11, 20), entrust(12, 20)])
  expect(racing.map(({ status }) => status).sort()).toEqual([200, 200, 409])
  const carried = (await polling()).entrustments
  expect(carried).toHaveLength(2)
  const gone = roll.findIndex(({ id: one }) => one === carried[0]!.voter.id)
  expect(await why(gone, 21)).toBe('entrusted')
  expect(await why(20, 21)).toBe('voter_carries')
  expect(await why(21, gone)).toBe('carrier_entrusts')
})

const hand = (voterId: string, carriedIds: string[] = [], stationId = main) =>
  clerk.ask(assembly.handCards, { params: { id }, body: { voterId, stationId, carriedIds } })

test('no card is handed before the day, and the wiped rehearsal leaves none', async () => {
  expect((await hand(roll[0]!.id)).refused?.type).toBe('no_run')
  const run = await done(clerk.ask(assembly.beginRun, { params: { id }, body: { kind: 'rehearsal' } }))
  await done(hand(roll[0]!.id))
  await done(clerk.ask(assembly.closePolling, { params: { id } }))
  expect((await hand(roll[1]!.id)).refused?.type).toBe('polling_over')
  await done(clerk.ask(assembly.endRun, { params: { id: run.id } }))
  await done(clerk.ask(assembly.wipeRun, { params: { id: run.id } }))
  expect(await polling()).toMatchObject({ handed: 0, closed: null })
  expect(await house.sql`select from assembly.polling where run_id = ${run.id}`).toHaveLength(0)
  const acts = await house.sql<{ kind: string }>`
    select kind from ledger.event where kind in ('assembly.polling_closed', 'assembly.signed_in')`
  expect(acts).toEqual([])
})

test('a card is handed once however many tables try, with the cards that are carried, and counts the turnout', async () => {
  await on('2026-03-22')
  await done(clerk.ask(assembly.beginRun, { params: { id }, body: { kind: 'real' } }))
  const secretary = await signIn(house, '乐文娟')
  const tables = await Promise.all(
    [clerk, secretary, clerk, secretary].map((table) =>
      table.ask(assembly.handCards, {
        params: { id },
        body: { voterId: roll[0]!.id, stationId: main, carriedIds: [] },
      }),
    ),
  )
  expect(tables.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(tables.find(({ refused }) => refused)?.refused).toMatchObject({
    type: 'voted_before',
    params: { station: '书带里活动室' },
  })
  // A voter who was ticked out, or left by their own phone, gets no second one, and counts as having come.
  const [{ attendee } = { attendee: '' }] = await house.sql<{ attendee: string }>`
    select a.id as attendee from assembly.attendee a join assembly.elector e on e.session_id = a.session_id and e.person_id = a.person_id
    where e.id = ${roll[0]!.id}`
  await done(clerk.ask(assembly.tickOut, { params: { id }, body: { attendeeId: attendee } }))
  expect((await hand(roll[0]!.id)).refused?.type).toBe('voted_before')
  // Whoever only reads sees the turnout; who votes for whom, and the roll, is for those at a table.
  const reader = await signIn(house, '沈砚秋')
  const read = await done(reader.ask(assembly.getPolling, { params: { id } }))
  expect([read.handed, read.entrustments]).toEqual([1, []])
  expect((await reader.ask(assembly.findVoter, { params: { id }, query: { search: '书带' } })).status).toBe(
    403,
  )
  for (const part of ['attendees', 'check-in/people', 'floor?search=文'])
    expect((await reader.get(`/api/assembly/sessions/${id}/${part}`)).status).toBe(403)
  expect((await clerk.ask(assembly.listCheckIn, { params: { id } })).body).toHaveLength(30)
  const [carried] = (await polling()).entrustments
  const { voters } = await done(
    clerk.ask(assembly.findVoter, { params: { id }, query: { search: carried!.carrier.name } }),
  )
  const carrier = voters.find((one) => one.id === carried!.carrier.id)!
  expect(carrier.carries).toHaveLength(2)
  expect((await hand(carried!.voter.id)).refused).toEqual({
    type: 'vote_entrusted',
    params: { carrier: carried!.carrier.name },
  })
  expect((await hand(roll[1]!.id, [carried!.voter.id])).status).toBe(404)
  const given = await done(
    hand(
      carrier.id,
      carrier.carries.map((one) => one.id),
    ),
  )
  expect(given.handed).toBe(3)
  expect(await polling()).toMatchObject({
    entitled: 30,
    handed: 4,
    entrusted: 2,
    needed: 16,
    isEnough: false,
  })
  const rest = roll.filter(({ id: one }) => one !== roll[0]!.id && one !== carrier.id)
  const entrusted = new Set((await polling()).entrustments.map(({ voter }) => voter.id))
  for (const { id: one } of rest.filter((row) => !entrusted.has(row.id)).slice(0, 16)) await done(hand(one))
  expect(await polling()).toMatchObject({ handed: 20, isEnough: true })
})

test('polling closes once, and the ballots are counted for those who took part', async () => {
  const closes = await Promise.all([1, 2].map(() => clerk.ask(assembly.closePolling, { params: { id } })))
  expect(closes.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(closes.find(({ status }) => status === 200)?.body).toEqual({
    entitled: 30,
    handed: 20,
    isValid: true,
  })
  expect((await get()).stage).toBe('counting')
  const left = roll.find(({ id: one }) => one === roll[29]!.id)!
  expect((await hand(left.id)).refused?.type).toBe('polling_over')

  for (const [name, duty] of [
    ['单立群', 'teller'],
    ['仇雅萍', 'teller'],
    ['欧阳𬭎', 'scrutineer'],
  ] as const)
    await house.sql`insert into assembly.duty (id, session_id, person_id, duty, venue_id)
      values (${newId()}, ${id}, ${personId(name)}, ${duty}, ${duty === 'teller' ? main : null})`
  const tellers = [await signIn(house, '单立群'), await signIn(house, '仇雅萍')]
  const scrutineer = await signIn(house, '欧阳𬭎')
  const { polls } = await done(clerk.ask(assembly.listPolls, { params: { id } }))
  for (const poll of polls) {
    const round = await done(clerk.ask(assembly.openRound, { params: { id: poll.id }, body: {} }))
    expect(round.frozen).toEqual({ entitled: 30, present: 20 })
    const reader = await signIn(house, '沈砚秋')
    expect((await reader.ask(assembly.listVoters, { params: { id: round.id } })).status).toBe(403)
    expect((await clerk.ask(assembly.listVoters, { params: { id: round.id } })).body.voters).toHaveLength(20)
    await done(clerk.ask(assembly.closeRound, { params: { id: round.id } }))
    const lines = round.options.map(({ id: option }, n) =>
      poll.mode === 'approve'
        ? { option, for: 18, against: 2, abstain: 0 }
        : { option, for: [18, 15, 5][n]! },
    )
    for (const teller of tellers)
      await done(
        teller.ask(assembly.enterPaperCount, {
          params: { id: round.id },
          body: { boxId: main, issued: 20, returned: 20, invalid: 0, lines },
        }),
      )
    const { sheet } = await done(scrutineer.ask(assembly.getCounting, { params: { id: round.id } }))
    await done(
      scrutineer.ask(assembly.signCount, {
        params: { id: round.id },
        body: { digest: sheet!.digest, signs: true },
      }),
    )
    const closed = await done(clerk.ask(assembly.getRound, { params: { id: round.id } }))
    expect(closed.state).toBe('closed')
  }
})

test('those elected are seated on the ballot they were elected by, once, and the result is public', async () => {
  const show = () => clerk.ask(assembly.showResult, { params: { id }, body: { fromOn: '2026-04-01' } })
  expect((await done(show())).seated).toBe(3)
  expect((await done(show())).seated).toBe(3)
  const election = await get()
  expect(election.stage).toBe('elected')
  const term = await done(clerk.ask(assembly.getCommitteeTerm, { params: { id: election.termId } }))
  expect(term.now.map(({ post, how }) => [post, how])).toEqual([
    ['director', 'elected'],
    ['member', 'elected'],
    ['member', 'elected'],
  ])
  expect(term.now.every(({ roundId }) => roundId !== null)).toBe(true)
  const open = (await house.anyone.ask(assembly.getPublicElection, { params: { id } })).body
  expect(open.elected).toHaveLength(3)
  expect(open.turnout).toEqual({ entitled: 30, handed: 20 })
})

test('a by-election takes over the register, fills the seat of whoever left, and too few voters make it void', async () => {
  const { run } = await get()
  await done(clerk.ask(assembly.endRun, { params: { id: run!.id } }))
  await on('2026-09-01')
  const { termId, place } = await get()
  const term = await done(clerk.ask(assembly.getCommitteeTerm, { params: { id: termId } }))
  const member = term.now.find(({ post }) => post === 'member')!
  await done(
    clerk.ask(assembly.leaveBody, {
      params: { id: member.id },
      body: { on: '2026-09-01', reason: 'moved', words: null },
    }),
  )
  const former = await get()
  const offices = await done(clerk.ask(assembly.listNeighbourhoods))
  const body = offices.bodies.find((one) => one.placeId === place.id)!
  const { id: later } = await done(
    clerk.ask(assembly.prepareElection, {
      body: {
        placeId: place.id,
        officeId: body.officeId,
        cause: 'by_election',
        completesId: id,
        term: { ordinal: 12, fromOn: '2026-04-01', untilOn: '2031-04-01', seats: 3 },
        heldOn: '2026-09-20',
        opensAt: '2026-09-20T00:00:00Z',
        method: {
          ...former.method,
          posts: [{ post: 'member', seats: 1, more: 0 }],
          shownFrom: '2026-09-02',
          shownUntil: '2026-09-08',
          objectionsUntil: '2026-09-07',
          registrationUntil: null,
        },
      },
    }),
  )
  const taken = await done(
    clerk.ask(assembly.takeFormerRegister, { params: { id: later }, body: { fromId: id } }),
  )
  expect(taken.entered).toBe(30)
  expect((await get(later)).title).toBe('书带里居民委员会第十二届补选')
  await on('2026-09-08')
  await done(clerk.ask(assembly.freezeRegister, { params: { id: later } }))
  const station = await done(
    clerk.ask(assembly.addStation, {
      params: { id: later },
      body: {
        ...stationBody('书带里活动室'),
        opensAt: '2026-09-20T00:00:00Z',
        closesAt: '2026-09-20T08:00:00Z',
      },
    }),
  )
  await on('2026-09-20')
  await done(clerk.ask(assembly.beginRun, { params: { id: later }, body: { kind: 'real' } }))
  const { voters } = await done(clerk.ask(assembly.listRegister, { params: { id: later }, query: {} }))
  for (const voter of voters.slice(0, 15))
    await done(
      clerk.ask(assembly.handCards, {
        params: { id: later },
        body: { voterId: voter.id, stationId: station.id, carriedIds: [] },
      }),
    )
  // Exactly half is not more than half.
  expect(await done(clerk.ask(assembly.closePolling, { params: { id: later } }))).toEqual({
    entitled: 30,
    handed: 15,
    isValid: false,
  })
  expect((await get(later)).stage).toBe('failed')
  const seat = await clerk.ask(assembly.showResult, { params: { id: later }, body: { fromOn: '2026-09-21' } })
  expect(seat.refused?.type).toBe('nothing_elected')
})
