import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { type Conference, motion, openConference, prepare } from '../../../tests/support/assembly.ts'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { conformsToBallotStore, type StoreWorld } from './store.conformance.ts'
import { type BoxOf, ballotId, type NewVoter, plainStore } from './store.ts'

/** A round and its voters beside the application, in a house of their own. */
async function prepareRound(
  house: House,
  secrecy: 'named' | 'secret',
  phones: number,
  papers: number,
): Promise<{ box: BoxOf; voters: NewVoter[]; day: Conference }> {
  const day = await openConference(house, { representatives: phones + papers, absent: 1 })
  const pollId = await prepare(house, day, motion({ secrecy }))
  const id = newId()
  const venue = day.venues.主会场!
  await house.sql`insert into assembly.round (id, run_id, poll_id, session_id, number, ordinal, cause, question, kind, mode, stage, secrecy,
      quorum, rule, seats, most, write_ins, ties, options, entitled, present, opened_at)
    select ${id}::uuid, ${day.runId}::uuid, q.id, q.session_id, 1, 1, 'first', q.question, q.kind, q.mode, q.stage, q.secrecy, q.quorum, q.rule,
      q.seats, q.most, q.write_ins, q.ties, '[]', ${phones + papers}::int, ${phones + papers}::int, ${house.clock.now()}
    from assembly.poll q where q.id = ${pollId}`
  await house.sql`insert into assembly.round_box (round_id, run_id, venue_id, name) values (${id}, ${day.runId}, ${venue}, '主会场')`
  const voters = day.seats.map(
    ({ attendeeId, personId }, at): NewVoter => ({
      id: newId(),
      attendeeId,
      personId,
      humanId: personId,
      venueId: venue,
      channel: at < phones ? 'phone' : 'paper',
      boxId: at < phones ? null : venue,
    }),
  )
  return { box: { id, runId: day.runId, secrecy }, voters, day }
}

async function openWorld(): Promise<StoreWorld> {
  const house = await openHouse()
  return {
    store: plainStore,
    act: async (work) => (await inTransaction(house.lilong, 'store', work)).result,
    prepare: ({ secrecy, phones, papers = 0 }) => prepareRound(house, secrecy, phones, papers),
    stop: () => house.close(),
  }
}

conformsToBallotStore('ballots in PostgreSQL', openWorld)

test('once the box is emptied, neither the place of a row nor its transaction tells when a ballot came', async () => {
  const house = await openHouse()
  try {
    const { box, voters } = await prepareRound(house, 'secret', 40, 0)
    const act = async <T>(work: Parameters<typeof inTransaction<T>>[2]) =>
      (await inTransaction(house.lilong, 'store', work)).result
    await act((tx) => plainStore.open(tx, box, voters))
    const sent: string[] = []
    for (const voter of voters) {
      const id = ballotId(box.id, newId())
      sent.push(id)
      await act((tx) => plainStore.cast(tx, box, voter.id, { id, marks: { mode: 'approve' } }))
    }
    const looked = async (table: string) =>
      (
        await sql<{ id: string; xmin: string }>`
          select id, xmin::text as xmin from ${sql.table(table)} where round_id = ${box.id} order by ctid`.execute(
          house.db,
        )
      ).rows
    // While it is open whoever holds the database can put them in order: the README and the page say so.
    const open = await looked('assembly.ballot')
    expect(open.map(({ id }) => id)).toEqual(sent)
    expect(new Set(open.map(({ xmin }) => xmin)).size).toBe(40)
    await act((tx) => plainStore.close(tx, box.id, null))
    expect(await looked('assembly.ballot')).toEqual([])
    const closed = await looked('assembly.counted_ballot')
    expect(closed.map(({ id }) => id)).toEqual([...sent].sort())
    expect(new Set(closed.map(({ xmin }) => xmin)).size).toBe(1)
  } finally {
    await house.close()
  }
})

test('the database itself keeps a ballot box shut, a list of voters closed and a round as it was opened', async () => {
  const house = await openHouse()
  try {
    const { box, voters, day } = await prepareRound(house, 'secret', 12, 1)
    await inTransaction(house.lilong, 'store', (tx) => plainStore.open(tx, box, voters))
    const voter = voters[0]!
    const ballot = ballotId(box.id, 'one')
    await inTransaction(house.lilong, 'store', (tx) =>
      plainStore.cast(tx, box, voter.id, { id: ballot, marks: { mode: 'approve' } }),
    )
    const refused = async (statement: Promise<unknown>) => {
      const error = await statement.then(
        () => undefined,
        (thrown: { code?: string }) => thrown.code,
      )
      expect(error).toBe('23001')
    }
    for (const change of [
      sql`question = '另一件事'`,
      sql`rule = '{"share":[0,1],"strict":false,"base":"valid"}'`,
      sql`seats = 2`,
      sql`options = '[{"id":"x"}]'`,
      sql`entitled = 400`,
      sql`present = 1`,
      sql`secrecy = 'named'`,
      sql`write_ins = 'free'`,
      sql`sealed = false`,
    ])
      await refused(sql`update assembly.round set ${change} where id = ${box.id}`.execute(house.db))
    await refused(house.sql`delete from assembly.round where id = ${box.id}`)
    await refused(house.sql`delete from assembly.ballot where round_id = ${box.id}`)
    await refused(house.sql`update assembly.ballot set marks = '{}' where round_id = ${box.id}`)
    await refused(house.sql`delete from assembly.voter where round_id = ${box.id}`)
    await refused(house.sql`update assembly.voter set voted = false where id = ${voter.id}`)
    await refused(
      house.sql`update assembly.voter set person_id = ${voters[1]!.personId} where id = ${voter.id}`,
    )
    await refused(
      house.sql`update assembly.voter set channel = 'phone', box_id = null, paper = 'none' where id = ${voters[12]!.id}`,
    )
    const [late] = await house.sql<{ id: string }>`
      select a.id from assembly.attendee a where a.session_id = ${day.sessionId}
        and not exists (select from assembly.presence p where p.attendee_id = a.id)`
    await refused(
      house.sql`insert into assembly.voter (id, round_id, run_id, attendee_id, person_id, human_id, channel)
        values (${newId()}, ${box.id}, ${day.runId}, ${late!.id}, ${newId()}, ${newId()}, 'phone')`,
    )
    // A ballot that nobody cast makes the end impossible: as many ballots as voters who have voted.
    await house.sql`insert into assembly.ballot (round_id, id, run_id, marks) values (${box.id}, ${newId()}, ${day.runId}, '{}')`
    await refused(inTransaction(house.lilong, 'store', (tx) => plainStore.close(tx, box.id, null)))
  } finally {
    await house.close()
  }
})
