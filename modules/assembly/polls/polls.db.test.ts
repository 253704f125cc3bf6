import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import {
  approve,
  type Conference,
  cast,
  castAll,
  election,
  half,
  motion,
  openConference,
  opened,
  openPrepared,
  prepare,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse, personId } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'
import { verifyPublished } from '../rules/verifying.ts'

// A poll from its preparation to its file: what stands in the way, what is frozen, what anybody learns and when.

let house: House
let clerk: Client
let day: Conference
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  clerk = await house.as('尤书晏')
  day = await openConference(house, { representatives: 24, absent: 6 })
})
afterAll(() => house.close())

const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const read = async (id: string) => (await clerk.ask(contract.getRound, { params: { id } })).body
const open = (id: string, body = {}) => clerk.ask(contract.openRound, { params: { id }, body })
const readFile = async (id: string, client = house.anyone) =>
  (await client.get<unknown>(`/api/assembly/rounds/${id}/file`)).bytes.toString('utf8')

describe('a motion on phones', () => {
  test('is decided by whole numbers once it is closed; nobody learns how it stands before', async () => {
    const round = await opened(house, day, motion())
    expect(round).toMatchObject({
      number: 1,
      ordinal: 1,
      cause: 'first',
      state: 'open',
      assigned: { phone: 24, paper: 0, hands: 0 },
      frozen: { entitled: 30, present: 24 },
      reply: null,
      sums: null,
      digest: null,
    })
    await castAll(day.seats.slice(0, 20), round.id, (at) =>
      approve(round, at < 16 ? 'y' : at < 18 ? 'n' : 'a'),
    )
    expect(await read(round.id)).toMatchObject({ cast: { phone: 20 }, reply: null, sums: null, digest: null })
    expect((await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).status).toBe(404)
    const counting = await clerk.ask(contract.getCounting, { params: { id: round.id } })
    expect(counting.body).toMatchObject({ sheet: null, boxes: [] })
    const closed = await close(round.id)
    expect(closed.body).toMatchObject({
      state: 'closed',
      sums: { issued: 24, returned: 20, valid: 20, invalid: 0 },
      reply: { needed: 16, quorate: true, options: [{ for: 16, against: 2, abstain: 2, passed: true }] },
      next: null,
    })
    // Ending it again answers the same.
    expect((await close(round.id)).body).toEqual(closed.body)
  })

  test('one vote fewer does not pass', async () => {
    const round = await opened(house, day, motion())
    await castAll(day.seats.slice(0, 20), round.id, (at) => approve(round, at < 15 ? 'y' : 'n'))
    expect((await close(round.id)).body.reply?.options).toMatchObject([{ for: 15, passed: false }])
  })

  test('is published for everybody at once, recounts, and names its place where somebody changed it', async () => {
    const round = await opened(house, day, motion())
    await castAll(day.seats, round.id, (at) => approve(round, at < 20 ? 'y' : 'n'))
    const { body } = await close(round.id)
    const file = await readFile(round.id)
    const verified = verifyPublished(file)
    expect(verified).toMatchObject({ ok: true, digest: body.digest, faults: [] })
    expect(verified.poll).toMatchObject({ sums: body.sums, result: { verdict: body.reply?.verdict } })
    expect(verified.poll?.ballots).toHaveLength(24)
    expect(file).not.toContain('"voter"')
    const [event] = await house.sql<{ data: { digest: string } }>`
      select data from ledger.event where kind = 'assembly.round_closed' and subject_id = ${round.id}`
    expect(event!.data.digest).toBe(body.digest)
    const forged = file.replace(`"${round.options[0]!.id}":"n"`, `"${round.options[0]!.id}":"y"`)
    expect(verifyPublished(forged)).toMatchObject({ ok: false })
    expect(verifyPublished(forged).faults.map(({ at }) => at)).toContainEqual(
      expect.stringMatching(/^\/ballots\/\d+$/),
    )
  })

  test('in a named poll every vote is published under its name', async () => {
    const round = await opened(house, day, motion({ secrecy: 'named' }))
    await castAll(day.seats.slice(0, 18), round.id, (at) => approve(round, at === 3 ? 'n' : 'y'))
    await close(round.id)
    const { ok, poll } = verifyPublished(await readFile(round.id))
    expect(ok).toBe(true)
    const said = poll!.ballots.map(
      ({ voter, marks }) => `${voter?.name} ${marks.lines?.[round.options[0]!.id]}`,
    )
    expect(said.sort()).toEqual(
      day.seats
        .slice(0, 18)
        .map(({ name }, at) => `${name} ${at === 3 ? 'n' : 'y'}`)
        .sort(),
    )
  })

  test('of a rehearsal the file is for those who see the session', async () => {
    const dry = await openConference(house, { representatives: 12, run: 'rehearsal' })
    const round = await opened(house, dry, motion())
    await close(round.id)
    expect((await house.anyone.get(`/api/assembly/rounds/${round.id}/file`)).status).toBe(404)
    expect(verifyPublished(await readFile(round.id, dry.seats[0]!.client)).ok).toBe(true)
  })
})

describe('what stands in the way of opening', () => {
  const namesOf = async (pollId: string) => {
    const shown = await clerk.ask(contract.getOpening, { params: { id: pollId } })
    const refused = await open(pollId)
    // The screen and the act see the same.
    const params = refused.refused?.params as { obstacles: { name: string }[] } | undefined
    expect(params?.obstacles ?? []).toEqual(shown.body.obstacles)
    if (shown.body.obstacles.length > 0) expect(refused.refused?.type).toBe('opening_obstructed')
    return shown.body.obstacles.map(({ name }) => name)
  }

  test('too few are there, by whole numbers', async () => {
    const few = await openConference(house, { representatives: 19, absent: 11 })
    expect(await namesOf(await prepare(house, few, motion()))).toEqual(['inquorate'])
    const enough = await openConference(house, { representatives: 20, absent: 10 })
    expect(await namesOf(await prepare(house, enough, motion()))).toEqual([])
  })

  test('a rule with a zero denominator, a mode that does not fit, too many things at once', async () => {
    const id = await prepare(
      house,
      day,
      motion({
        rule: { share: [1, 0], strict: true, base: 'entitled' },
        mode: 'grades',
        writeIns: 'instead-of',
      }),
    )
    expect((await namesOf(id)).sort()).toEqual(['bad-share', 'mode-does-not-fit', 'write-ins-do-not-fit'])
  })

  test('a candidate who counts, one who scrutinises, too few tellers, parts below ten', async () => {
    const mixed = await openConference(house, {
      representatives: 20,
      venues: [{ name: '主会场' }, { name: '分会场', many: 9, ballotBy: 'paper' }],
    })
    await house.sql`delete from assembly.duty where session_id = ${mixed.sessionId} and duty = 'teller' and person_id <> ${mixed.tellers[0]!.personId}`
    await house.sql`update assembly.duty set venue_id = null where session_id = ${mixed.sessionId}`
    const id = await prepare(house, mixed, {
      ...election([], 1),
      options: [
        { label: '候选人甲', personId: mixed.tellers[0]!.personId },
        { label: '候选人乙', personId: mixed.scrutineers[0]!.personId },
      ],
    })
    expect((await namesOf(id)).sort()).toEqual([
      'candidate-counts',
      'candidate-counts',
      'small-channel',
      'too-few-tellers',
    ])
    const { body } = await clerk.ask(contract.getOpening, { params: { id } })
    expect(body.obstacles.find(({ name }) => name === 'candidate-counts')?.person).toBe(
      mixed.tellers[0]!.name,
    )
  })

  test('one person on two rows of the list', async () => {
    const twice = await openConference(house, { representatives: 12 })
    await house.sql`update people.person set alias_of = ${twice.seats[0]!.personId} where id = ${twice.seats[1]!.personId}`
    expect(await namesOf(await prepare(house, twice, motion()))).toEqual(['same-person-twice'])
  })

  test('nothing is open without a run, and only whoever runs the session opens', async () => {
    const id = await prepare(house, day, motion())
    const leader = await house.as('单立群')
    expect((await leader.ask(contract.getOpening, { params: { id } })).status).toBe(200)
    expect(
      (await (await house.as('欧阳𬭎')).ask(contract.openRound, { params: { id }, body: {} })).status,
    ).toBe(403)
    expect((await day.seats[0]!.client.ask(contract.openRound, { params: { id }, body: {} })).status).toBe(
      403,
    )
    const idle = await openConference(house, { representatives: 12 })
    const waiting = await prepare(house, idle, motion())
    await house.sql`update assembly.run set ended_at = began_at, ended_by = ${personId('尤书晏')} where id = ${idle.runId}`
    expect((await open(waiting)).refused?.type).toBe('no_run')
  })
})

describe('what is open', () => {
  test('opens once, however many open it at once, and ends once', async () => {
    const id = await prepare(house, day, motion())
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(id)))
    expect(new Set(answers.map(({ body }) => (body as { id?: string }).id)).size).toBe(1)
    const roundId = answers[0]!.body.id
    const ends = await Promise.all(Array.from({ length: 20 }, () => close(roundId)))
    expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 200))
    const events = await house.sql<{ kind: string; n: number }>`
      select kind, count(*)::int as n from ledger.event where subject_id = ${roundId} group by kind order by kind`
    expect(events).toEqual([
      { kind: 'assembly.round_closed', n: 1 },
      { kind: 'assembly.round_opened', n: 1 },
      { kind: 'assembly.voting_ended', n: 1 },
    ])
  })

  test('does not change: the poll, its order in a later ballot, who is present', async () => {
    const poll = motion()
    const id = await prepare(house, day, poll)
    await openPrepared(house, id)
    const change = await clerk.ask(contract.changePoll, {
      params: { id },
      body: { ...poll, seats: 2, version: 1 },
    })
    expect(change.refused?.type).toBe('poll_used')
    expect((await clerk.ask(contract.removePoll, { params: { id } })).refused?.type).toBe('poll_used')
    const { body } = await clerk.ask(contract.getPoll, { params: { id } })
    await close(body.rounds[0]!.id)
    // A decided question is not asked again.
    const again = await open(id)
    expect(again.refused?.params).toMatchObject({
      obstacles: [{ name: 'no-next', cause: 'first', instead: null }],
    })
  })

  test('is voided with a reason only; it can be repeated, and both stay', async () => {
    const round = await opened(house, day, motion())
    await castAll(day.seats.slice(0, 5), round.id, () => approve(round, 'y'))
    const voiding = (reason: string) =>
      clerk.ask(contract.voidRound, { params: { id: round.id }, body: { reason } })
    expect((await voiding('')).status).toBe(400)
    const voided = (await voiding('网络中断，多数代表没有收到选票')).body
    expect(voided).toMatchObject({
      state: 'void',
      voidCause: 'declared',
      next: 'repeat',
      reply: null,
      cast: { phone: 5 },
    })
    expect((await cast(day.seats[7]!, round.id, approve(round, 'y'))).refused?.type).toBe('not_open')
    // Of what was never counted nobody learns how it stood.
    const first = verifyPublished(await readFile(round.id))
    expect(first).toMatchObject({ ok: true, digest: voided.digest })
    expect(first.poll).toMatchObject({
      result: null,
      ballots: [],
      voided: { reason: '网络中断，多数代表没有收到选票' },
    })
    const second = await openPrepared(house, round.pollId, { cause: 'repeat', formerId: round.id })
    expect(second).toMatchObject({ ordinal: 2, cause: 'repeat', formerId: round.id })
    await castAll(day.seats, second.id, () => approve(second, 'y'))
    const closed = (await close(second.id)).body
    expect(closed.state).toBe('closed')
    expect(verifyPublished(await readFile(second.id)).poll?.round.former).toMatchObject([
      { digest: voided.digest },
    ])
    // A result that stood and is voided stays readable beside the reason.
    const late = await clerk.ask(contract.voidRound, {
      params: { id: second.id },
      body: { reason: '会议程序有误' },
    })
    expect(late.body).toMatchObject({ state: 'void', reply: closed.reply, sums: closed.sums })
    expect(late.body.digest).not.toBe(closed.digest)
    const after = verifyPublished(await readFile(second.id))
    expect(after).toMatchObject({ ok: true, digest: late.body.digest })
    expect(after.poll).toMatchObject({ voided: { cause: 'declared' }, result: { elected: [] } })
    const { body } = await clerk.ask(contract.listRounds, { params: { id: day.sessionId } })
    expect(body.rounds.filter(({ pollId }) => pollId === round.pollId)).toHaveLength(2)
    expect((await house.sql`select text from assembly.published where round_id = ${second.id}`).length).toBe(
      2,
    )
    expect((await voiding('再来一次')).refused?.type).toBe('round_moved')
  })
})

describe('a rehearsal', () => {
  test('is wiped whole, open boxes and all, and its polls may be changed again', async () => {
    const dry = await openConference(house, {
      representatives: 30,
      run: 'rehearsal',
      venues: [{ name: '主会场' }, { name: '分会场', many: 12, ballotBy: 'paper' }],
    })
    const counted = await opened(house, dry, motion())
    await castAll(dry.at('主会场'), counted.id, () => approve(counted, 'y'))
    await close(counted.id)
    await dry.tellers[2]!.client.ask(contract.enterPaperCount, {
      params: { id: counted.id },
      body: {
        boxId: dry.venues.分会场!,
        issued: 12,
        returned: 12,
        invalid: 0,
        lines: [{ option: counted.options[0]!.id, for: 12 }],
      },
    })
    const named = await opened(house, dry, motion({ secrecy: 'named', ballotBy: 'phone' }))
    await castAll(dry.seats, named.id, () => approve(named, 'y'))
    await close(named.id)
    const still = await opened(house, dry, motion())
    await castAll(dry.at('主会场').slice(0, 3), still.id, () => approve(still, 'y'))
    expect((await clerk.ask(contract.endRun, { params: { id: dry.runId } })).status).toBe(200)
    expect((await close(still.id)).refused?.type).toBe('no_run')
    expect((await clerk.ask(contract.wipeRun, { params: { id: dry.runId } })).status).toBe(200)
    const proof = (await clerk.ask(contract.getRunProof, { params: { id: dry.runId } })).body
    const of = (table: string) => proof.tables.find((line) => line.table === table)
    for (const [table, before] of [
      ['round', 3],
      ['voter', 90],
      ['ballot', 3],
      ['counted_ballot', 18],
      ['named_ballot', 30],
      ['count_entry', 1],
      ['published', 1],
    ] as const)
      expect(of(table)).toMatchObject({ before, after: 0, now: 0 })
    expect((await clerk.ask(contract.removePoll, { params: { id: counted.pollId } })).status).toBe(200)
  })
})

describe('preparing', () => {
  test('options come from one place, belong to this session, and keep their order', async () => {
    const problem = async (changes: Parameters<typeof motion>[0]) =>
      (await clerk.ask(contract.preparePoll, { params: { id: day.sessionId }, body: motion(changes) }))
        .refused?.type
    expect(await problem({ options: [] })).toBe('options_unfit')
    const other = await openConference(house, { representatives: 12 })
    const next = await prepare(house, other, motion())
    expect(await problem({ options: [], fromPollId: next })).toBe('options_unfit')
    expect(await problem({ fromPollId: next })).toBe('options_unfit')
    expect(await problem({ itemId: newId() })).toBe('not_found')
    const id = await prepare(house, other, motion({ question: '另一件', rule: half('present') }))
    const polls = async () =>
      (await clerk.ask(contract.listPolls, { params: { id: other.sessionId } })).body.polls
    expect((await polls()).map((poll) => poll.id)).toEqual([next, id])
    await clerk.ask(contract.orderPolls, { params: { id: other.sessionId }, body: { ids: [id, next] } })
    expect((await polls()).map((poll) => poll.id)).toEqual([id, next])
    const changed = await clerk.ask(contract.changePoll, {
      params: { id },
      body: { ...motion({ options: [{ label: '甲' }, { label: '乙', note: '丙' }] }), version: 1 },
    })
    expect(changed.body).toEqual({ version: 2 })
    const stale = await clerk.ask(contract.changePoll, { params: { id }, body: { ...motion(), version: 1 } })
    expect(stale.status).toBe(412)
    expect((await polls())[0]).toMatchObject({
      options: [{ label: '甲' }, { label: '乙', note: '丙' }],
      version: 2,
    })
    expect((await clerk.ask(contract.removePoll, { params: { id } })).status).toBe(200)
    expect((await polls()).map((poll) => poll.id)).toEqual([next])
  })
})
