import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '../../../platform/log.ts'
import {
  approve,
  type Conference,
  cast,
  castAll,
  election,
  motion,
  newToken,
  openConference,
  opened,
  pick,
  type Seat,
} from '../../../tests/support/assembly.ts'
import { type Client, type House, openHouse } from '../../../tests/support/house.ts'
import * as contract from '../contract.ts'

// A voter and their ballot: one each, never lost, never to be found again.

let house: House
let clerk: Client
let day: Conference
let logged = ''
const log = openLog(
  'debug',
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  }),
)
beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z', log })
  clerk = await house.as('尤书晏')
  day = await openConference(house, { representatives: 40, absent: 2 })
})
afterAll(() => house.close())

const close = (id: string) => clerk.ask(contract.closeRound, { params: { id } })
const seat = (at: number): Seat => day.seats[at]!

/** Every row of the database, of any schema, that holds one of these texts; by table. */
async function tablesHolding(...texts: string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(house.db)
  const holding: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.raw(name)} t where ${sql.join(
        texts.map((text) => sql`strpos(t::text, ${text}) > 0`),
        sql` and `,
      )}`.execute(house.db)
    if (rows[0]!.n > 0) holding.push(name)
  }
  return holding
}
const dashed = (receipt: string) => receipt.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** Ten more who vote alike, so that the vote may be ended. */
const blanks = (roundId: string, marks: Parameters<typeof cast>[2]) =>
  castAll(day.seats.slice(20, 30), roundId, () => marks)

describe('what is left of a secret ballot', () => {
  test('nothing anywhere holds its voter and the ballot, its marks, its token or its receipt together', async () => {
    const round = await opened(house, day, election(['单立群', '仇雅萍', '解建国'], 2))
    const [first, second] = round.options.map(({ id }) => id)
    const token = newToken()
    const body = { token, marks: { mode: 'pick' as const, picks: [first!] } }
    const headers = { 'idempotency-key': newToken() }
    logged = ''
    const before = await clerk.ask(contract.castBallot, { params: { id: round.id }, body }, headers)
    expect(before.refused?.type).toBe('not_voter')
    const sent = await seat(0).client.ask(contract.castBallot, { params: { id: round.id }, body }, headers)
    expect(sent.status).toBe(200)
    const { receipt } = sent.body
    expect(receipt).toMatch(/^[0-9a-f]{32}$/)
    // A second one is refused, and the refusal is written down: without what was in it.
    const other = { token: newToken(), marks: { mode: 'pick' as const, picks: [second!] } }
    expect(
      (await seat(0).client.ask(contract.castBallot, { params: { id: round.id }, body: other }, headers))
        .refused,
    ).toEqual({
      type: 'already_voted',
      params: {},
    })
    const spoilt = {
      token: newToken(),
      marks: { mode: 'pick' as const, picks: [first!, second!, round.options[2]!.id] },
    }
    const unfit = await seat(1).client.ask(
      contract.castBallot,
      { params: { id: round.id }, body: spoilt },
      headers,
    )
    expect(unfit.refused).toEqual({ type: 'ballot_unfit', params: { reason: 'over-marked' } })
    expect(JSON.stringify(unfit.body)).not.toContain(first)

    await blanks(round.id, { mode: 'pick' })

    // The ballot's id is in the box and nowhere else; the token is nowhere.
    expect(await tablesHolding(dashed(receipt))).toEqual(['assembly.ballot'])
    expect(await tablesHolding(receipt)).toEqual([])
    for (const secret of [token, other.token, spoilt.token]) expect(await tablesHolding(secret)).toEqual([])
    // What names the voter names no line of the ballot; the key that a client sent along was not kept either.
    const [account] = await house.sql<{
      id: string
    }>`select id from identity.account where person_id = ${seat(0).personId}`
    const [voter] = await house.sql<{ id: string }>`
      select id from assembly.voter where round_id = ${round.id} and person_id = ${seat(0).personId}`
    for (const id of [seat(0).personId, seat(0).attendeeId, account!.id, voter!.id])
      for (const option of [first!, second!]) expect(await tablesHolding(id, option)).toEqual([])
    expect(await tablesHolding(headers['idempotency-key'])).toEqual([])
    expect(await house.sql`select key from platform.idempotency where account_id = ${account!.id}`).toEqual(
      [],
    )
    // The event says that somebody voted, and carries two enumerations.
    const events = await house.sql<{ data: unknown; subject_id: string; actor_id: string; quantity: number }>`
      select data, subject_id, actor_id, quantity from ledger.event where kind = 'assembly.ballot_cast' and subject_id = ${voter!.id}`
    expect(events).toEqual([
      {
        data: { kind: 'election', secrecy: 'secret' },
        subject_id: voter!.id,
        actor_id: seat(0).personId,
        quantity: 1,
      },
    ])
    // Columns of the box: no voter, no time, no order.
    const columns = await house.sql<{ name: string }>`
      select column_name as name from information_schema.columns where table_schema = 'assembly' and table_name in ('ballot', 'counted_ballot')
      group by 1 order by 1`
    expect(columns.map(({ name }) => name)).toEqual(['id', 'marks', 'round_id', 'run_id'])
    // The log of requests names the route and nothing else of it.
    expect(logged).toContain('/api/assembly/rounds/:id/ballots')
    for (const secret of [token, receipt, dashed(receipt), first!, second!, round.id])
      expect(logged).not.toContain(secret)

    await close(round.id)
    expect(await tablesHolding(dashed(receipt))).toEqual(['assembly.counted_ballot'])
    expect(await tablesHolding(receipt)).toEqual(['assembly.published'])
  })

  test('blanks and abstentions, and choices in any order, are kept in one way of writing', async () => {
    const round = await opened(house, day, motion({ options: [{ label: '甲' }, { label: '乙' }] }))
    const [one, two] = round.options.map(({ id }) => id)
    await cast(seat(0), round.id, { mode: 'approve', lines: { [two!]: 'y' } })
    await cast(seat(1), round.id, { mode: 'approve', lines: { [two!]: 'y', [one!]: 'a' } })
    await cast(seat(2), round.id, { mode: 'approve' })
    const kept = await house.sql<{ marks: string; n: number }>`
      select marks::text as marks, count(*)::int as n from assembly.ballot where round_id = ${round.id} group by 1 order by 2 desc`
    expect(kept.map(({ n }) => n)).toEqual([2, 1])
    const chosen = await opened(house, day, election(['甲', '乙', '丙'], 2))
    const [a, b] = chosen.options.map(({ id }) => id)
    await cast(seat(0), chosen.id, pick(a!, b!))
    await cast(seat(1), chosen.id, pick(b!, a!))
    const picks = await house.sql`select distinct marks from assembly.ballot where round_id = ${chosen.id}`
    expect(picks).toEqual([{ marks: { mode: 'pick', picks: [a, b] } }])
    await close(round.id)
    await close(chosen.id)
  })
})

describe('one person, one ballot', () => {
  test('a lost answer is asked for again with the same token and casts nothing; another ballot is refused', async () => {
    const round = await opened(house, day, motion())
    const token = newToken()
    const first = await cast(seat(0), round.id, approve(round, 'y'), token)
    const again = await cast(seat(0), round.id, approve(round, 'y'), token)
    expect(again.body).toEqual(first.body)
    expect((await cast(seat(0), round.id, approve(round, 'n'), token)).refused?.type).toBe('already_voted')
    expect((await cast(seat(0), round.id, approve(round, 'n'))).refused?.type).toBe('already_voted')
    // The same token in other hands is another ballot's name.
    expect((await cast(seat(1), round.id, approve(round, 'n'), token)).refused?.type).toBe('token_taken')
    expect((await cast(seat(1), round.id, approve(round, 'n'))).status).toBe(200)
    const mine = await seat(0).client.ask(contract.getMyBallot, { params: { id: round.id } })
    expect(mine.body).toMatchObject({ voted: true, channel: 'phone', state: 'open' })
    // Ended now, its result would be these two people's.
    expect((await close(round.id)).refused).toEqual({ type: 'too_few_cast', params: { cast: 2, least: 10 } })
    await blanks(round.id, { mode: 'approve' })
    const closed = await close(round.id)
    expect(closed.body.reply?.options).toMatchObject([{ for: 1, against: 1 }])
    expect((await cast(seat(0), round.id, approve(round, 'y'), token)).body).toEqual(first.body)
    expect((await cast(seat(2), round.id, approve(round, 'y'))).refused).toEqual({
      type: 'not_open',
      params: { state: 'closed' },
    })
  })

  test('whoever is not on the list does not vote: tellers, staff, those who stayed away, the neighbour', async () => {
    const round = await opened(house, day, motion())
    const marks = approve(round, 'y')
    expect((await cast(day.tellers[0]!, round.id, marks)).refused?.type).toBe('not_voter')
    const absent = await openConference(house, { representatives: 12 })
    // A representative of another conference does not learn that there is a ballot.
    expect((await cast(absent.seats[0]!, round.id, marks)).status).toBe(404)
    expect(
      (
        await house.anyone.ask(contract.castBallot, {
          params: { id: round.id },
          body: { token: newToken(), marks: { mode: 'approve' } },
        })
      ).status,
    ).toBe(401)
    // Signed in after it opened: there, but the list was frozen.
    const [late] = await house.sql<{ id: string; person_id: string }>`
      select a.id, a.person_id from assembly.attendee a where a.session_id = ${day.sessionId}
        and not exists (select from assembly.presence p where p.attendee_id = a.id) limit 1`
    await house.sql`insert into assembly.presence (id, run_id, attendee_id, channel, in_at)
      values (${late!.id}, ${day.runId}, ${late!.id}, 'card', ${new Date(house.clock.now().getTime() + 1)})`
    const voters = await clerk.ask(contract.listVoters, { params: { id: round.id } })
    expect(voters.body.voters).toHaveLength(40)
    expect(voters.body.voters.map(({ personId }) => personId)).not.toContain(late!.person_id)
    const closed = await close(round.id)
    expect(closed.body).toMatchObject({ arrived: 1, left: 0, frozen: { present: 40 } })
    await house.sql`delete from assembly.presence where id = ${late!.id}`
  })

  test('what could not count as it was meant is refused and may be sent again', async () => {
    const round = await opened(
      house,
      day,
      election(['单立群', '仇雅萍'], 1, {
        mode: 'approve',
        writeIns: 'instead-of',
        rule: { share: [1, 2], strict: true, base: 'valid' },
      }),
    )
    const [one, two] = round.options.map(({ id }) => id)
    const reasonOf = async (marks: Parameters<typeof cast>[2]) =>
      (await cast(seat(0), round.id, marks)).refused?.params.reason
    expect(await reasonOf(pick(one!))).toBe('wrong-mode')
    expect(await reasonOf({ mode: 'approve', lines: { [day.sessionId]: 'y' } })).toBe('unknown-option')
    expect(await reasonOf({ mode: 'approve', lines: { [one!]: 'y', [two!]: 'y' } })).toBe('over-marked')
    const writing = { name: '乐文娟', insteadOf: one! }
    expect(await reasonOf({ mode: 'approve', lines: { [one!]: 'a' }, writeIns: [writing] })).toBe(
      'line-does-not-count',
    )
    expect(
      await reasonOf({
        mode: 'approve',
        lines: { [one!]: 'n' },
        writeIns: [{ name: '仇雅萍', insteadOf: one! }],
      }),
    ).toBe('line-does-not-count')
    expect(
      (await cast(seat(0), round.id, { mode: 'approve', lines: { [one!]: 'n' }, writeIns: [writing] }))
        .status,
    ).toBe(200)
    // Keys of Object.prototype are no lines.
    const odd = await cast(seat(1), round.id, { mode: 'approve', lines: { constructor: 'y' } } as never)
    expect(odd.refused?.params.reason).toBe('unknown-option')
    await blanks(round.id, { mode: 'approve', lines: { [one!]: 'n' }, writeIns: [writing] })
    const closed = await close(round.id)
    expect(closed.body.reply?.options.at(-1)).toMatchObject({ id: '乐文娟', for: 11 })
    expect(closed.body.reply?.elected).toEqual(['乐文娟'])
  })

  test('of a storm of voters and ends over HTTP, what was acknowledged is what was counted', async () => {
    const many = await openConference(house, { representatives: 200 })
    const round = await opened(house, many, motion({ rule: { share: [1, 2], strict: true, base: 'valid' } }))
    let inFavour = 0
    let against = 0
    let late = 0
    const ends: Promise<unknown>[] = []
    await Promise.all(
      many.seats.map(async (one, at) => {
        const answer = await cast(one, round.id, approve(round, at % 2 ? 'y' : 'n'))
        if (at % 20 === 19) ends.push(close(round.id))
        if (answer.status !== 200) {
          expect(answer.refused?.type).toBe('not_open')
          late++
        } else if (at % 2) inFavour++
        else against++
      }),
    )
    await Promise.all(ends)
    const { body } = await clerk.ask(contract.getRound, { params: { id: round.id } })
    expect(body.reply?.options).toMatchObject([{ for: inFavour, against, abstain: 0 }])
    expect(body.sums).toMatchObject({ issued: 200, returned: 200 - late })
    expect(body.cast.phone).toBe(200 - late)
  })

  test('a rehearsal leaves only the word that something was rehearsed', async () => {
    const dry = await openConference(house, { representatives: 12, run: 'rehearsal' })
    const round = await opened(house, dry, motion())
    await cast(dry.seats[0]!, round.id, approve(round, 'y'))
    await close(round.id)
    const events = await house.sql<{ kind: string; quantity: number | null }>`
      select distinct e.kind, e.quantity from ledger.event e where e.subject_id = ${round.id}
        or e.subject_id in (select id from assembly.voter where round_id = ${round.id})`
    expect(events).toEqual([{ kind: 'assembly.rehearsed', quantity: null }])
  })
})
